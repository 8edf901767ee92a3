import BookingModel
import Database
import DatabaseTestSupport
import Reporting
import TestSupport
import Testing

/// The report of data quality, by its own fold and by SQL.
@Suite(.onEveryEngine) struct DataQualityTests {
    private struct Contact {
        let user: Int?
        let rule: String?
        let score: Double?
        let email: String?
        let phone: String?
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func `Each figure is what a plain count says, by the fold and by SQL`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        let scores = [1, 0.999, 0.998, 0.99, 0.95, 0.9, 0.8, 0.5]
        let contacts = (0..<200).map { _ in
            Contact(
                user: Int.random(in: 0..<12, using: &random) == 0 ? nil : Int.random(in: 0..<90, using: &random),
                rule: [nil, "alone", "probabilistic", "decision"][Int.random(in: 0..<4, using: &random)],
                score: Bool.random(using: &random) ? scores[Int.random(in: 0..<8, using: &random)] : nil,
                email: Bool.random(using: &random) ? "m\(Int.random(in: 0..<30, using: &random))@example.com" : nil,
                phone: Bool.random(using: &random) ? "+4420\(Int.random(in: 0..<60, using: &random))" : nil)
        }
        let sample = try ReportDatabase()
        for user in 0..<90 { try sample.insertUser("user\(user)", kind: user < 80 ? .person : .company) }
        for (index, contact) in contacts.enumerated() {
            try sample.database.run(
                """
                INSERT INTO contacts (row_id, id, user_id, match_rule, match_score, email_key, phone_key)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """,
                [
                    .integer(Int64(index + 1)), .identifier(ReportDatabase.course("contact\(index)")),
                    SQLValue(contact.user.map { ReportDatabase.user("user\($0)") }), SQLValue(contact.rule),
                    contact.score.map { .real($0) } ?? .null, SQLValue(contact.email), SQLValue(contact.phone),
                ])
        }
        try sample.database.run("INSERT INTO match_figures (name, value) VALUES ('expected_precision', 0.98)")
        let text = try #require(sample.files()["data_quality"])
        func expect(_ measure: String, _ item: String, _ number: Int) {
            #expect(text.contains("\n\(measure),\(item),\(number),"), "\(measure), \(item): \(number)")
        }
        expect("users", "person", 80)
        expect("users", "company", 10)
        expect("contacts", "all", 200)
        expect("contacts", "without a user", contacts.count { $0.user == nil })
        expect("contacts_by_rule", "(none)", contacts.count { $0.rule == nil })
        expect("contacts_by_rule", "alone", contacts.count { $0.rule == "alone" })
        expect("contacts_without", "email", contacts.count { $0.email == nil })
        expect("contacts_without", "name", 200)
        let joined = contacts.filter { $0.rule != nil && $0.rule != "alone" }.compactMap(\.score)
        expect("joined_contacts_by_score", "0.999 to 1", joined.count { $0 >= 0.999 })
        expect("joined_contacts_by_score", "0.8 to 0.95", joined.count { $0 >= 0.8 && $0 < 0.95 })
        expect("joined_contacts_by_score", "below 0.8", joined.count { $0 < 0.8 })
        let owned = contacts.filter { $0.user != nil }
        let perUser = Dictionary(grouping: owned, by: { $0.user }).values.map(\.count)
        expect("users_by_contacts", "2", perUser.count { $0 == 2 })
        expect("users_by_contacts", "5+", perUser.count { $0 >= 5 })
        for (measure, key) in [("emails_by_users", \Contact.email), ("phones_by_users", \Contact.phone)] {
            let keyed = owned.filter { $0[keyPath: key] != nil }
            let users = Dictionary(grouping: keyed, by: { $0[keyPath: key] }).values.map { Set($0.map(\.user)).count }
            expect(measure, "2", users.count { $0 == 2 })
            expect(measure, "5+", users.count { $0 >= 5 })
        }
        #expect(text.contains("\nmatching,expected_precision,,0.98\n"))
        #expect(text.contains("\nmatching,expected_precision_low,,\n"))
    }

    @Test(arguments: [UInt64](1...8))
    func `Decisions count while they hold, whatever was undone, and undone again`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let sample = try ReportDatabase()
        let kinds = ["merge", "split", "never-merge", "must-merge"]
        // What holds, by a plain replay: an undo turns its target off, and what that had undone on again.
        var kind: [Int64: String] = [:]
        var target: [Int64: Int64] = [:]
        var holds: [Int64: Bool] = [:]
        func turn(_ operation: Int64, _ isOn: Bool) {
            holds[operation] = isOn
            if let other = target[operation] { turn(other, !isOn) }
        }
        for number in 1...Int64.random(in: 2...30, using: &random) {
            let holding = holds.keys.filter { holds[$0] == true }.sorted()
            // Mostly the last is undone, so that chains grow long.
            let undone = Bool.random(using: &random) ? holding.last : holding.randomElement(using: &random)
            if let undone, Int.random(in: 0..<3, using: &random) > 0 {
                target[number] = undone
                turn(number, true)
                try insert(sample, number, "undo", undoing: undone)
            } else {
                let own = kinds[Int.random(in: 0..<4, using: &random)]
                kind[number] = own
                holds[number] = true
                for _ in 0..<Int.random(in: 1...3, using: &random) { try insert(sample, number, own) }
            }
        }
        let text = try #require(sample.files()["data_quality"])
        for own in kinds {
            let number = kind.count { $0.value == own && holds[$0.key] == true }
            #expect(text.contains("\ndecisions,\(own),\(number),"), "\(own): \(number)")
        }
    }

    private func insert(_ sample: ReportDatabase, _ operation: Int64, _ kind: String, undoing: Int64? = nil) throws {
        let contacts: [SQLValue] =
            undoing == nil
            ? [.identifier(ReportDatabase.course("one")), .identifier(ReportDatabase.course("other"))] : [.null, .null]
        try sample.database.run(
            """
            INSERT INTO match_decisions
                (operation_id, kind, contact_id, other_contact_id, undone_operation_id, decided_by, decided_at)
            VALUES (?1, ?2, ?3, ?4, ?5, 'office', ?6)
            """,
            [.integer(operation), .text(kind)] + contacts + [SQLValue(undoing), .integer(0)])
    }

    @Test func `Links and aliases are counted by kind`() throws {
        let sample = try ReportDatabase()
        for user in 0..<6 { try sample.insertUser("user\(user)") }
        let links = [(0, 1, "organiser"), (0, 2, "organiser"), (1, 2, "household"), (0, 1, "company")]
        for (user, other, kind) in links {
            try sample.database.run(
                "INSERT INTO user_links (user_id, other_user_id, kind) VALUES (?1, ?2, ?3)",
                [
                    .identifier(ReportDatabase.user("user\(user)")), .identifier(ReportDatabase.user("user\(other)")),
                    .text(kind),
                ])
        }
        for alias in 0..<3 {
            try sample.database.run(
                """
                INSERT INTO user_aliases (alias_id, user_id, founding_contact_id, founding_number)
                VALUES (?1, ?2, ?3, ?4)
                """,
                [
                    .identifier(ReportDatabase.user("gone\(alias)")), .identifier(ReportDatabase.user("user0")),
                    .identifier(ReportDatabase.course("contact\(alias)")), .integer(Int64(alias + 1)),
                ])
        }
        let text = try #require(sample.files()["data_quality"])
        for line in ["links,organiser,2", "links,household,1", "links,company,1", "aliases,all,3", "users,person,6"] {
            #expect(text.contains("\n\(line),"), "\(line)")
        }
    }
}
