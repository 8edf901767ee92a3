import ContactResolution

extension ToolkitSettings {
    /// The rules of survivorship: those given set over those stored, and stored where they differ, so that a nightly run
    /// without the flag keeps them.
    func survivorship(given: SurvivorshipRules) throws -> SurvivorshipRules {
        let text = try value(.survivorship) ?? ""
        let rules = given.settingOver(try ToolkitSettings.survivorship(stored: text))
        if rules.description != text { try store(rules.isDefault ? nil : rules.description, as: .survivorship) }
        return rules
    }

    private static func survivorship(stored text: String) throws(JobError) -> SurvivorshipRules {
        guard !text.isEmpty else { return SurvivorshipRules() }
        do { return try SurvivorshipRules(text) } catch {
            throw notUnderstood(
                .survivorship, "\(error)",
                advice: "take the row survivorship out of toolkit_settings and give --survivorship again")
        }
    }
}
