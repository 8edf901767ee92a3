/// English names of months.
enum MonthName {
    private static let names: [[UInt8]] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { Array($0.utf8) }

    /// The number of the month that a word names, whole or by its first letters (`feb`, `Sept`); nil for another word.
    static func number(_ word: Span<UInt8>) -> Int? {
        guard word.count >= 3 else { return nil }
        return names.firstIndex { name in
            guard word.count <= name.count, word.count <= 4 || word.count == name.count else { return false }
            for index in 0..<word.count where word[index] | 0x20 != name[index] { return false }
            return true
        }.map { $0 + 1 }
    }
}
