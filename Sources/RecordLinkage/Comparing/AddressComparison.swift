/// Compares streets and house numbers.
struct AddressComparison: Sendable {
    static let field = FieldComparison(
        "address",
        [
            .init(name: "same", typical: 0.60, countsFrequency: true),
            .init(name: "street near, same number", typical: 0.12),
            .init(name: "same street", typical: 0.07, countsFrequency: true),
            .init(name: "same street, other number", typical: 0.03, countsFrequency: true),
            .init(name: "street near", typical: 0.05),
            .init(name: "street partly, same number", typical: 0.04),
            .init(name: "street partly", typical: 0.02), .init(name: "same number", typical: 0.03),
            .init(name: "different", typical: 0.05),
        ])

    /// Street and number together, the street alone, and the number, by record.
    let wholeIDs: [UInt32]
    let streetIDs: [UInt32]
    let numberIDs: [UInt32]
    let wholeCount: Int
    let streets: Vocabulary
    let words: WordSets
    private let number: Int

    init(address: Attribute, houseNumber: Attribute, number: Int) {
        self.number = number
        var streets = Vocabulary()
        var numbers = Vocabulary()
        var wholes = Vocabulary()
        let typed = address.vocabulary
        var streetOf: [UInt32] = [0]
        var numberOf: [UInt32] = [0]
        for id in 1..<UInt32(typed.count + 1) {
            var street: [UInt8] = []
            var own: [UInt8] = []
            for word in typed.value(id).split(separator: 0x20) {
                if own.isEmpty, word[word.startIndex] &- 0x30 < 10, street.isEmpty {
                    own = Array(word)
                } else {
                    if !street.isEmpty { street.append(0x20) }
                    street += word
                }
            }
            streetOf.append(streets.intern(street.span))
            numberOf.append(numbers.intern(own.span))
        }
        let typedNumbers = houseNumber.vocabulary
        let houses =
            [0]
            + (1..<UInt32(typedNumbers.count + 1)).map {
                numbers.intern(typedNumbers.bytes.span.extracting(typedNumbers.range($0)))
            }
        streetIDs = address.ids.map { streetOf[Int($0)] }
        numberIDs = address.ids.indices.map { record in
            let house = houses[Int(houseNumber.ids[record])]
            return house != 0 ? house : numberOf[Int(address.ids[record])]
        }
        var known: [UInt32] = []
        for record in address.ids.indices {
            let (street, house) = (streetIDs[record], numberIDs[record])
            guard street != 0 else {
                known.append(0)
                continue
            }
            let bytes = [street, house].flatMap { number in [24, 16, 8, 0].map { UInt8(number >> $0 & 255) } }
            known.append(wholes.intern(bytes.span))
        }
        wholeIDs = known
        wholeCount = wholes.count
        streets.finish()
        self.streets = streets
        words = WordSets(streets)
    }

    @inline(__always)
    func level(
        streets one: UInt32, _ two: UInt32, numbers: (UInt32, UInt32), _ scratch: inout ComparisonScratch
    ) -> Int {
        let (house1, house2) = numbers
        let isSameNumber = house1 != 0 && house1 == house2
        let isOther = house1 != 0 && house2 != 0 && house1 != house2
        guard one != 0, two != 0 else { return 0 }
        switch streetLevel(one, two, &scratch) {
        case 1: return isSameNumber || house1 == 0 && house2 == 0 ? 1 : isOther ? 4 : 3
        case 2: return isSameNumber ? 2 : 5
        case 3: return isSameNumber ? 6 : 7
        default: return isSameNumber ? 8 : 9
        }
    }

    /// 1 the same, 2 near, 3 partly, 4 another.
    @inline(__always)
    private func streetLevel(_ one: UInt32, _ two: UInt32, _ scratch: inout ComparisonScratch) -> Int {
        if one == two { return 1 }
        return scratch.level(of: one, two, in: number) { edits in
            let left = streets.bytes.span.extracting(streets.range(one))
            let right = streets.bytes.span.extracting(streets.range(two))
            let length = max(left.count, right.count)
            if streets.leastEdits(one, two) * 6 <= length, edits.between(left, right) * 6 <= length { return 2 }
            let overlap = words.overlap(one, two)
            if overlap.ofBoth >= 0.6 || overlap.ofLesser >= 0.85 { return 2 }
            if overlap.ofLesser >= 0.3 || JaroWinkler.similarity(left, right) >= 0.88 { return 3 }
            return 4
        }
    }
}
