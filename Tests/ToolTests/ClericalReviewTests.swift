import Foundation
import TestSupport
import Testing

/// What people decide about who is who, through booking-dedupe.
@Suite struct ClericalReviewTests {
    let folder: TemporaryFolder

    init() throws { folder = try SampleRun.copy() }

    private func dedupe(_ arguments: [String], input: String? = nil) throws -> ToolRun {
        try ToolRun("booking-dedupe", arguments + ["--database", "bookings.sqlite"], in: folder, input: input)
    }

    private func stored(_ sql: String) throws -> [[String]] {
        try rows(of: folder.path("bookings.sqlite"), sql).map { $0.map { $0 ?? "" } }
    }

    private static let placements = "SELECT hex(id), hex(user_id), match_rule, match_score FROM contacts ORDER BY id"
    private static let bookings = "SELECT booking_reference, hex(user_id) FROM bookings ORDER BY booking_reference"
    private static let users = "SELECT hex(id), email, total_bookings, total_spent FROM users ORDER BY id"

    private func state() throws -> [[[String]]] {
        try [Self.placements, Self.bookings, Self.users].map { try stored($0) }
    }

    @Test func `A split moves bookings and statistics, the next run keeps it, and undo brings everything back`() throws
    {
        let before = try state()
        let split = try dedupe([
            "split", "MT-100692", "MT-101776", "--by", "office", "--reason", "two people", "--json",
        ]).expect(
            status: 0,
            speech: "1 new user, 1 user with other details, 1 booking moved\ntake it back with: booking-dedupe undo\n")
        #expect(split.standardOutput.contains("\"rule\" : \"decision\""))
        let owners = "SELECT DISTINCT hex(user_id) FROM bookings WHERE booking_reference IN ('MT-100692', 'MT-101776')"
        #expect(try stored(owners).count == 2)
        let after = try state()
        let again = try ToolRun(
            "booking-migrate", ["exports", "--output", "out", "--json"], in: folder
        ).expect(status: 0)
        #expect(try Figures(again.standardOutput).changes == 0)
        #expect(try state() == after)
        try dedupe(["undo", "-q"]).expect(status: 0, speech: "")
        #expect(try state() == before)
        // The id that the split made leads to the user still.
        let alias = try #require(try stored("SELECT lower(hex(alias_id)) FROM user_aliases").first?.first)
        let history = try ToolRun("booking-desk", ["history", alias], in: folder).expect(status: 0)
        #expect(history.standardOutput.contains("cef5a465-cc18-5548-9e42-1a24806010aa"))
        try dedupe(["undo"]).expect(
            status: 2, speech: "error: there is no decision to undo\n  see booking-dedupe decisions\n")
        // The undo can be undone.
        try dedupe(["undo", "2", "-q"]).expect(status: 0, speech: "")
        #expect(try state() == after)
    }

