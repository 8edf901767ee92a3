/// What a field was in the file.
public enum FieldKind: UInt8, Sendable {
    /// The record has no such field: a ragged row, a missing key.
    case absent
    /// Text; a quoted field is text even when nothing is between the quotes.
    case text
    /// A JSON number, as written.
    case number
    /// `true` or `false`.
    case boolean
    /// JSON `null`.
    case null
    /// A nested JSON array (or an empty object), as written.
    case structure
    /// CSV: nothing between separators, unquoted.
    case empty
}

/// One field's value: bounds into the bytes of its batch, always contiguous, unquoted and unescaped.
public struct Field: Sendable, Equatable {
    /// Index of the first byte.
    public var offset: UInt32
    /// Bytes.
    public var length: UInt32
    /// What the field was in the file.
    public var kind: FieldKind

    /// A field over `length` bytes from `offset`.
    @inlinable
    public init(offset: UInt32, length: UInt32, kind: FieldKind) {
        self.offset = offset
        self.length = length
        self.kind = kind
    }

    @inline(__always)
    init(_ start: Int, _ end: Int, _ kind: FieldKind) {
        self.init(
            offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: end &- start), kind: kind)
    }

    /// A field that the record does not have.
    public static let absent = Field(offset: 0, length: 0, kind: .absent)

    /// Where the value lies in the bytes of its batch.
    @inlinable
    public var range: Range<Int> {
        Int(offset)..<(Int(offset) + Int(length))
    }
}
