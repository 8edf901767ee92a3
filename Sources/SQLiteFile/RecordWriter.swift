internal import Database

/// Writes the rows of batches as records.
public final class RecordWriter {
    /// Where a column of the table gets its value from.
    public enum Source: Sendable {
        /// From a cell of the row.
        case cell(Int)
        /// The same in every row: the column's default.
        case constant(SerialValue)
        /// From the row's number, which stands beside the record.
        case rowNumber
    }

    /// What the columns take, one after the other: the index of a cell, or below 0 a run of columns that are the same in
    /// every row, of which -1 is the first.
    private let steps: UnsafeMutableBufferPointer<Int>
    private let constants: ConstantRuns
    private let scratch: RecordScratch

    /// A writer of records with these columns, in the order of the table.
    public init(_ sources: [Source]) {
        var steps: [Int] = []
        var constants = ConstantRuns()
        for source in sources {
            let value: SerialValue
            switch source {
            case .cell(let index):
                steps.append(index)
                continue
            case .rowNumber: value = SerialValue(.null)
            case .constant(let constant): value = constant
            }
            if let last = steps.last, last < 0 {
                constants.extend(by: value)
            } else {
                constants.begin(with: value)
                steps.append(-constants.count)
            }
        }
        // Gone through for every row: an array that others could hold, too, would be counted for every cell.
        self.steps = .allocate(capacity: steps.count)
        _ = self.steps.initialize(from: steps)
        self.constants = constants
        scratch = RecordScratch(columns: sources.count)
    }

    deinit { steps.deallocate() }

    /// The record of a row; valid until the next call.
    func record(of batch: borrowing BatchBytes, row: Int) -> UnsafeBufferPointer<UInt8> {
        scratch.clear()
        let cells = batch.cells + row * batch.columnCount
        for step in steps {
            if step >= 0 { scratch.append(cells[step], batch.arena) } else { constants.append(-1 - step, to: scratch) }
        }
        return scratch.finish()
    }
}
