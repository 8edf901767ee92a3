/// Compares telephone numbers and identifiers: runs of digits in which a wrong one is a slip, not a likeness.
struct CodeComparison: Sendable {
    static func phone(_ name: String) -> FieldComparison {
        var field = FieldComparison(
            name,
            [
                .init(name: "same", typical: 0.72, countsFrequency: true), .init(name: "one edit", typical: 0.05),
                .init(name: "same last seven digits", typical: 0.01), .init(name: "two edits", typical: 0.01),
                .init(name: "different", typical: 0.21),
            ])
        field.isPhone = true
        return field
    }

    /// Somebody's number; or that of a household, an account or a family, which is what relatives have in common.
    static func identifier(_ name: String, isOfGroups: Bool = false) -> FieldComparison {
        FieldComparison(
            name, among: isOfGroups ? .learned : .asAnybody,
            [
                .init(name: "same", typical: 0.85, countsFrequency: true), .init(name: "one edit", typical: 0.05),
                .init(name: "same last seven digits", typical: 0.005), .init(name: "two edits", typical: 0.01),
                .init(name: "different", typical: 0.085),
            ])
    }

    let ids: [UInt32]
    let codes: Vocabulary
    private let number: Int

    init(_ attribute: Attribute, number: Int) {
        ids = attribute.ids
        codes = attribute.vocabulary
        self.number = number
    }

    /// How many pairs of records with one code are looked at.
    private static let pairsOfOneCode = 20_000

    /// Whether a code is a group's: records that share one have as often as not different given names.
    func areOfGroups(_ names: NameComparison?) -> Bool {
        guard let names else { return false }
        var last = [Int](repeating: -1, count: codes.count + 1)
        var scratch = ComparisonScratch(pairs: 1)
        var pairs = 0
        var different = 0
        for record in ids.indices where ids[record] != 0 {
            let code = Int(ids[record])
            defer { last[code] = record }
            guard last[code] >= 0, pairs < CodeComparison.pairsOfOneCode else { continue }
            let level = names.levels(
                names.givenIDs[last[code]], names.surnameIDs[last[code]], names.givenIDs[record],
                names.surnameIDs[record], &scratch
            ).given
            if level != 0 { pairs += 1 }
            if level == NameComparison.differentGiven { different += 1 }
        }
        return pairs >= 10 && different * 3 > pairs
    }

    /// Of codes of one length only digits in their place are looked at: that is quick, and all that slips come to.
    @inline(__always)
    private func levelOfEqualLengths(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
        var differences = 0
        var last = 0
        var isExchange = false
        for index in 0..<left.count where left[index] != right[index] {
            differences += 1
            if differences > 2 { return 5 }
            isExchange =
                differences == 2 && last == index - 1 && left[last] == right[index] && left[index] == right[last]
            last = index
        }
        return differences == 1 || isExchange ? 2 : 4
    }

    @inline(__always)
    func level(_ one: UInt32, _ two: UInt32, _ scratch: inout ComparisonScratch) -> Int {
        guard one != 0, two != 0 else { return 0 }
        if one == two { return 1 }
        let left = codes.bytes.span.extracting(codes.range(one))
        let right = codes.bytes.span.extracting(codes.range(two))
        if left.count == right.count { return levelOfEqualLengths(left, right) }
        return scratch.level(of: one, two, in: number) { edits in
            let distance = edits.between(left, right)
            if distance == 1 { return 2 }
            if left.count != right.count, left.count >= 7, right.count >= 7 {
                var isSame = true
                for index in 1...7 where left[left.count - index] != right[right.count - index] { isSame = false }
                if isSame { return 3 }
            }
            return distance == 2 ? 4 : 5
        }
    }
}
