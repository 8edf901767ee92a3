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

    private let sources: [Source]
    private let scratch: RecordScratch

    /// A writer of records with these columns, in the order of the table.
    public init(_ sources: [Source]) {
        self.sources = sources
        scratch = RecordScratch(columns: sources.count)
    }

    /// The record of a row; valid until the next call.
    func record(of batch: borrowing BatchBytes, row: Int) -> UnsafeBufferPointer<UInt8> {
        scratch.clear()
        for source in sources {
            switch source {
            case .cell(let index): scratch.append(batch.cells[row * batch.columnCount + index], batch.arena)
            case .constant(let value):
                value.bytes.withUnsafeBufferPointer {
                    scratch.append(type: value.serialType, bytes: $0.baseAddress, count: $0.count)
                }
            case .rowNumber: scratch.appendNull()
            }
        }
        return scratch.finish()
    }
}
