import BookingModel
import ContactResolution
import Database
import DatabaseTestSupport
import TestSupport
import Testing

@Suite(.onEveryEngine) struct ProbabilisticResolutionTests {
    private let resolver = ContactResolver(matcher: ProbabilisticMatcher())

    /// Twenty people with up to four sets of contact details each, some with a slip, all seen at different moments.
    private func people(seed: UInt64) -> [ContactBook.Person] {
        var random = SeededGenerator(seed: seed)
        let given = [
            "Amelia", "Bertram", "Celeste", "Desmond", "Edwina", "Fergus", "Greta", "Hector", "Imogen", "Jasper",
        ]
        let surnames = ["Ashgrove", "Birchwell", "Cawthorne", "Dunley", "Elmwick", "Fernmere", "Garside"]
        var contacts: [ContactBook.Person] = []
        for person in 0..<20 {
            let first = given[person % given.count]
            let last = surnames[(person * 3 + person / 10) % surnames.count]
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let slip = Int.random(in: 0..<4, using: &random)
                contacts.append(
                    ContactBook.Person(
                        number: contacts.count, first: slip == 1 ? String(first.prefix(1)) : first,
                        last: slip == 2 ? String(last.dropLast()) + "a" : last,
                        email: slip == 3 ? nil : "\(first).\(last)@example.com".lowercased(),
                        phone: "07700 9\(10_000 + person * 37)", city: ["Leeds", "York"][person % 2],
                        seen: Int64.random(in: 0..<1_000_000, using: &random)))
            }
        }
        return contacts
    }

    /// The contacts of each user, whatever its id.
    private func partition(_ book: ContactBook) throws -> Set<[Identifier]> {
        var users: [Identifier: [Identifier]] = [:]
        try book.database.query("SELECT user_id, id FROM contacts ORDER BY id") { row in
            guard let user = row.identifier(0), let contact = row.identifier(1) else { return }
            users[user, default: []].append(contact)
        }
        return Set(users.values)
    }

    private func aliases(_ book: ContactBook) throws -> [Identifier: Identifier] {
        var aliases: [Identifier: Identifier] = [:]
        try book.database.query("SELECT alias_id, user_id FROM user_aliases") { row in
            guard let alias = row.identifier(0), let user = row.identifier(1) else { return }
            aliases[alias] = user
        }
        return aliases
    }

    @Test("the order of the rows does not matter, not even to the ids", arguments: 0..<3 as Range<UInt64>)
    func order(seed: UInt64) throws {
        let people = people(seed: seed)
        let book = try ContactBook(seed: seed)
        try book.insert(people)
        let figures = try resolver.resolve(in: book.database)
        #expect(figures.byProbability + figures.alone == people.count)
        let turned = try ContactBook(seed: seed)
        try turned.insert(people.reversed())
        try resolver.resolve(in: turned.database)
        #expect(try book.dump() == turned.dump())
        #expect(try resolver.resolve(in: book.database).writes == 0)
        #expect(try book.foreignKeyErrors() == 0)
    }

    @Test("one run a day finds the people of one run over all, and no id is lost", arguments: 0..<4 as Range<UInt64>)
    func daily(seed: UInt64) throws {
        let people = people(seed: seed)
        let whole = try ContactBook(seed: seed)
        try whole.insert(people)
        try resolver.resolve(in: whole.database)
        let daily = try ContactBook(seed: seed)
        var known: Set<Identifier> = []
        var places: [Identifier: Identifier] = [:]
        for start in stride(from: 0, to: people.count, by: 9) {
            try daily.insert(Array(people[start..<min(start + 9, people.count)]))
            try resolver.resolve(in: daily.database)
            let (ids, aliases) = (try daily.userIDs(), try aliases(daily))
            // Every id that was ever given is a user or leads to one.
            known.formUnion(ids)
            for id in known { #expect(ids.contains(id) || aliases[id].map(ids.contains) == true) }
            // The contact on which an id hangs is where the id leads.
            try daily.database.query("SELECT id, founding_contact_id FROM users") { row in
                guard let id = row.identifier(0), let founder = row.identifier(1) else { return }
                places[id] = places[id] ?? founder
                #expect(places[id] == founder)
            }
        }
        #expect(try partition(daily) == partition(whole))
        #expect(try resolver.resolve(in: daily.database).writes == 0)
        #expect(try daily.foreignKeyErrors() == 0)
    }

    @Test("a mailbox of many is a link, the one whose name it carries organises, and a mailbox alone follows its owner")
    func links() throws {
        let book = try ContactBook(seed: 1)
        try book.insert(people(seed: 1))
        try book.insert([
            .init(number: 100, first: "Nora", last: "Quill", email: "nora.quill@mill.example.org", seen: 1),
            .init(number: 101, first: "Piers", last: "Tamsin", email: "nora.quill@mill.example.org", seen: 2),
            .init(number: 102, first: "Rhoda", last: "Ulster", email: "Nora.Quill@mill.example.org", seen: 3),
            .init(number: 103, company: "Mill Works Ltd", seen: 4),
            .init(number: 104, email: "zelda@example.com", seen: 5),
            .init(
                number: 105, first: "Zelda", last: "Yarrow", email: "zelda@example.com", phone: "07700 955555", seen: 6),
            .init(
                number: 106, first: "Yorick", last: "Yarrow", email: "yorick@example.com", phone: "07700 955555",
                seen: 7),
        ])
        try resolver.resolve(in: book.database)
        func linked(_ kind: String) throws -> [String] {
            var pairs: [String] = []
            try book.database.query(
                """
                SELECT u.first_name, o.first_name FROM user_links AS l JOIN users AS u ON u.id = l.user_id
                JOIN users AS o ON o.id = l.other_user_id WHERE l.kind = ?1 ORDER BY 1, 2
                """, [.text(kind)]
            ) { row in pairs.append("\(row.text(0) ?? "") \(row.text(1) ?? "")") }
            return pairs
        }
        #expect(try linked("organiser") == ["Nora Piers", "Nora Rhoda"])
        #expect(try linked("household") == ["Zelda Yorick"])
        #expect(try book.database.text("SELECT kind FROM users WHERE company_name = 'Mill Works Ltd'") == "company")
        #expect(
            try book.database.text(
                """
                SELECT first_name FROM users WHERE id = (
                    SELECT user_id FROM contacts WHERE first_name IS NULL AND email = 'zelda@example.com')
                """) == "Zelda")
        #expect(try resolver.resolve(in: book.database).writes == 0)
    }

    @Test("decisions hold, and what undoes them brings the users back", arguments: 0..<2 as Range<UInt64>)
    func decisions(seed: UInt64) throws {
        let book = try ContactBook(seed: seed)
        try book.insert(people(seed: seed))
        try resolver.resolve(in: book.database)
        let before = try book.dump()
        let users = try partition(book).sorted { $0[0] < $1[0] }
        let several = try #require(users.first { $0.count > 1 })
        let (one, other) = (users[0], users[users.count - 1])
        func decide(_ operation: Int64, _ kind: String, _ contacts: [Identifier]) throws {
            try book.database.run(
                """
                INSERT INTO match_decisions (operation_id, kind, contact_id, other_contact_id, decided_by, decided_at)
                VALUES (?1, ?2, ?3, ?4, 'a test', ?5)
                """,
                [.integer(operation), .text(kind), .identifier(contacts[0]), .identifier(contacts[1]), .integer(1)])
        }
        try decide(1, "never-merge", several)
        try decide(2, "must-merge", [one[0], other[0]])
        #expect(try resolver.resolve(in: book.database).byDecision >= 3)
        let after = try partition(book)
        #expect(!after.contains { $0.contains(several[0]) && $0.contains(several[1]) })
        #expect(after.contains { $0.contains(one[0]) && $0.contains(other[0]) })
        #expect(try book.foreignKeyErrors() == 0)
        for operation in [2, 1] as [Int64] {
            try book.database.run(
                """
                INSERT INTO match_decisions (operation_id, kind, undone_operation_id, decided_by, decided_at)
                VALUES (?1, 'undo', ?2, 'a test', ?3)
                """, [.integer(5 - operation), .integer(operation), .integer(2)])
        }
        try resolver.resolve(in: book.database)
        #expect(try book.dump() == before)
    }
}
