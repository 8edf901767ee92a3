/// What matters of a country's numbering plan for reading a number: calling code, trunk prefix, lengths.
///
/// Source: the national numbering plans that regulators file with the ITU (E.129). The lengths are those that occur in
/// practice for the number after the calling code, short codes left out. Known gap: Argentina's mobile numbers as
/// dialled at home (15 after the area code), which take another form abroad, have no key in that form.
struct NumberingPlan: Sendable {
    /// The calling code of E.164, such as 44.
    let callingCode: Int
    /// What callers at home dial before the number and callers from abroad do not, longest first.
    let trunkPrefixes: [String]
    /// The number of digits after the calling code.
    let lengths: ClosedRange<Int>
    /// The lengths of ordinary numbers, where they are fewer: they tell a number that has lost its plus.
    let usual: ClosedRange<Int>
    /// What callers at home dial for `+`; `00` is understood everywhere.
    let internationalPrefix: [String]

    init(
        _ callingCode: Int, trunk: String..., lengths: ClosedRange<Int>, usual: ClosedRange<Int>? = nil,
        international: String...
    ) {
        self.callingCode = callingCode
        trunkPrefixes = trunk
        self.lengths = lengths
        self.usual = usual ?? lengths
        internationalPrefix = international + ["00"]
    }

    static let unitedKingdom = NumberingPlan(44, trunk: "0", lengths: 9...10)

    /// The plan of an ISO 3166 region.
    static func plan(ofRegion code: String) -> NumberingPlan? { regions[code] }

    /// The plan behind a calling code; for a country outside the table one that takes the number as it is.
    static func plan(ofCallingCode code: Int) -> NumberingPlan {
        byCallingCode[code] ?? NumberingPlan(code, lengths: 5...14)
    }

    private static let byCallingCode = Dictionary(regions.map { ($1.callingCode, $1) }) { first, _ in first }
}
