import ContactResolution
import Testing

@Suite struct SurvivorshipRulesTests {
    @Test func `Rules that are not named follow in the order of the default`() throws {
        let rules = try SurvivorshipRules("name=most-frequent,phone=most-complete+most-frequent")
        #expect(rules.order(of: .name) == [.mostFrequent, .mostComplete, .mostRecent])
        #expect(rules.order(of: .phone) == [.mostComplete, .mostFrequent, .mostRecent])
        #expect(rules.order(of: .email) == [.mostRecent, .mostComplete])
        #expect(!rules.isDefault && SurvivorshipRules().isDefault)
    }

    @Test func `Rules read as they are written, details in one order`() throws {
        let rules = try SurvivorshipRules("email=most-recent,name=most-complete+most-recent")
        #expect(rules.description == "name=most-complete+most-recent,email=most-recent")
        #expect(try SurvivorshipRules(rules.description) == rules)
    }

    @Test func `Rules set over others leave what they do not name, and put a default back`() throws {
        let stored = try SurvivorshipRules("name=most-recent,email=most-frequent")
        let rules = try SurvivorshipRules("email=default,phone=most-frequent").settingOver(stored)
        #expect(rules.description == "name=most-recent,phone=most-frequent")
        #expect(try SurvivorshipRules("name=default").settingOver(SurvivorshipRules("name=most-recent")).isDefault)
    }

    @Test(
        arguments: [
            ("", .noAssignment("")), ("name", .noAssignment("name")), ("name=most-recent,", .noAssignment("")),
            ("town=most-recent", .unknownDetail("town")), ("=most-recent", .unknownDetail("")),
            ("name=", .unknownRule("", .name)), ("name=latest", .unknownRule("latest", .name)),
            ("name=most-recent+", .unknownRule("", .name)),
            ("name=most-recent+default", .unknownRule("default", .name)),
            ("name=most-recent,name=default", .repeatedDetail(.name)),
            ("email=most-recent+most-recent", .repeatedRule(.mostRecent, .email)),
        ] as [(String, SurvivorshipRulesError)])
    func `What is not understood is said`(_ text: String, _ error: SurvivorshipRulesError) {
        #expect(throws: error) { try SurvivorshipRules(text) }
    }
}
