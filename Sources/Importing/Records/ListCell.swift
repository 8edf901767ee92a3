/// Several values in one cell, as a JSON array of texts.
enum ListCell {
    /// An array as it is; else the parts between semicolons, bars or line ends, or between commas where no letter tells
    /// that these belong to the values, as in March 3, 2024.
    static func json(_ text: String, isJSON: Bool) -> String {
        if isJSON, text.hasPrefix("[") { return text }
        var separators: Set<Character> = [";", "|", "\n", "\r\n", "\r"]
        if !text.contains(where: \.isLetter) { separators.insert(",") }
        let parts = text.split { separators.contains($0) }.map { quoted($0.trimmingSpaces()) }
        return "[" + parts.filter { $0 != "\"\"" }.joined(separator: ",") + "]"
    }

    private static func quoted(_ text: Substring) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension Substring {
    /// The text without the blanks around it.
    fileprivate func trimmingSpaces() -> Substring {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
