/// What is wrong with one record; the records around it are not touched by it.
public struct RecordDefect: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: Sendable, Equatable {
        /// A quote opens a field and does not close.
        case unclosedQuote
        /// Text between a closing quote and the next separator.
        case textAfterClosingQuote
        /// A NUL byte.
        case nulByte
        /// Bytes that are not UTF-8.
        case invalidUTF8
        /// More or fewer fields than the header has.
        case fieldCount(expected: Int, found: Int)
        /// Longer than the bound; given in pieces of at most that many bytes.
        case recordTooLong(limit: Int)
        /// Not JSON, or JSON that is no record.
        case json(JSONDefect)
    }

    // Boxed, so that the well-formed records, nearly all, pay one word for the defect that they do not have.
    private final class Storage: Sendable {
        let kind: Kind
        let column: Int?
        init(_ kind: Kind, _ column: Int?) {
            self.kind = kind
            self.column = column
        }
    }

    private let storage: Storage

    /// A defect in a column, 1-based: the field's number in CSV, the byte column in JSON.
    public init(_ kind: Kind, column: Int? = nil) {
        storage = Storage(kind, column)
    }

    /// What is wrong.
    public var kind: Kind { storage.kind }

    /// Where in the record, 1-based: the field's number in CSV, the byte column of the line in JSON.
    public var column: Int? { storage.column }

    /// What is wrong, in lower case, without any value from the file.
    public var description: String { kind.message }

    /// What to do next.
    public var hint: String { kind.hint }

    /// Whether both say the same of the same column.
    public static func == (left: RecordDefect, right: RecordDefect) -> Bool {
        left.kind == right.kind && left.column == right.column
    }
}

extension RecordDefect.Kind {
    var message: String {
        switch self {
        case .unclosedQuote: "a quote opens a field and is not closed"
        case .textAfterClosingQuote: "there is text after a closing quote"
        case .nulByte: "there is a NUL byte in the record"
        case .invalidUTF8: "there are bytes that are not UTF-8"
        case .fieldCount(let expected, let found):
            "\(found) \(found == 1 ? "field" : "fields") where the header has \(expected)"
        case .recordTooLong(let limit): "the record is longer than \(limit) bytes"
        case .json(let defect): defect.description
        }
    }

    var hint: String {
        switch self {
        case .unclosedQuote: "close the quote, or double every quote inside the field"
        case .textAfterClosingQuote:
            "double every quote inside the field; where a backslash stands before them, use --escape backslash"
        case .nulByte: "remove the NUL byte, or export the record again"
        case .invalidUTF8: "export the file as UTF-8, or name its encoding with --encoding"
        case .fieldCount(let expected, let found):
            found > expected
                ? "put quotes around the field that holds a separator"
                : "add the missing fields; a value with a line break in it needs quotes"
        case .recordTooLong: "look for a quote that is not closed, or a file without line endings"
        case .json(let defect): defect.hint
        }
    }
}
