/// Values that say there is none. Which words do depends on the field: a person may be called Null.
enum MissingValue {
    private static let words: Set<String> = ["null", "n/a", "na", "none", "-", "--", "nil", "nan", "#n/a", "\\n"]
    /// A name of these letters may be somebody's.
    private static let keepsWords: Set<ImportField> = [.firstName, .lastName, .fullName, .company, .bookingNotes]

    /// Whether `bytes`, trimmed, means that the field has no value.
    static func isMissing(_ bytes: Span<UInt8>, in field: ImportField) -> Bool {
        if bytes.isEmpty { return true }
        // Nearly all values are told by their first letter, without making a text of them.
        switch bytes[0] {
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "-"), UInt8(ascii: "#"), UInt8(ascii: "\\"): break
        default: return false
        }
        guard bytes.count <= 4, !keepsWords.contains(field) else { return false }
        return words.contains(bytes.text.lowercased())
    }
}
