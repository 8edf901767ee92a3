/// What is wrong with a piece of JSON, and where.
public struct JSONDefect: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: UInt8, Sendable, Equatable, CaseIterable {
        case unexpectedEnd, expectedValue, expectedKey, expectedColon, expectedCommaOrEnd, trailingComma
        case invalidNumber, invalidLiteral, controlCharacter, invalidEscape, loneSurrogate, invalidUTF8
        case duplicateKey, tooDeep, tooManyColumns, notAnObject, trailingContent, recordTooLong
    }

    /// What is wrong.
    public var kind: Kind
    /// The key that is there twice, with the path to it; nil for every other kind.
    public var key: String?
    /// Physical line, 1-based.
    public var line: Int
    /// Byte column, 1-based.
    public var column: Int

    /// A defect at a place.
    public init(kind: Kind, key: String? = nil, line: Int, column: Int) {
        self.kind = kind
        self.key = key
        self.line = line
        self.column = column
    }

    /// What is wrong, in lower case, with the place and without any value from the file.
    public var description: String {
        let subject = key.map { ": \($0)" } ?? ""
        return "\(kind.message)\(subject) (line \(line), column \(column))"
    }

    /// What to do next.
    public var hint: String { kind.hint }
}

extension JSONDefect.Kind {
    var message: String {
        switch self {
        case .unexpectedEnd: "the JSON ends too early"
        case .expectedValue: "a JSON value is expected here"
        case .expectedKey: "a key in double quotes is expected here"
        case .expectedColon: "a colon is expected after the key"
        case .expectedCommaOrEnd: "a comma or a closing bracket is expected here"
        case .trailingComma: "there is a comma before a closing bracket"
        case .invalidNumber: "this is not a JSON number"
        case .invalidLiteral: "this is not JSON: only true, false and null are words"
        case .controlCharacter: "there is an unescaped control character in a string"
        case .invalidEscape: "there is an unknown escape in a string"
        case .loneSurrogate: "there is half of a surrogate pair in a string"
        case .invalidUTF8: "there are bytes that are not UTF-8"
        case .duplicateKey: "a key is there twice"
        case .tooDeep: "brackets are nested more than \(JSONTokens.maximumDepth) deep"
        case .tooManyColumns: "there are more than \(JSONColumns.maximumCount) different keys"
        case .notAnObject: "a record must be a JSON object"
        case .trailingContent: "there is something after the end of the document"
        case .recordTooLong: "a record is too long"
        }
    }

    var hint: String {
        switch self {
        case .unexpectedEnd: "the export was cut off: export it again"
        case .duplicateKey: "keep one of the two"
        case .invalidUTF8: "export the file as UTF-8"
        case .trailingContent: "put one document into a file, or one object on each line"
        case .notAnObject: "put each record between { and }"
        case .tooDeep, .tooManyColumns, .recordTooLong: "check that this is the right file"
        case .controlCharacter, .invalidEscape, .loneSurrogate: "escape the character as JSON asks"
        case .expectedValue, .expectedKey, .expectedColon, .expectedCommaOrEnd, .trailingComma, .invalidNumber,
            .invalidLiteral:
            "correct the place, or export the file as strict JSON"
        }
    }
}