    @Test func `A user's id stays with the contact that was seen first, whichever part is named`() throws {
        let user = "cef5a465-cc18-5548-9e42-1a24806010aa"
        let founder = try #require(
            try stored("SELECT lower(hex(founding_contact_id)) FROM users WHERE lower(hex(id)) LIKE 'cef5a465%'").first?
                .first)
        let all = try stored("SELECT 1 FROM contacts WHERE lower(hex(user_id)) LIKE 'cef5a465%'").count
        let split = try dedupe(["split", user, String(founder.prefix(8)), "--json"]).expect(status: 0)
        #expect(split.standardOutput.contains(user))
        #expect(
            try stored("SELECT lower(hex(id)) FROM contacts WHERE lower(hex(user_id)) LIKE 'cef5a465%'") == [[founder]])
        #expect(all > 2)
        let help = try dedupe(["split", "--help"]).standardOutput.split(whereSeparator: \.isWhitespace)
        #expect(help.joined(separator: " ").contains("The id stays with the contact that was seen first"))
    }

    @Test(arguments: [
        (["LOGNAME": "office", "USER": "desk"], "office"), (["LOGNAME": "", "USER": "desk"], "desk"), ([:], nil),
    ])
    func `Who decides is the user of the environment, and under cron the one whom the system knows`(
        _ environment: [String: String], _ name: String?
    ) throws {
        try ToolRun(
            "booking-dedupe", ["never", "MT-100692", "MT-100700", "--database", "bookings.sqlite"], in: folder,
            environment: environment
        ).expect(status: 0)
        let account = try #require(getpwuid(geteuid()))
        let expected = name ?? String(cString: account.pointee.pw_name)
        #expect(try stored("SELECT DISTINCT decided_by FROM match_decisions") == [[expected]])
    }

    @Test func `Answers from a spreadsheet are recorded once, and what cannot be read is named`() throws {
        try dedupe(["review", "--export-review", "questions.csv", "--limit", "4"]).expect(status: 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("questions.csv"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        var lines = try folder.text("questions.csv").split(separator: "\r\n").map(String.init)
        #expect(lines.count == 5)
        // Nothing says what the toolkit takes them for.
        #expect(!lines[0].contains("score") && !lines[0].contains("probability") && !lines[0].contains("user"))
        let answers = ["yes", "No", "", "perhaps"]
        for (index, answer) in answers.enumerated() {
            let number = "\(index + 1),"
            #expect(lines[index + 1].hasPrefix(number + ","))
            lines[index + 1] = number + answer + lines[index + 1].dropFirst(number.count)
        }
        // As a spreadsheet of another country gives it back: other separators, other order of the rows.
        let header = lines.removeFirst()
        let text = ([header] + lines.reversed()).map { $0 + "\n" }.joined()
        try folder.write("answers.csv", text)
        let run = try dedupe(["review", "--import-decisions", "answers.csv", "--by", "office"]).expect(status: 1)
        #expect(
            run.standardError.contains(
                "answers.csv, line 2, column same_person: this is neither yes nor no; write yes or no"))
        #expect(run.standardError.contains("2 answers recorded, 0 known already, 1 left open, 1 not readable"))
        #expect(
            try stored("SELECT kind, decided_by FROM match_decisions ORDER BY kind") == [
                ["must-merge", "office"], ["never-merge", "office"],
            ])
        let state = try state()
        let second = try dedupe(["review", "--import-decisions", "answers.csv"]).expect(status: 1)
        #expect(second.standardError.contains("0 answers recorded, 2 known already"))
        // Whoever undoes then would take back the answers that were given before.
        #expect(run.standardError.contains("take them back") && !second.standardError.contains("undo"))
        #expect(try self.state() == state)
        // What was answered is not asked again.
        try dedupe(["review", "--export-review", "more.csv", "--limit", "200", "-q"]).expect(status: 0, speech: "")
        let ids = try stored("SELECT lower(hex(contact_id)), lower(hex(other_contact_id)) FROM match_decisions")
        let more = try folder.text("more.csv").replacing("-", with: "").split(separator: "\r\n")
        for pair in ids { #expect(!more.contains { $0.contains(pair[0]) && $0.contains(pair[1]) }) }
    }

    @Test func `In the terminal each answer is kept, and a review can be stopped`() throws {
        let run = try dedupe(["review", "--limit", "3"], input: "maybe\ny\ns\nq\n").expect(status: 0)
        #expect(run.standardOutput.contains("Question 1 of 3: is this one person?\ndetail"))
        #expect(run.standardOutput.contains("Question 3 of 3"))
        #expect(run.standardError.contains("this is neither yes nor no"))
        #expect(try stored("SELECT kind FROM match_decisions") == [["must-merge"]])
        let pair = try stored(
            "SELECT COUNT(DISTINCT user_id) FROM contacts, match_decisions WHERE id IN (contact_id, other_contact_id)")
        #expect(pair == [["1"]])
    }

    @Test func `A dry run says what would be, and records nothing`() throws {
        let before = try StoredContent(of: folder.path("bookings.sqlite"))
        let run = try dedupe(["review", "--limit", "2", "--dry-run"], input: "y\nq\n").expect(status: 0)
        #expect(run.standardError.contains("user"), "\(run)")
        #expect(run.standardError.hasSuffix("Dry run: nothing was changed.\n1 answer would be recorded\n"), "\(run)")
        let export = try dedupe(["review", "--limit", "2", "--dry-run", "--export-review", "q.csv"])
        export.expect(status: 0, speech: "2 questions\nDry run: q.csv was not written.\n")
        #expect(!folder.has("q.csv"))
        try dedupe(["review", "--limit", "2", "--export-review", "q.csv"]).expect(status: 0)
        let sheet = try folder.text("q.csv").replacing("\r\n1,,", with: "\r\n1,no,")
        try folder.write("answers.csv", sheet)
        let answered = try dedupe(["review", "--import-decisions", "answers.csv", "--dry-run"]).expect(status: 0)
        #expect(answered.standardError.contains("1 answer would be recorded, 0 known already"), "\(answered)")
        #expect(!answered.standardError.contains("take it back"))
        #expect(try StoredContent(of: folder.path("bookings.sqlite")).difference(from: before) == "")
    }

    @Test(arguments: [
        ["merge", "MT-100692", "MT-100697"], ["split", "MT-100692", "MT-101776"],
    ])
    func `The summary of a decision has the keys of every summary`(_ command: [String]) throws {
        try dedupe(command + ["--dry-run", "-q", "--summary", "s.json"]).expect(status: 0)
        let text = try folder.text("s.json")
        #expect(text.contains("\"dry_run\" : true") && text.contains("\"users_new\""))
        #expect(try Figures(text).stages.map(\.stage) == ["dedupe", "backfill"])
    }

    @Test func `Why adds up, and merges by hand hold`() throws {
        let why = try dedupe(["why", "MT-100692", "MT-101776", "--json"]).expect(status: 0)
        struct Answer: Decodable {
            struct Line: Decodable {
                let bits: String
                let detail: String
            }
            let evidence: [Line]
        }
        let decoder = JSONDecoder()
        let lines = try decoder.decode(Answer.self, from: Data(why.standardOutput.utf8)).evidence
        let total = try #require(lines.last.flatMap { Double($0.bits) })
        let sum = lines.dropLast().reduce(0) { $0 + (Double($1.bits) ?? .nan) }
        #expect(abs(sum - total) < 0.005 * Double(lines.count), "\(lines)")
        // why-not is the same question.
        let whyNot = try dedupe(["why-not", "MT-100692", "MT-101776", "--json"]).expect(status: 0)
        #expect(whyNot.standardOutput == why.standardOutput)
        try dedupe(["merge", "MT-100692", "MT-100697", "-q"]).expect(status: 0, speech: "")
        let owners = "SELECT DISTINCT hex(user_id) FROM bookings WHERE booking_reference IN ('MT-100692', 'MT-100697')"
        #expect(try stored(owners).count == 1)
        try dedupe(["-q"]).expect(status: 0, speech: "")
        #expect(try stored(owners).count == 1)
        let how = try dedupe(["how", "MT-100697"]).expect(status: 0)
        #expect(how.standardOutput.contains("decision"))
    }
}
