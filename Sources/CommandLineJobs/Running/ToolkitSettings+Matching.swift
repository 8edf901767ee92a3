extension ToolkitSettings {
    /// The way of matching contacts: as given, as stored, or probabilistic. What is given is stored, so that the nightly
    /// run goes on with it.
    func matching(given: MatchOptions.Matching?) throws -> MatchOptions.Matching {
        let text = try value(.match)
        let stored = text.flatMap(MatchOptions.Matching.init(rawValue:))
        // To go on in another way than the one that was asked for once would move bookings between users.
        guard text == nil || stored != nil || given != nil else {
            let ways = MatchOptions.Matching.allCases.map { "--match \($0.rawValue)" }
            throw ToolkitSettings.notUnderstood(
                .match, advice: "set one that this version knows, with \(ways.joined(separator: " or "))")
        }
        let matching = given ?? stored ?? .probabilistic
        if matching != stored { try store(matching.rawValue, as: .match) }
        return matching
    }
}
