/// Columns that count people by their age: `Adults`, `Children`.
enum AgeColumns {
    private static let adults: Set<String> = ["adult", "adults"]
    private static let others: Set<String> = [
        "child", "children", "kids", "infants", "infant", "juniors", "junior", "seniors", "senior", "concessions",
        "concession", "teens", "youths", "youth", "toddlers", "babies",
    ]

    /// Whether a header counts people of some age.
    static func isOne(_ header: String) -> Bool { isOne(header, of: adults) || isOne(header, of: others) }

    /// The columns among English headers, where one of them counts adults.
    static func all(among headers: [String]) -> [String] {
        let found = headers.filter { isOne($0) }
        return found.contains { isOne($0, of: adults) } ? found : []
    }

    /// Whether a header is one of the words, or says that it is the number of them.
    private static func isOne(_ header: String, of words: Set<String>) -> Bool {
        let key = HeaderSynonyms.key(header)
        let rest = ["numberof", "noof", "of", "no", "total", "qty"].first { key.hasPrefix($0) }.map {
            String(key.dropFirst($0.count))
        }
        return words.contains(key) || rest.map(words.contains) == true
    }
}

extension Mapping {
    /// Adds up people who are counted by their age, where no column counts all of them.
    mutating func addAges(_ headers: [String]) {
        let ages = AgeColumns.all(among: headers)
        guard rules[.participants] == nil, !ages.isEmpty else { return }
        rules[.participants] = FieldRule(.sum(ages))
    }
}
