import Foundation
import TestSupport
import Testing

/// `booking-dedupe --csv`: a contact file of any form into clusters.
@Suite struct ClusterFileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Made-up people, each twice, the second time as somebody else would have typed it; then a row of its own.
    private static func contacts(separator: String = ",") -> String {
        let given = ["Amelia", "Bertram", "Cressida", "Dorian", "Elspeth", "Fergus", "Gwendolen", "Hamish", "Isolde"]
        let surnames = ["Ashwick", "Birkdale", "Cromfield", "Dunmere", "Elmthorpe", "Fernham", "Glenley", "Hawstead"]
        var rows = [["id", "Given_Name", "Surname", "DOB", "E-mail Address", "Mobile", "Post Code", "source", "who"]]
        for person in 0..<60 {
            let (first, last) = (given[person % 9], surnames[person * 7 % 8])
            let phone = "07700 9\(10_000 + person * 137)"
            let born = "19\(50 + person % 40)-0\(1 + person % 9)-1\(person % 10)"
            let email = "\(first).\(last)\(person)@example.com".lowercased()
            let postcode = "AB\(1 + person % 30) \(person % 9)CD"
            rows.append(["\(2 * person)", first, last, born, email, phone, postcode, "web", "p\(person)"])
            rows.append([
                "\(2 * person + 1)", person % 3 == 0 ? String(first.prefix(1)) : first.uppercased(), last, born,
                person % 4 == 0 ? "" : email, phone.replacing(" ", with: ""), postcode.lowercased(), "desk",
                "p\(person)",
            ])
        }
        rows.append(["900", "Ottoline", "Larkborough", "1931-12-30", "", "", "", "web", "alone"])
        return rows.map { $0.joined(separator: separator) + "\n" }.joined()
    }

    private func clusters(_ name: String) throws -> [[String]] {
        try folder.text(name).split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    }

    @Test func `Rows of one person get one cluster, in the order of the rows`() throws {
        try folder.write("contacts.csv", Self.contacts())
        let run = try ToolRun(
            "booking-dedupe", ["--csv", "contacts.csv", "--output", "clusters.csv", "--truth", "who"], in: folder
        ).expect(status: 0)
        let rows = try clusters("clusters.csv")
        #expect(rows.first == ["row", "cluster_id", "match_probability"])
        #expect(rows.dropFirst().map { $0[0] } == (1...121).map(String.init))
        for person in 0..<60 { #expect(rows[1 + 2 * person][1] == rows[2 + 2 * person][1]) }
        #expect(Set(rows.dropFirst().map { $0[1] }).count == 61)
        #expect(rows.dropFirst().allSatisfy { (0...1).contains(Double($0[2]) ?? -1) })
        let figures = try #require(
            try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8)) as? [String: Any])
        for figure in ["precision", "recall", "f1"] {
            #expect(figures["pairwise_\(figure)"] as? Double == 1)
            #expect(figures["b_cubed_\(figure)"] as? Double == 1)
        }
        #expect(figures["clusters"] as? Int == 61)
        #expect(run.standardError.contains("  Given_Name: given name\n  Surname: surname\n  DOB: date\n"))
        #expect(run.standardError.contains("  id: left out\n"))
        #expect(run.standardError.contains("  source: left out\n  who: left out\n"))
        #expect(run.standardError.contains(#/expected precision \d+\.\d %, 95 % interval \d+\.\d % to \d+\.\d %: /#))
        #expect(run.standardError.contains(#/expected recall \d+\.\d %, 95 % interval \d+\.\d % to \d+\.\d %: /#))
        // No value of the file is said.
        #expect(!run.standardError.contains("Amelia") && !run.standardError.contains("@"))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("clusters.csv"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try folder.contents().keys.sorted() == ["clusters.csv", "contacts.csv"])
    }

    @Test func `Rows to be explained that are not there are said before the work, and nothing is written`() throws {
        try folder.write("contacts.csv", Self.contacts())
        let arguments = ["--csv", "contacts.csv", "--output", "clusters.csv", "--why", "1", "122"]
        try ToolRun("booking-dedupe", arguments, in: folder).expect(
            status: 2,
            speech: """
                error: there is no row 122: the file has 121
                  rows are counted from 1, the header left out: name two of them with --why

                """)
        #expect(!folder.has("clusters.csv"))
    }

    @Test func `The list goes to standard output where its name is -`() throws {
        try folder.write("contacts.csv", Self.contacts())
        let flags = ["--csv", "contacts.csv", "-q", "--output"]
        try ToolRun("booking-dedupe", flags + ["clusters.csv"], in: folder).expect(status: 0)
        let printed = try ToolRun("booking-dedupe", flags + ["-"], in: folder).expect(status: 0, speech: "")
        #expect(printed.standardOutput == (try folder.text("clusters.csv")))
        #expect(!folder.has("-"))
        for other in [["--truth", "who"], ["--why", "1", "2"], ["--json"]] {
            let run = try ToolRun("booking-dedupe", flags + ["-"] + other, in: folder).expect(status: 64)
            #expect(run.standardError.contains("--output - prints the clusters where \(other[0]) prints: name a file."))
        }
    }

    @Test func `A device is written to, and stays one`() throws {
        try folder.write("contacts.csv", Self.contacts())
        try ToolRun("booking-dedupe", ["--csv", "contacts.csv", "-q", "--output", "/dev/full"], in: folder).expect(
            status: 2,
            speech: """
                error: /dev/full: the file cannot be written: No space left on device
                  name a file that you may write with --output

                """)
        var status = stat()
        #expect(stat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test func `Another dialect, another order: the same clusters`() throws {
        let lines = Self.contacts(separator: ";").split(separator: "\n").map(String.init)
        let backwards = [lines[0]] + lines.dropFirst().reversed()
        try folder.write("a.csv", Self.contacts())
        try folder.write("b.csv", backwards.joined(separator: "\r\n") + "\r\n")
        for name in ["a", "b"] {
            let arguments = ["--csv", "\(name).csv", "--output", "\(name)-clusters.csv", "--truth", "who", "--quiet"]
            try ToolRun("booking-dedupe", arguments, in: folder).expect(status: 0, speech: "")
        }
        let straight = try clusters("a-clusters.csv").dropFirst().map { $0[1...] }
        let reversed = try clusters("b-clusters.csv").dropFirst().map { $0[1...] }
        #expect(straight == reversed.reversed())
    }

    @Test func `The truth is not looked at`() throws {
        try folder.write("a.csv", Self.contacts())
        try folder.write("b.csv", Self.contacts().replacing(/,p\d+\n/, with: ",x\n"))
        for name in ["a", "b"] {
            try ToolRun(
                "booking-dedupe", ["--csv", "\(name).csv", "--output", "\(name).out", "--truth", "who"], in: folder
            ).expect(status: 0)
        }
        #expect(try folder.bytes("a.out") == folder.bytes("b.out"))
    }

    @Test func `Two rows are explained by bits that add up`() throws {
        try folder.write("contacts.csv", Self.contacts())
        let run = try ToolRun("booking-dedupe", ["--csv", "contacts.csv", "--why", "1", "2"], in: folder)
            .expect(status: 0)
        let lines = run.standardOutput.split(separator: "\n").dropFirst()
        let bits = lines.compactMap { line in line.split(separator: " ").first.flatMap { Double($0) } }
        let score = try #require(bits.last)
        #expect(abs(bits.dropLast().reduce(0, +) - score) < 0.05 * Double(bits.count))
        #expect(lines.last?.contains("one cluster") == true)
        try ToolRun("booking-dedupe", ["--csv", "contacts.csv", "--why", "1", "2000"], in: folder).expect(status: 2)
    }

    @Test func `A row that cannot be taken apart is a cluster of its own, and is said`() throws {
        try folder.write("contacts.csv", Self.contacts() + "901,\"Bad\" quote,x,,,,,,\n")
        let run = try ToolRun("booking-dedupe", ["--csv", "contacts.csv", "--output", "out.csv"], in: folder)
        let rows = try clusters("out.csv")
        #expect(rows.count == 123)
        #expect(run.status == (run.standardError.contains("warning: 1 row cannot be taken apart") ? 1 : 0))
    }

    @Test func `Rows without values keep their numbers`() throws {
        try folder.write("contacts.csv", "name,email\n,\nJane Elmwick,jane@example.com\n,\n")
        try ToolRun("booking-dedupe", ["--csv", "contacts.csv", "--output", "out.csv"], in: folder).expect(status: 0)
        #expect(try clusters("out.csv").map { $0[0] } == ["row", "1", "2", "3"])
        #expect(Set(try clusters("out.csv").map { $0[1] }).count == 4)
    }

    @Test(
        "what cannot be done is said with what to type",
        arguments: [
            (
                ["--csv", "nothing.csv", "--output", "x"], Int32(2),
                "error: nothing.csv: there is no such file\n  check the path\n"
            ),
            (
                ["--csv", "contacts.csv", "--truth", "whom"], 2,
                "error: contacts.csv: there is no column whom\n  did you mean --truth who?\n"
            ),
            (
                ["--csv", "contacts.csv"], 64,
                "Error: --csv needs --output FILE for the clusters, --truth COLUMN, or --why ROW ROW.\n"
            ),
            (["--output", "x.csv"], 64, "Error: --output needs --csv FILE.\n"),
            (
                ["--csv", "contacts.csv", "--output", "x", "--database", "y"], 64,
                "Error: --csv works without a database: leave --database out.\n"
            ),
        ])
    func refusals(arguments: [String], status: Int32, speech: String) throws {
        try folder.write("contacts.csv", Self.contacts())
        let run = try ToolRun("booking-dedupe", arguments, in: folder).expect(status: status)
        #expect(run.standardError.hasPrefix(speech), "\(run)")
        #expect(try folder.contents().keys.sorted() == ["contacts.csv"])
    }

    @Test(arguments: [
        (
            "PK\u{3}\u{4}junk", "this is a ZIP archive or an .xlsx workbook, not CSV or JSON",
            "unpack it, or open it in a spreadsheet program and save it as CSV (UTF-8)"
        ),
        ("", "the file is empty", "export the file again"),
        (
            #"[{"name":"Jane Elmwick"}]"#, "this is JSON, not CSV",
            "write its records as CSV; booking-import reads JSON into a database"
        ),
    ])
    func `A file that is no table is refused by what it is`(_ text: String, _ problem: String, _ hint: String) throws {
        try folder.write("other.csv", text)
        try ToolRun("booking-dedupe", ["--csv", "other.csv", "--output", "out.csv"], in: folder)
            .expect(status: 2, speech: "error: other.csv: \(problem)\n  \(hint)\n")
        #expect(!folder.has("out.csv"))
    }

    @Test func `The plain policy joins by e-mail, else by customer number, else by telephone and name`() throws {
        let rows = [
            "Name,Email,Phone,Customer Number,who",
            "Ada Byron,ada@example.com,07700 900001,,a", "Ben Stone, ADA@Example.com,07700 900002,,b",
            "Cal Dow,,07700 900003,C-17,c", "C. Dow,n/a,,C-17,c",
            "Dora Fay,,07700 900004,,d", "\"Fay, Dora\",,+44 7700 900004,,d", "Dora May,,07700900004,,e",
            "Eve Gale,eve@example.com,07700 900005,C-18,f", ",,,,g", ",,,,h", "Ada Byron,,,,i",
        ]
        try folder.write("contacts.csv", rows.map { $0 + "\n" }.joined())
        let arguments = ["--csv", "contacts.csv", "--output", "clusters.csv", "--match", "email"]
        let run = try ToolRun("booking-dedupe", arguments + ["--truth", "who"], in: folder).expect(status: 0)
        let lines = try clusters("clusters.csv").dropFirst()
        let ids = lines.map { $0[1] }
        // One mailbox, one user, whatever the names: that is the plan's rule.
        #expect(ids[0] == ids[1] && ids[2] == ids[3] && ids[4] == ids[5])
        #expect(Set(ids).count == 8)
        #expect(lines.allSatisfy { $0[2] == "1.0000" })
        #expect(run.standardError.contains("8 users: same e-mail, else customer number, else phone and name\n"))
        let figures = try #require(
            try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8)) as? [String: Any])
        #expect(figures["clusters"] as? Int == 8 && figures["pairwise_recall"] as? Double == 1)
        #expect(figures["expected_precision"] == nil && figures["candidates"] == nil)
        // Backwards, the same rows have the same clusters.
        try folder.write("contacts.csv", ([rows[0]] + rows.dropFirst().reversed()).map { $0 + "\n" }.joined())
        try ToolRun("booking-dedupe", arguments + ["--quiet"], in: folder).expect(status: 0, speech: "")
        let backwards = try clusters("clusters.csv").dropFirst().map { $0[1] }.reversed()
        #expect(Array(backwards.prefix(8)) == Array(ids.prefix(8)))
    }

    @Test func `The plain policy has no evidence to show`() throws {
        try folder.write("contacts.csv", Self.contacts())
        let run = try ToolRun(
            "booking-dedupe", ["--csv", "contacts.csv", "--why", "1", "2", "--match", "email"], in: folder
        ).expect(status: 64)
        #expect(run.standardError.contains("--match email weighs no evidence that --why could show: leave one"))
    }
}
