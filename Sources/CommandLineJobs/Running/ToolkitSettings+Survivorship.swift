import ContactResolution
import Database

extension ToolkitSettings {
    /// The rules of survivorship: those given set over those stored, and stored where they differ, so that a nightly run
    /// without the flag keeps them.
    func survivorship(given: SurvivorshipRules) throws -> SurvivorshipRules {
        let text = try database.text("SELECT value FROM toolkit_settings WHERE name = 'survivorship'")
        let rules = given.settingOver(try ToolkitSettings.survivorship(stored: text ?? ""))
        guard rules.description != text ?? "" else { return rules }
        try database.run("DELETE FROM toolkit_settings WHERE name = 'survivorship'")
        if !rules.isDefault {
            try database.run(
                "INSERT INTO toolkit_settings (name, value) VALUES ('survivorship', ?1)", [.text(rules.description)])
        }
        return rules
    }

    private static func survivorship(stored text: String) throws(JobError) -> SurvivorshipRules {
        guard !text.isEmpty else { return SurvivorshipRules() }
        do { return try SurvivorshipRules(text) } catch {
            throw JobError(
                "the database's setting survivorship is not understood: \(error)",
                hint: """
                    a newer version may have written it: run that one, or take the row survivorship out of \
                    toolkit_settings and give --survivorship again
                    """)
        }
    }
}
