/// Text made safe for markup, and the few shapes from which charts and tables are written.
///
/// Escaping goes by Unicode scalar. By `Character` a quotation mark followed by a combining accent is one unit that
/// equals no quotation mark, and would close the attribute that it stands in.
enum Markup {
    /// The text with the five characters that mean something in markup written as entities.
    ///
    /// Control characters that no XML document may hold become U+FFFD, so that a page stays well-formed whatever an
    /// export had in it.
    static func escape(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy(isHarmless) { return String(text) }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\r": result += "\n"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        default: (0x20..<0x7F).contains(byte)
        }
    }

    /// A coordinate with one decimal; 0 for what is no number, so that no chart is ever torn by one.
    static func coordinate(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e9 else { return "0.0" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }
}
