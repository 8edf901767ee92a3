/// Compares where two records are: postcode and town are one line of evidence, because the one follows from the other.
struct PlaceComparison: Sendable {
    static let field = FieldComparison(
        "place",
        [
            .init(name: "same postcode", typical: 0.60, countsFrequency: true),
            .init(name: "same postcode, other town", typical: 0.03, countsFrequency: true),
            .init(name: "postcode one edit, same town", typical: 0.04),
            .init(name: "postcode one edit", typical: 0.02), .init(name: "same postal area", typical: 0.04),
            .init(name: "same town", typical: 0.10, countsFrequency: true),
            .init(name: "same town, other postcode", typical: 0.05, countsFrequency: true),
            .init(name: "town near", typical: 0.04),
            .init(name: "other town", typical: 0.03), .init(name: "other postcode", typical: 0.04),
            .init(name: "other town and postcode", typical: 0.02),
        ])

    /// The level of two records in the same town of which no postcodes are known.
    static let sameTown = 6

    let postcodeIDs: [UInt32]
    let localityIDs: [UInt32]
    let postcodes: Vocabulary
    private let localities: Vocabulary
    /// How many letters of each postcode name its area.
    private let areaLengths: [UInt8]
    private let number: Int

    init(postcode: Attribute, locality: Attribute, number: Int) {
        postcodeIDs = postcode.ids
        localityIDs = locality.ids
        postcodes = postcode.vocabulary
        localities = locality.vocabulary
        self.number = number
        areaLengths =
            [0]
            + (1..<UInt32(postcode.vocabulary.count + 1)).map { UInt8(Self.area(postcode.vocabulary.value($0)).count) }
    }

    /// The area of a postcode: all but the last three of a British one, three digits of any other.
    static func area(_ postcode: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isLetter = { (byte: UInt8) in byte &- 0x61 < 26 }
        guard postcode.count >= 5, postcode.count <= 7, let last = postcode.last, isLetter(last),
            isLetter(postcode[postcode.endIndex - 2]), !isLetter(postcode[postcode.endIndex - 3])
        else { return postcode.count >= 4 ? postcode.prefix(3) : postcode[..<postcode.startIndex] }
        return postcode.dropLast(3)
    }

    @inline(__always)
    func level(
        postcodes one: UInt32, _ two: UInt32, towns: (UInt32, UInt32), _ scratch: inout ComparisonScratch
    ) -> Int {
        let town = townLevel(towns.0, towns.1, &scratch)
        guard one != 0, two != 0 else {
            switch town {
            case 1: return 6
            case 2: return 8
            case 3: return 9
            default: return 0
            }
        }
        if one == two { return town == 3 ? 2 : 1 }
        let code = { (edits: inout EditDistance) -> Int in
            let left = postcodes.bytes.span.extracting(postcodes.range(one))
            let right = postcodes.bytes.span.extracting(postcodes.range(two))
            if postcodes.leastEdits(one, two) <= 1, edits.between(left, right) == 1 { return 1 }
            let length = Int(areaLengths[Int(one)])
            guard length > 0, length == Int(areaLengths[Int(two)]) else { return 3 }
            for index in 0..<length where left[index] != right[index] { return 3 }
            return 2
        }(&scratch.edits)
        if code == 1 { return town == 1 || town == 2 ? 3 : 4 }
        if town == 1 { return 7 }
        if code == 2 { return 5 }
        return town == 2 ? 8 : town == 3 ? 11 : 10
    }

    /// 0 unknown, 1 the same, 2 near, 3 another.
    @inline(__always)
    private func townLevel(_ one: UInt32, _ two: UInt32, _ scratch: inout ComparisonScratch) -> Int {
        guard one != 0, two != 0 else { return 0 }
        if one == two { return 1 }
        if localities.leastEdits(one, two) > 2, !localities.couldBeAlike(one, two) { return 3 }
        return scratch.level(of: one, two, in: number + 1) { edits in
            let left = localities.bytes.span.extracting(localities.range(one))
            let right = localities.bytes.span.extracting(localities.range(two))
            let distance = edits.between(left, right)
            if distance <= 2, max(left.count, right.count) >= 5 { return 2 }
            return LetterBag.similarity(left, right) >= 0.85 || JaroWinkler.similarity(left, right) >= 0.9 ? 2 : 3
        }
    }
}
