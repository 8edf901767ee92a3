/// Compares days: the ways in which a birthday is mistyped are few.
struct DateComparison: Sendable {
    static func field(_ name: String) -> FieldComparison {
        FieldComparison(
            name, among: .asAnybody,
            [
                .init(name: "same", typical: 0.75, countsFrequency: true),
                .init(name: "one digit or exchange", typical: 0.10),
                .init(name: "day and month exchanged", typical: 0.01), .init(name: "two parts same", typical: 0.03),
                .init(name: "first of January, near", typical: 0.01), .init(name: "two digits", typical: 0.03),
                .init(name: "near in time", typical: 0.02), .init(name: "different", typical: 0.05),
            ])
    }

    let ids: [UInt32]
    let days: Vocabulary
    private let number: Int

    init(_ attribute: Attribute, number: Int) {
        ids = attribute.ids
        days = attribute.vocabulary
        self.number = number
    }

    @inline(__always)
    func level(_ one: UInt32, _ two: UInt32, _ scratch: inout ComparisonScratch) -> Int {
        guard one != 0, two != 0 else { return 0 }
        if one == two { return 1 }
        return scratch.level(of: one, two, in: number) { edits in
            let left = days.bytes.span.extracting(days.range(one))
            let right = days.bytes.span.extracting(days.range(two))
            let distance = edits.between(left, right)
            guard left.count == 8, right.count == 8 else { return distance == 1 ? 2 : distance == 2 ? 6 : 8 }
            let year = same(left, right, 0, 4)
            let month = same(left, right, 4, 2)
            let day = same(left, right, 6, 2)
            if month, day, left[5] == 0x31, left[4] == 0x30, left[7] == 0x31, left[6] == 0x30 {
                return distance == 1 ? 5 : 8
            }
            if distance == 1 { return 2 }
            if year, left[4] == right[6], left[5] == right[7], left[6] == right[4], left[7] == right[5] { return 3 }
            if (year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) == 2 { return 4 }
            if distance == 2 { return 6 }
            // The last three digits may slip together: a day off across the end of a month, a decade off.
            return abs(ordinal(left) - ordinal(right)) <= 62 || distance == 3 && left[2] == right[2] ? 7 : 8
        }
    }

    private func same(_ one: Span<UInt8>, _ two: Span<UInt8>, _ start: Int, _ count: Int) -> Bool {
        for index in start..<start + count where one[index] != two[index] { return false }
        return true
    }

    /// About how many days since the year 0.
    private func ordinal(_ day: Span<UInt8>) -> Int {
        var number = 0
        for index in 0..<8 { number = number * 10 + Int(day[index]) - 0x30 }
        return number / 10_000 * 365 + number / 100 % 100 * 30 + number % 100
    }
}
