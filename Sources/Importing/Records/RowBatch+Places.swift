import BookingModel
import Database
import Tabular

/// Cells of rows whose texts and identifiers lie in the bytes of the records that they were read from: nothing is copied
/// before the row is written to its table. The batch takes those bytes over when all records are read.
extension RowBatch {
    /// Appends a value by its place, or none where it is empty.
    mutating func append(_ value: Field) {
        if value.length > 0 { append(textAt: value.range) } else { appendNull() }
    }

    /// Appends an identifier, or no value; its bytes are added to those of the records.
    mutating func append(_ identifier: Identifier?, _ values: inout RecordValues) {
        if let identifier { append(identifierAt: values.place(of: identifier)) } else { appendNull() }
    }
}
