import Tabular

/// A value whose form shows and whose content does not: letters as a and A, digits as 9, everything else as it is.
///
///     MaskedValue("Zoë Müller-07700 900123").text  // Aaa Aaaaaa-99999 999999
struct MaskedValue: Equatable {
    /// Longer values are cut here: the form of a date or an amount shows before.
    static let limit = 24

    let text: String

    init(_ value: String) {
        var masked = ""
        var count = 0
        var isBlank = false
        for character in value {
            // A run of blanks, such as the indentation of JSON, says no more than one.
            if character.isWhitespace, isBlank { continue }
            isBlank = character.isWhitespace
            defer { count += 1 }
            if count == MaskedValue.limit {
                masked += "…"
                break
            }
            masked += MaskedValue.mask(character)
        }
        text = masked
    }

    private static func mask(_ character: Character) -> String {
        if character.isWhitespace { return " " }
        if character.isNumber { return "9" }
        if character.isLetter { return character.isUppercase ? "A" : "a" }
        guard character.isASCII, let byte = character.asciiValue else {
            // Marks of money and of omission say how to read a column; what else there is may be part of a name.
            return character.isCurrencySymbol || character == "…" ? String(character) : "?"
        }
        return byte < 0x20 ? " " : String(character)
    }
}
