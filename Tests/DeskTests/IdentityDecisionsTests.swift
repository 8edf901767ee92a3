import BookingModel
import ContactResolution
import Database
import DatabaseTestSupport
import Desk
import Testing
import TestSupport

@Suite(.onEveryEngine) struct IdentityDecisionsTests {
    /// A thousand sequences in all: 25 of them over each of 40 sets of contacts.
    @Test(
        "any sequence of merge, split, never, must, undo and re-run can be taken back exactly",
        arguments: 0..<40 as Range<UInt64>)
    func sequences(seed: UInt64) throws {
        // The rules are the same everywhere; a server shows whether the statements are.
        guard TestEngine.current == .sqlite || seed % 15 == 3 else { return }
        let book = try IdentityBook(seed: seed, contacts: 14)
        var random = SeededGenerator(seed: seed &+ 77)
        let matcher: any ContactMatcher = seed % 4 == 3 ? ExactMatcher() : ProbabilisticMatcher()
        try book.resolve(matcher)
        #expect(try book.resolve(matcher) == 0)
        let start = try book.state()
        var number: Int64 = 0
        for _ in 0..<TestEngine.rounds(25) {
            var before: [(number: Int64, state: [[SQLValue]])] = []
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let state = try book.state()
                guard try decide(in: book, &random) else { continue }
                number += 1
                try book.resolve(matcher)
                before.append((number, state))
                if Int.random(in: 0..<4, using: &random) == 0 { #expect(try book.resolve(matcher) == 0) }
            }
            if Bool.random(using: &random) {
                // The latest first: each step back is where the step forth began.
                for step in before.reversed() {
                    _ = try book.decisions().undo(Bool.random(using: &random) ? nil : step.number)
                    number += 1
                    try book.resolve(matcher)
                    #expect(try book.state() == step.state)
                }
            } else {
                // In any order: the end is where it all began.
                for step in before.shuffled(using: &random) {
                    _ = try book.decisions().undo(step.number)
                    number += 1
                }
                try book.resolve(matcher)
            }
            #expect(try book.state() == start)
        }
        #expect(try book.database.integer("SELECT COUNT(DISTINCT operation_id) FROM match_decisions") == number)
    }

    /// Decides something at random; false where it was refused.
    private func decide(in book: IdentityBook, _ random: inout SeededGenerator) throws -> Bool {
        let users = try book.users()
        let ids = users.keys.sorted()
        guard let one = ids.randomElement(using: &random), let other = ids.randomElement(using: &random) else {
            return false
        }
        let decisions = book.decisions()
        do {
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                _ = try decisions.merge(one.description, other.description)
                try expectOneUser(book, users[one] ?? [], users[other] ?? [])
            case 1:
                let leaving = (users[one] ?? []).filter { _ in Bool.random(using: &random) }
                guard !leaving.isEmpty else { return false }
                _ = try decisions.split(one.description, leaving: leaving.map(\.description))
            case 2:
                _ = try decisions.never(contact(book, &random), contact(book, &random))
            default:
                _ = try decisions.must(contact(book, &random), contact(book, &random))
            }
            return true
        } catch is DeskError {
            return false
        }
    }

    private func contact(_ book: IdentityBook, _ random: inout SeededGenerator) -> String {
        book.contacts[Int.random(in: 0..<book.contacts.count, using: &random)].description
    }

    private func expectOneUser(_ book: IdentityBook, _ one: [Identifier], _ other: [Identifier]) throws {
        let ledger = try DecisionLedger(of: book.database)
        let operation = try #require(ledger.operations.last)
        #expect(Set(operation.together.flatMap { [$0.0, $0.1] }) == Set(one + other))
    }

    @Test("a merge keeps the older id, the other leads to it, and it holds while contacts come")
    func merging() throws {
        let book = try IdentityBook(seed: 5, contacts: 12)
        try book.resolve()
        let users = try book.users()
        let order = try book.numbers()
        let ids = users.keys.sorted { (order[$0] ?? 0) < (order[$1] ?? 0) }
        try #require(ids.count > 2)
        _ = try book.decisions().merge(ids[2].description, ids[0].description)
        try book.resolve()
        let after = try book.users()
        #expect(after[ids[2]] == nil)
        #expect(Set(after[ids[0]] ?? []) == Set((users[ids[0]] ?? []) + (users[ids[2]] ?? [])))
        #expect(try book.aliases() == [ids[2]: ids[0]])
        // Who knows the old id still finds the user by it.
        let context = DeskContext(database: book.database, timeZone: .utc, now: Instant(seconds: 0))
        #expect(try RecordScope(user: ids[2].description, booking: nil, in: context) == .user(ids[0]))
        _ = try book.decisions().undo(nil)
        try book.resolve()
        #expect(try book.users() == users)
        #expect(try book.aliases().isEmpty)
    }

    @Test("a split holds against the same e-mail, and what is split leaves together")
    func splitting() throws {
        for matcher in [ProbabilisticMatcher(), ExactMatcher()] as [any ContactMatcher] {
            let book = try IdentityBook(seed: 9, contacts: 14)
            try book.resolve(matcher)
            let users = try book.users()
            let (user, contacts) = try #require(users.first { $0.value.count > 2 })
            _ = try book.decisions().split(user.description, leaving: contacts.prefix(2).map(\.description))
            try book.resolve(matcher)
            let after = try book.users()
            let split = after.values.filter { !Set($0).isDisjoint(with: contacts) }
            #expect(split.count == 2)
            #expect(split.contains(Array(contacts.prefix(2))))
            #expect(after[user] != nil)
        }
    }

    @Test("what cannot be decided is refused with what to do")
    func refusals() throws {
        let book = try IdentityBook(seed: 3, contacts: 10)
        try book.resolve()
        let user = try #require(try book.users().keys.sorted().first)
        for (message, decide) in [
            ("there is no decision to undo", { _ = try $0.undo(nil) }),
            ("there is no decision 7", { _ = try $0.undo(7) }),
            ("these two are one user already", { _ = try $0.merge(user.description, user.description) }),
        ] as [(String, (IdentityDecisions) throws -> Void)] {
            #expect { try decide(book.decisions()) } throws: { ($0 as? DeskError)?.message == message }
        }
        #expect(try book.database.integer("SELECT COUNT(*) FROM match_decisions") == 0)
    }
}

extension IdentityBook {
    fileprivate func numbers() throws -> [Identifier: Int64] {
        var numbers: [Identifier: Int64] = [:]
        try database.query("SELECT id, founding_number FROM users") { row in
            if let id = row.identifier(0) { numbers[id] = row.integer(1) }
        }
        return numbers
    }

    fileprivate func aliases() throws -> [Identifier: Identifier] {
        var aliases: [Identifier: Identifier] = [:]
        try database.query("SELECT alias_id, user_id FROM user_aliases") { row in
            if let id = row.identifier(0) { aliases[id] = row.identifier(1) }
        }
        return aliases
    }
}
