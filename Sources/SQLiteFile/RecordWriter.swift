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

    /// What each column takes: the index of a cell, or one of those below 0.
    private let steps: [Int]
    private static let rowNumber = -1
    /// The constants, from -2 downwards.
    private let constants: [SerialValue]
    private let scratch: RecordScratch

    /// A writer of records with these columns, in the order of the table.
    public init(_ sources: [Source]) {
        var constants: [SerialValue] = []
        // Numbers, because this is gone through for every row: of a source that holds bytes each look would be counted.
        steps = sources.map { source in
            switch source {
            case .cell(let index): return index
            case .rowNumber: return RecordWriter.rowNumber
            case .constant(let value):
                constants.append(value)
                return RecordWriter.rowNumber - constants.count
            }
        }
        self.constants = constants
        scratch = RecordScratch(columns: sources.count)
    }

    /// The record of a row; valid until the next call.
    func record(of batch: borrowing BatchBytes, row: Int) -> UnsafeBufferPointer<UInt8> {
        scratch.clear()
        let cells = batch.cells + row * batch.columnCount
        for step in steps {
            if step >= 0 {
                scratch.append(cells[step], batch.arena)
            } else if step == RecordWriter.rowNumber {
                scratch.appendNull()
            } else {
                let value = constants[RecordWriter.rowNumber - 1 - step]
                value.bytes.withUnsafeBufferPointer {
                    scratch.append(type: value.serialType, bytes: $0.baseAddress, count: $0.count)
                }
            }
        }
        return scratch.finish()
    }
}
