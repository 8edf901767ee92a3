/// Compares telephone numbers and identifiers: runs of digits in which a wrong one is a slip, not a likeness.
struct CodeComparison: Sendable {
    static func phone(_ name: String) -> FieldComparison {
        FieldComparison(
            name,
            [
                .init(name: "same", typical: 0.72, countsFrequency: true), .init(name: "one edit", typical: 0.05),
                .init(name: "same last seven digits", typical: 0.01), .init(name: "two edits", typical: 0.01),
                .init(name: "different", typical: 0.21),
            ])
    }
    static func identifier(_ name: String) -> FieldComparison {
        FieldComparison(
            name, among: .asAnybody,
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

    @inline(__always)
    func level(_ first: Int, _ second: Int, _ scratch: inout ComparisonScratch) -> Int {
        let (one, two) = (ids[first], ids[second])
        guard one != 0, two != 0 else { return 0 }
        if one == two { return 1 }
        return scratch.level(of: one, two, in: number) { edits in
            let left = codes.bytes.span.extracting(codes.range(one))
            let right = codes.bytes.span.extracting(codes.range(two))
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
