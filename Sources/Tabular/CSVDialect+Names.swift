extension CSVDialect {
    /// What the delimiter is called: `comma`, `tab`, or the character itself.
    public var delimiterName: String {
        switch delimiter {
        case .blanks: "blanks"
        case .byte(let byte): CSVDialect.name(of: byte)
        }
    }

    /// The delimiter as a text; nil where it is no single character.
    public var delimiterCharacter: String? {
        if case .byte(let byte) = delimiter { String(UnicodeScalar(byte)) } else { nil }
    }

    /// What a delimiter, a quote or an escape is called.
    public static func name(of byte: UInt8) -> String {
        switch byte {
        case 0x09: "tabs"
        case 0x20: "spaces"
        case 0x22: "double quotes"
        case 0x27: "apostrophes"
        case 0x2C: "commas"
        case 0x3B: "semicolons"
        case 0x5C: "backslashes"
        case 0x7C: "bars"
        case 0x21...0x7E: String(UnicodeScalar(byte))
        default: "byte \(String(byte, radix: 16))"
        }
    }

    /// The rows at the beginning of a file, as UTF-8, with their physical lines: where a header can be looked for.
    public func leadingRows(of prefix: [UInt8]) -> [(line: Int, cells: [String])] {
        CSVSniffer(prefix, told: CSVSettings()).rows(self, withCells: 50).prefix(50).map { ($0.line, $0.cells) }
    }
}
