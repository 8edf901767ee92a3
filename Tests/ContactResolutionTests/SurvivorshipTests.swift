import ContactResolution
import Database
import DatabaseTestSupport
import TestSupport
import Testing

@Suite(.onEveryEngine) struct SurvivorshipTests {
    /// What the one user of some contacts carries by some rules.
    private func survivors(_ cards: [ContactCard], _ rules: String = "") throws -> [String?] {
        let book = try ContactBook(seed: 1)
        try book.insert(cards)
        let survivorship = try rules.isEmpty ? SurvivorshipRules() : SurvivorshipRules(rules)
        try ContactResolver(matcher: CustomerMatcher(), survivorship: survivorship).resolve(in: book.database)
        return try book.details(of: 1)
    }

    @Test func `Each rule chooses the e-mail that it says`() throws {
        let cards = [
            ContactCard(number: 1, email: "old@example.com", seen: [1, 2]),
            ContactCard(number: 2, email: "Old@Example.com", seen: [3, 4]),
            ContactCard(number: 3, email: "most@example.com", seen: [1, 2, 5]),
            ContactCard(number: 4, email: "full@example.com", phone: "07700 900001", city: "Leeds", seen: [2]),
            ContactCard(number: 5, email: "new@example.com", seen: [9]),
        ]
        #expect(try survivors(cards)[2] == "new@example.com")
        #expect(try survivors(cards, "email=most-recent")[2] == "new@example.com")
        #expect(try survivors(cards, "email=most-complete")[2] == "full@example.com")
        // Two writings of one address have four bookings between them; of the two the later one is kept.
        #expect(try survivors(cards, "email=most-frequent")[2] == "Old@Example.com")
    }

    @Test func `A rule decides where those before it find two contacts equal`() throws {
        let cards = [
            ContactCard(number: 1, phone: "07700 900001", seen: [1, 8]),
            ContactCard(number: 2, phone: "07700 900002", city: "York", seen: [2, 3]),
            ContactCard(number: 3, phone: "07700 900003", seen: [9]),
        ]
        #expect(try survivors(cards, "phone=most-frequent+most-recent")[3] == "07700 900001")
        #expect(try survivors(cards, "phone=most-frequent")[3] == "07700 900001")
        #expect(try survivors(cards, "phone=most-frequent+most-complete")[3] == "07700 900002")
        #expect(try survivors(cards, "phone=most-recent+most-frequent")[3] == "07700 900003")
    }

    @Test func `A name is taken whole, and neither half a name nor an initial takes its place`() throws {
        let cards = [
            ContactCard(number: 1, first: "Joan", last: "Smith", seen: [1, 2]),
            ContactCard(number: 2, first: "Joan", last: "Miller", seen: [3]),
            ContactCard(number: 3, first: "J.", last: "Miller", seen: [4, 5, 6]),
            ContactCard(number: 4, first: "Joanna", seen: [7]),
        ]
        #expect(try survivors(cards)[..<2] == ["Joan", "Miller"])
        #expect(try survivors(cards, "name=most-recent")[..<2] == ["Joanna", nil])
        #expect(try survivors(cards, "name=most-frequent")[..<2] == ["J.", "Miller"])
        #expect(try survivors(cards, "name=most-complete+most-frequent")[..<2] == ["Joan", "Smith"])
        #expect(
            try survivors([
                ContactCard(number: 1, first: "明", last: "王", seen: [2]),
                ContactCard(number: 2, first: "Ming", last: "Wang", seen: [1]),
            ])[..<2] == ["明", "王"])
    }

    @Test func `An address comes from one contact, in its fullest writing`() throws {
        let leeds = ContactCard(number: 1, city: "Leeds", postcode: "LS1 1AA", country: "UK", seen: [1])
        let york = ContactCard(number: 2, city: "York", seen: [5])
        let written = ContactCard(number: 3, city: "YORK", postcode: "YO1 7HH", seen: [2])
        let moved = ContactCard(number: 4, postcode: "LS1 1AA", country: "UK", seen: [9])
        let country = ContactCard(number: 5, country: "uk", seen: [10])
        #expect(try survivors([leeds, york])[5...] == ["York", nil, nil])
        #expect(try survivors([leeds, york, written])[5...] == ["YORK", "YO1 7HH", nil])
        #expect(try survivors([leeds, york, written, moved])[5...] == ["Leeds", "LS1 1AA", "UK"])
        #expect(try survivors([written, country])[5...] == ["YORK", "YO1 7HH", nil])
        #expect(try survivors([country])[5...] == [nil, nil, "uk"])
        #expect(try survivors([leeds, york, written], "address=most-complete")[5...] == ["Leeds", "LS1 1AA", "UK"])
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func `Any rules give what sorting gives, in any order of the rows, and once`(seed: UInt64) throws {
        guard seed < UInt64(TestEngine.rounds(12)) else { return }
        var random = CardGenerator(seed: seed)
        let cards = random.cards(120, customers: 15)
        let rules = try SurvivorshipRules(random.rules())
        let resolver = ContactResolver(matcher: CustomerMatcher(), survivorship: rules)
        let book = try ContactBook(seed: seed)
        try book.insert(cards)
        try resolver.resolve(in: book.database)
        for (customer, own) in Dictionary(grouping: cards, by: \.customer) {
            let expected = SortedSurvivors(cards: own, rules: rules).details
            #expect(try book.details(of: customer) == expected, "customer \(customer), \(rules)")
        }
        let again = try resolver.resolve(in: book.database)
        #expect(again.writes == 0)
        let shuffled = try ContactBook(seed: seed)
        try shuffled.insert(cards.shuffled(using: &random))
        try resolver.resolve(in: shuffled.database)
        #expect(try shuffled.dump() == book.dump())
    }

    @Test func `Other rules write the users whom they concern, and no others`() throws {
        let book = try ContactBook(seed: 1)
        try book.insert([
            ContactCard(number: 1, email: "a@example.com", seen: [1, 2]),
            ContactCard(number: 2, email: "b@example.com", seen: [3]),
            ContactCard(number: 3, customer: 2, email: "c@example.com", seen: [3]),
        ])
        try ContactResolver(matcher: CustomerMatcher()).resolve(in: book.database)
        let resolver = ContactResolver(
            matcher: CustomerMatcher(), survivorship: try SurvivorshipRules("email=most-frequent"))
        let figures = try resolver.resolve(in: book.database)
        #expect(figures.usersUpdated == 1 && figures.usersUnchanged == 1 && figures.writes == 1)
        #expect(try book.details(of: 1)[2] == "a@example.com")
    }
}
