/// How the characters of a file are written as bytes.
public enum TextEncoding: String, Sendable, CaseIterable {
    /// UTF-8, with or without its mark.
    case utf8 = "utf-8"
    /// UTF-16, low byte first, as Windows writes "Unicode text".
    case utf16LittleEndian = "utf-16le"
    /// UTF-16, high byte first.
    case utf16BigEndian = "utf-16be"
    /// Windows' western European code page.
    case windows1252 = "windows-1252"
    /// Latin 1; its bytes 80 to 9F are control characters, which no export means.
    case latin1 = "iso-8859-1"
    /// Windows' code page of Poland, Czechia, Hungary and their neighbours.
    case windows1250 = "windows-1250"
    /// What Macs wrote before they wrote UTF-8, and what Excel for the Mac still calls CSV.
    case macRoman = "mac-roman"

    /// The encoding as people write it.
    public var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16 LE"
        case .utf16BigEndian: "UTF-16 BE"
        case .windows1252: "Windows-1252"
        case .latin1: "ISO-8859-1"
        case .windows1250: "Windows-1250"
        case .macRoman: "Mac Roman"
        }
    }

    /// The encoding of a name, by its letters and digits: `UTF-8`, `utf16le`, `cp1252`, `Latin 1`.
    public init?(named name: String) {
        let key = String(
            name.lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.value < 0x3A && $0.value >= 0x30
            })
        switch key {
        case "utf8": self = .utf8
        case "utf16le", "utf16", "unicode": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "windows1252", "cp1252", "win1252", "1252", "ansi": self = .windows1252
        case "iso88591", "latin1", "88591": self = .latin1
        case "windows1250", "cp1250", "win1250", "1250": self = .windows1250
        case "macroman", "macintosh", "mac", "xmacroman": self = .macRoman
        default: return nil
        }
    }

    /// The line break of a file in this encoding.
    public var lineBreak: [UInt8] { encode([0x0A]) }
}
