/// What is wrong with a piece of JSON, and where.
public struct JSONDefect: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: UInt8, Sendable, Equatable, CaseIterable {
        case unexpectedEnd, expectedValue, expectedKey, expectedColon, expectedCommaOrEnd, trailingComma
        case invalidNumber, invalidLiteral, controlCharacter, invalidEscape, loneSurrogate, invalidUTF8
        case duplicateKey, tooDeep, tooManyColumns, notAnObject, trailingContent, recordTooLong
        case notFinite, mongoShell, pythonNotation
    }

    /// What is wrong.
    public var kind: Kind
    /// The key that is there twice, with the path to it; nil for every other kind.
    public var key: String?
    /// Physical line, 1-based.
    public var line: Int
    /// Byte column, 1-based.
    public var column: Int
    /// Bytes of the file, or of the cell, before the place.
    public var offset: Int

    /// A defect at a place.
    public init(kind: Kind, key: String? = nil, line: Int, column: Int, offset: Int) {
        self.kind = kind
        self.key = key
        self.line = line
        self.column = column
        self.offset = offset
    }

    /// What is wrong, in lower case, with the place and without any value from the file.
    public var description: String {
        "\(message) (line \(line), column \(column), byte \(offset))"
    }

    /// What is wrong, without the place.
    public var message: String { kind.message + (key.map { ": \($0)" } ?? "") }

    /// What to do next.
    public var hint: String { kind.hint }
}

extension JSONDefect.Kind {
    /// What is wrong, in lower case.
    public var message: String {
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
        case .notFinite: "NaN and Infinity are not JSON numbers"
        case .mongoShell: "this is output of the mongo shell, such as ISODate(…), not JSON"
        case .pythonNotation: "this is Python's notation, not JSON"
        }
    }

    /// What to do next.
    public var hint: String {
        switch self {
        case .unexpectedEnd: "the export was cut off: export it again"
        case .duplicateKey: "keep one of the two"
        case .invalidUTF8: "export the file as UTF-8"
        case .trailingContent: "put one object on each line"
        case .notAnObject: "put each record between { and }"
        case .tooDeep, .tooManyColumns, .recordTooLong: "check that this is the right file"
        case .notFinite: "write null, or the number that was meant"
        case .mongoShell: "export it with mongoexport, or print it with EJSON.stringify"
        case .pythonNotation: "write it with json.dumps instead of str"
        case .controlCharacter, .invalidEscape, .loneSurrogate: "escape the character as JSON asks"
        case .expectedValue, .expectedKey, .expectedColon, .expectedCommaOrEnd, .trailingComma, .invalidNumber,
            .invalidLiteral:
            "correct the place, or export the file as strict JSON"
        }
    }
}
