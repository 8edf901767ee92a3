import BookingModel
import Database
import DatabaseTestSupport
import Foundation
import Reporting
import TestSupport
import Testing

/// The examples of the report of data quality: which ones, and that nothing but masks is in them.
@Suite(.onEveryEngine) struct ContactExamplesTests {
    private struct Contact {
        let id: Identifier
        let user: Int?
        let rule: String?
        let score: Double?
        let details: [String?]
    }

    private static let names: [String?] = ["Wilhelmina", " Øyvind", "van der Berg", "Zhāng", "Q", "", " ", nil]
    private static let emails: [String?] = [
        "wilhelmina@example.com", "wb@mail.example.co.uk", "x@provider.lindqvist", "@example.org", "a@b@example.net",
        "nothing", "ends@", "dot@.com", "dot@x.", "", nil,
    ]
    private static let phones: [String?] = ["+447700900176", "+4930123498", "7", "", nil]

    private static func contacts(_ seed: UInt64) -> [Contact] {
        var random = SeededGenerator(seed: seed)
        return (0..<150).map { index in
            Contact(
                id: ReportDatabase.course("contact\(index)"),
                user: Int.random(in: 0..<9, using: &random) == 0 ? nil : Int.random(in: 0..<60, using: &random),
                rule: [nil, "alone", "probabilistic", "decision", "email"][Int.random(in: 0..<5, using: &random)],
                score: Int.random(in: 0..<5, using: &random) == 0
                    ? nil : [1, 0.9991, 0.993, 0.97, 0.9, 0.5][Int.random(in: 0..<6, using: &random)],
                details: [names, names, names, emails, phones].map { $0[Int.random(in: 0..<$0.count, using: &random)] })
        }
    }

    private func text(_ contacts: [Contact]) throws -> String {
        let sample = try ReportDatabase()
        for user in 0..<60 { try sample.insertUser("user\(user)") }
        for (index, contact) in contacts.enumerated() {
            try sample.database.run(
                """
                INSERT INTO contacts (row_id, id, user_id, match_rule, match_score, first_name, last_name, company_name,
                    email_key, phone_key)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                """,
                [
                    .integer(Int64(index + 1)), .identifier(contact.id),
                    SQLValue(contact.user.map { ReportDatabase.user("user\($0)") }), SQLValue(contact.rule),
                    contact.score.map { .real($0) } ?? .null,
                ] + contact.details.map { SQLValue($0) })
        }
        // Worked out both ways, and compared cell by cell.
        return try #require(sample.files()["data_quality_examples"])
    }

    @Test(arguments: [UInt64](1...6))
    func `The contacts with the smallest ids are shown, and the statement finds the same`(seed: UInt64) throws {
        let contacts = Self.contacts(seed)
        let lines = try text(contacts).split(separator: "\n").dropFirst()
        let sizes = Dictionary(grouping: contacts, by: \.user).mapValues(\.count)
        let joined = contacts.filter { $0.user != nil && sizes[$0.user, default: 0] > 1 }
            .filter { $0.rule != nil && $0.rule != "alone" }.sorted { $0.id < $1.id }
        for rule in ["decision", "email", "probabilistic"] {
            let wanted = joined.filter { $0.rule == rule }.prefix(3).map(\.score)
            let shown = lines.filter { $0.hasPrefix("contacts_by_rule,\(rule),") }.map { line -> Double? in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                return cells.last.flatMap { Double($0) }
            }
            #expect(shown == Array(wanted))
        }
        let sure = joined.filter { $0.score.map { $0 >= 0.999 } ?? false }
        #expect(lines.count { $0.hasPrefix("joined_contacts_by_score,0.999 to 1,") } == min(3, sure.count))
    }

    @Test(arguments: [UInt64](7...9)) func `No detail is shown as it is`(seed: UInt64) throws {
        let text = try text(Self.contacts(seed)).split(separator: "\n").dropFirst().joined(separator: "\n")
        for detail in (Self.names + Self.emails + Self.phones).compactMap({ $0 }) where detail.count > 2 {
            #expect(!text.contains(detail.trimmingCharacters(in: .whitespaces)), "\(detail)")
        }
        for detail in ["lindqvist", "example", "7700", "900", "Wil", "Berg"] { #expect(!text.contains(detail)) }
        #expect(text.contains("W…") && text.contains("…76") && text.contains("…@e…"))
    }

    @Test func `A contact by itself is no example`() throws {
        let contact = { (name: String, user: Int, rule: String) in
            Contact(
                id: ReportDatabase.course(name), user: user, rule: rule, score: 1,
                details: ["Ada", "Byron", nil, "ada@example.com", nil])
        }
        let text = try text([contact("a", 1, "email"), contact("b", 2, "email"), contact("c", 2, "alone")])
        let lines = text.split(separator: "\n").dropFirst().map(String.init)
        #expect(
            lines == [
                "contacts_by_rule,email,1,A… B…,a…@e….com,,A… B…,a…@e….com,,1",
                "joined_contacts_by_score,0.999 to 1,1,A… B…,a…@e….com,,A… B…,a…@e….com,,1",
            ])
    }
}
