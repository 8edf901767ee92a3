/// How much room a text takes, near enough to place labels without a font at hand.
enum ChartText {
    /// The size of all chart text, in drawing units.
    static let size = 13.0
    /// The distance between the baselines of two labels that do not touch.
    static let lineHeight = 16.0

    /// The width of a text in drawing units, on the generous side.
    static func width(_ text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + advance($1) } * size
    }

    /// The text, or as much of it as fits followed by an ellipsis.
    static func cut(_ text: String, to width: Double) -> String {
        guard self.width(text) > width else { return text }
        var room = width - 0.8 * size
        var kept = ""
        for character in text {
            room -= character.unicodeScalars.reduce(0) { $0 + advance($1) } * size
            guard room >= 0 else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// Shares of the font size, as in the common sans-serif faces.
    private static func advance(_ scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "I", "'", ".", ",", ":", ";", "|", "!", " ", "f", "t", "r", "(", ")": 0.36
        case "m", "w", "M", "W", "@", "%", "—", "…": 0.95
        case "A"..."Z": 0.72
        case "\u{300}"..."\u{36F}", "\u{200B}"..."\u{200F}", "\u{2066}"..."\u{2069}": 0
        case "\u{1100}"..."\u{11FF}", "\u{2E80}"..."\u{FFFF}", "\u{1F000}"...: 1.05
        default: 0.6
        }
    }
}
