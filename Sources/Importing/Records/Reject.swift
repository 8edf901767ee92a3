import BookingModel

/// A row that was not loaded: where it is, why, and its bytes exactly as in the file.
struct Reject: Sendable {
    /// The physical line on which the row starts, from 1.
    let line: Int
    /// The header of the column at fault, or nil where it is the row as a whole.
    let column: String?
    /// A short code by which rejects are grouped.
    let reason: String
    /// What is wrong, without any value.
    let message: String
    /// What to do about it.
    let hint: String
    /// The booking that the row is of, where it says so: more of it may have been loaded.
    var bookingID: Identifier?
    /// The row's bytes, for the rejects file and nothing else.
    let raw: [UInt8]
}

/// A row's defect on its way to becoming a reject.
struct RowDefect: Error {
    let field: ImportField?
    let defect: ValueDefect
}
