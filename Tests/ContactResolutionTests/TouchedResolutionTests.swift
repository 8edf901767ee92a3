import BookingModel
import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import ContactResolution

/// A run that looks only at what was touched gives what a run over everything gives.
@Suite(.onEveryEngine) struct TouchedResolutionTests {
    private static func resolver(_ rules: SurvivorshipRules = SurvivorshipRules(), version: String = "1")
        -> ContactResolver
    {
        var resolver = ContactResolver(survivorship: rules, version: version)
        resolver.mostTouched = 1
        return resolver
    }

    /// Nights with the same imports into two databases: everything is looked at in the one.
    private func pair(seed: UInt64) throws -> [Nights] {
        var pair = [try Nights(seed: seed), try Nights(seed: seed)]
        for index in pair.indices {
            try pair[index].importFile(contacts: 90, bookings: 40, changes: 0)
            try TouchedResolutionTests.resolver().resolve(in: pair[index].database)
            try pair[index].backfill()
        }
        return pair
    }

    @Test func `Night after night both give the same users, links and figures`() throws {
        for seed in 0..<UInt64(TestEngine.rounds(15)) {
            var nights = try pair(seed: seed)
            var generator = CardGenerator(seed: seed)
            let rules = try seed % 3 == 0 ? SurvivorshipRules(generator.rules()) : SurvivorshipRules()
            let resolver = TouchedResolutionTests.resolver(rules)
            for index in nights.indices { try resolver.resolve(in: nights[index].database) }
            for night in 0..<6 {
                let contacts = Int.random(in: 0...6, using: &generator)
                let bookings = Int.random(in: 0...8, using: &generator)
                let changes = night % 3 == 0 ? 0 : Int.random(in: 0...6, using: &generator)
                for index in nights.indices {
                    try nights[index].importFile(contacts: contacts, bookings: bookings, changes: changes)
                }
                let whole = try resolver.resolve(in: nights[0].database)
                let touched = try #require(try resolver.resolveTouchedAlone(in: nights[1].database))
                #expect(whole == touched, "seed \(seed), night \(night)")
                for index in nights.indices { try nights[index].backfill() }
                #expect(try nights[0].content() == nights[1].content(), "seed \(seed), night \(night)")
            }
            #expect(try resolver.resolve(in: nights[1].database).writes == 0)
            #expect(try resolver.resolveTouchedAlone(in: nights[1].database)?.writes == 0)
        }
    }

    @Test func `Where backfill does not follow, nothing is passed over`() throws {
        var nights = try pair(seed: 77)
        let resolver = TouchedResolutionTests.resolver()
        for _ in 0..<4 {
            for index in nights.indices { try nights[index].importFile(contacts: 3, bookings: 5, changes: 2) }
            try resolver.resolve(in: nights[0].database)
            try resolver.resolveTouched(in: nights[1].database)
            #expect(try nights[0].content() == nights[1].content())
        }
    }

    @Test func `Everything is looked at where the last run does not tell what to look at`() throws {
        let resolver = TouchedResolutionTests.resolver()
        let other = ContactResolver(matcher: ProbabilisticMatcher(), version: "1")
        func isEnough(after change: (any Database) throws -> Void, by resolver: ContactResolver) throws -> Bool {
            var nights = try Nights(seed: 5)
            try nights.importFile(contacts: 40, bookings: 10, changes: 0)
            try TouchedResolutionTests.resolver().resolve(in: nights.database)
            try nights.backfill()
            try change(nights.database)
            return try resolver.resolveTouchedAlone(in: nights.database) != nil
        }
        #expect(try isEnough(after: { _ in }, by: resolver))
        #expect(try !isEnough(after: { _ in }, by: other))
        #expect(try !isEnough(after: { _ in }, by: TouchedResolutionTests.resolver(version: "2")))
        let rules = try SurvivorshipRules("name=most-frequent")
        #expect(try !isEnough(after: { _ in }, by: TouchedResolutionTests.resolver(rules)))
        #expect(try !isEnough(after: { try $0.execute("DELETE FROM stage_progress") }, by: resolver))
        let gone = "DELETE FROM bookings WHERE row_id = (SELECT min(row_id) FROM bookings)"
        #expect(try !isEnough(after: { try $0.execute(gone) }, by: resolver))
        let (one, two) = (Identifier(high: 0, low: 1), Identifier(high: 0, low: 2))
        let decided = """
            INSERT INTO match_decisions (decision_id, operation_id, kind, contact_id, other_contact_id, decided_by, decided_at)
            VALUES (1, 1, 'must-merge', \(TestEngine.literal(one)), \(TestEngine.literal(two)), 'me',
                \(TestEngine.sql(sqlite: "0", postgresql: "now()")))
            """
        #expect(try !isEnough(after: { try $0.execute(decided) }, by: resolver))
        var careful = resolver
        careful.mostTouched = 0.01
        var nights = try Nights(seed: 6)
        try nights.importFile(contacts: 40, bookings: 10, changes: 0)
        try careful.resolve(in: nights.database)
        try nights.backfill()
        try nights.importFile(contacts: 3, bookings: 0, changes: 0)
        #expect(try careful.resolveTouchedAlone(in: nights.database) == nil)
        #expect(try resolver.resolveTouchedAlone(in: nights.database) != nil)
    }

    @Test func `A contact that somebody has moved by hand makes everything be looked at`() throws {
        var nights = try Nights(seed: 6)
        try nights.importFile(contacts: 40, bookings: 60, changes: 0)
        let resolver = TouchedResolutionTests.resolver()
        try resolver.resolve(in: nights.database)
        try nights.backfill()
        let before = try nights.content()
        try nights.database.execute(
            """
            UPDATE contacts SET user_id = (
                SELECT user_id FROM contacts GROUP BY user_id ORDER BY count(*) DESC, min(row_id) LIMIT 1)
            WHERE row_id IN (SELECT row_id FROM contacts WHERE match_rule = 'alone' ORDER BY row_id LIMIT 1)
            """)
        try #require(try nights.content() != before)
        try nights.importFile(contacts: 0, bookings: 0, changes: 300)
        #expect(try resolver.resolveTouchedAlone(in: nights.database) == nil)
    }

    @Test func `Users from times of another policy have other ids than their keys give, so everything is looked at`()
        throws
    {
        var nights = try Nights(seed: 5)
        try nights.importFile(contacts: 60, bookings: 10, changes: 0)
        try ContactResolver(matcher: ProbabilisticMatcher(), version: "1").resolve(in: nights.database)
        try nights.backfill()
        let resolver = TouchedResolutionTests.resolver()
        for _ in 0..<3 {
            try resolver.resolve(in: nights.database)
            try nights.backfill()
            #expect(try ResolutionProgress(in: nights.database) == nil)
            #expect(try resolver.resolveTouchedAlone(in: nights.database) == nil)
        }
    }
}
