public import Tabular

/// The words by which flags and mapping files say how a file is written.
public struct FormatWords<Value: Sendable>: Sendable {
    /// What may be said, for errors.
    public let allowed: String
    /// One of them, as it is written in a mapping file.
    public let example: String
    private let read: @Sendable (String) -> Value?

    init(_ allowed: String, example: String, _ read: @escaping @Sendable (String) -> Value?) {
        self.allowed = allowed
        self.example = example
        self.read = read
    }

    /// What a text says; nil where it says nothing that is known.
    public func value(_ text: String) -> Value? { read(text) }
}

/// The byte that a text of one ASCII character is.
private func singleByte(_ text: String) -> UInt8? {
    guard text.utf8.count == 1, let byte = text.utf8.first, byte >= 0x20, byte < 0x7F else { return nil }
    return byte
}

extension FormatWords<CSVDialect.Delimiter> {
    /// What stands between two fields.
    public static var delimiter: Self {
        Self("one character, tab or blanks", example: "\";\"") { text in
            switch text {
            case "blanks": .blanks
            case "tab", "\t", "\\t": .byte(0x09)
            case "comma": .byte(0x2C)
            case "semicolon": .byte(0x3B)
            case "pipe": .byte(0x7C)
            default: singleByte(text).map { .byte($0) }
            }
        }
    }
}

extension FormatWords<CSVSettings.Quote> {
    /// What encloses fields.
    public static var quote: Self {
        Self("one character or none", example: "\"'\"") { text in
            switch text {
            case "none": CSVSettings.Quote.none
            case "double": .byte(0x22)
            case "single": .byte(0x27)
            default: singleByte(text).map { .byte($0) }
            }
        }
    }
}

extension FormatWords<CSVSettings.Escape> {
    /// How a quote within a quoted field is written.
    public static var escape: Self {
        Self("doubled, backslash or one character", example: "backslash") { text in
            switch text {
            case "doubled": .doubled
            case "backslash": .byte(0x5C)
            default: singleByte(text).map { .byte($0) }
            }
        }
    }
}

extension FormatWords<TextEncoding> {
    /// The encoding of the text.
    public static var encoding: Self {
        Self(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "), example: "windows-1252") {
            TextEncoding(named: $0)
        }
    }
}

extension FormatWords<Int> {
    /// The line on which the header starts.
    public static var headerLine: Self {
        Self("the number of a line, from 1", example: "5") { Int($0).flatMap { $0 > 0 ? $0 : nil } }
    }
}
