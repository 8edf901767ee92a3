/// Where a telephone number without a calling code is taken to be: an ISO 3166 country of the table of numbering plans.
public struct PhoneRegion: Sendable, Equatable {
    /// The two letters.
    public let code: String
    let plan: NumberingPlan

    /// The region of an ISO 3166 code in either case, such as `GB`; nil where its numbering plan is not in the table.
    public init?(code: String) {
        guard let plan = NumberingPlan.plan(ofRegion: code.uppercased()) else { return nil }
        self.init(code: code.uppercased(), plan: plan)
    }

    private init(code: String, plan: NumberingPlan) {
        self.code = code
        self.plan = plan
    }

    /// The United Kingdom, where the first user of the toolkit trains.
    public static let unitedKingdom = PhoneRegion(code: "GB", plan: .unitedKingdom)

    /// Two regions of one code are the same.
    public static func == (left: PhoneRegion, right: PhoneRegion) -> Bool { left.code == right.code }
}
