/// Compares texts word by word, rare words first: company names, second lines of addresses, any other text.
struct WordsComparison: Sendable {
    static func company(_ name: String) -> FieldComparison {
        field(name, [0.60, 0.12, 0.08, 0.05, 0.04, 0.03, 0.08])
    }
    static func text(_ name: String) -> FieldComparison {
        field(name, [0.60, 0.08, 0.05, 0.04, 0.03, 0.03, 0.17])
    }

    private static func field(_ name: String, _ typical: [Double]) -> FieldComparison {
        let names = [
            "same", "nearly all words", "one in the other", "half the words", "a quarter of the words", "a word",
            "different",
        ]
        return FieldComparison(
            name, zip(names, typical).map { ComparisonLevel(name: $0, typical: $1, countsFrequency: $0 == "same") })
    }

    let ids: [UInt32]
    let texts: Vocabulary
    let words: WordSets
    private let number: Int

    init(_ attribute: Attribute, number: Int) {
        ids = attribute.ids
        texts = attribute.vocabulary
        words = WordSets(attribute.vocabulary)
        self.number = number
    }

    @inline(__always)
    func level(_ one: UInt32, _ two: UInt32, _ scratch: inout ComparisonScratch) -> Int {
        guard one != 0, two != 0 else { return 0 }
        if one == two { return 1 }
        return scratch.level(of: one, two, in: number) { edits in
            let left = texts.bytes.span.extracting(texts.range(one))
            let right = texts.bytes.span.extracting(texts.range(two))
            let length = max(left.count, right.count)
            if length <= 64, texts.leastEdits(one, two) * 6 <= length, edits.between(left, right) * 6 <= length {
                return 2
            }
            let overlap = words.overlap(one, two)
            if overlap.ofBoth >= 0.75 { return 2 }
            if overlap.ofLesser >= 0.95 { return 3 }
            if overlap.ofBoth >= 0.5 { return 4 }
            if length <= 20, LetterBag.similarity(left, right) >= 0.85 { return 4 }
            if overlap.ofBoth >= 0.25 { return 5 }
            return overlap.ofBoth > 0 ? 6 : 7
        }
    }
}
