import Foundation
import TestSupport
import Testing

@Suite struct RejectsTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let good = Office.row("A-1") + Office.row("A-9", notes: "fine")
    static let bad = [
        Office.row("A-2", status: "Perhaps"),
        Office.row("A-3", price: "ten"),
        "A-4,31/02/2024 10:00,Confirmed,Ada,Byron,ada@example.com,,£10.00,£0.00,£10.00,,\"two\nlines\"\n",
        "A-5,13/03/2024 10:00,Confirmed,Ada\n",
        Office.row("A-6", notes: "here, there"),
        ",13/03/2024 10:00,Confirmed,Ada,Byron,ada@example.com,,£10.00,£0.00,£10.00,,\n",
    ]
    static let corrected = [
        Office.row("A-2", status: "Confirmed"),
        Office.row("A-3", price: "£10.00"),
        "A-4,29/02/2024 10:00,Confirmed,Ada,Byron,ada@example.com,,£10.00,£0.00,£10.00,,\"two\nlines\"\n",
        Office.row("A-5"),
        Office.row("A-6", notes: "\"here, there\""),
        "A-7,13/03/2024 10:00,Confirmed,Ada,Byron,ada@example.com,,£10.00,£0.00,£10.00,,\n",
    ]

    @Test func `More files with rejects than a process may have open`() throws {
        for number in 100..<160 {
            try folder.write(
                "exports/\(number).csv", Office.csv(["G-\(number)"]) + Office.row("B-\(number)", price: "ten"))
        }
        let run = try ToolRun.shell(
            "ulimit -n 40; exec \"$tool\" exports -q --rejects kept", "booking-import", in: folder)
        run.expect(status: 1)
        let kept = try folder.contents(of: "kept/run-1")
        #expect(kept.count == 61)
        for number in 100..<160 {
            let text = String(decoding: kept["\(number).csv"] ?? [], as: UTF8.self)
            #expect(text == Office.header + Office.row("B-\(number)", price: "ten"))
        }
    }

    static let reasons = """
        \u{FEFF}file,line,column,reason,message,hint\r
        a.csv,4,Status,status,not a booking status that is known,"translate the word under values: in a mapping file (pending, confirmed, completed, cancelled, no-show)"\r
        a.csv,5,Price,amount,not an amount of money that is understood,"write it as 1234.50, with or without currency"\r
        a.csv,6,Booked On,date,the calendar has no such day or the clock no such time,"correct the date; where day and month are swapped in the whole file, use --date-order"\r
        a.csv,8,,form,4 fields where the header has 12,add the missing fields; a value with a line break in it needs quotes\r
        a.csv,9,,form,13 fields where the header has 12,put quotes around the field that holds a separator\r
        a.csv,10,Booking Ref,missing,no value where booking_reference is needed,fill in the value\r

        """

    @Test func `They lie beside the folder that readers of reports are given, for nobody else to read`() throws {
        try folder.write("a.csv", Office.header + Self.good + Self.bad[0])
        let run = try ToolRun(
            "booking-migrate", ["a.csv", "--output", "out", "--time-zone", "Europe/London"], in: folder)
        run.expect(status: 1)
        #expect(run.standardOutput.contains("They lie in out/rejects/run-1"))
        func mode(_ name: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
        }
        #expect(try ["out/rejects", "out/rejects/run-1"].map(mode) == [0o700, 0o700])
        #expect(try ["a.csv", "reasons.csv"].map { try mode("out/rejects/run-1/" + $0) } == [0o600, 0o600])
        for (name, bytes) in try folder.contents(of: "out/latest") {
            #expect(!name.contains("rejects") && !String(decoding: bytes, as: UTF8.self).contains("A-2"), "\(name)")
        }
    }

    @Test func `Where they cannot be kept, nothing is loaded, and the message says what is in the way`() throws {
        try folder.write("a.csv", Office.header + Self.good + Self.bad[0])
        try folder.write("taken", "somebody's own file")
        try ToolRun(
            "booking-import", ["a.csv", "--time-zone", "Europe/London", "--rejects", "taken/rejects"], in: folder
        ).expect(
            status: 2,
            speech: """
                error: taken/rejects/run-1: rejected rows cannot be kept there, because taken is no folder; nothing was loaded
                  name a folder that you may write, for instance --rejects ~/rejects

                """)
        #expect(try folder.contents().keys.sorted() == ["a.csv", "taken"])
        #expect(try folder.text("taken") == "somebody's own file")
    }

    @Test func `Of several columns that may fill a field, a reject names the one that the word came from`() throws {
        try folder.write(
            "guests.csv",
            "api_id,name,email,created_at,approval_status,ticket_name,checked_in_at\n"
                + "g-1,Mia Nox,mia@example.com,2024-03-04T10:00:00Z,waitlist,Standard,\n")
        try ToolRun("booking-import", ["guests.csv", "--time-zone", "Europe/London"], in: folder).expect(status: 1)
        let reasons = try folder.text("rejects/run-1/reasons.csv")
        #expect(reasons.contains("guests.csv,2,approval_status,"), "\(reasons)")
    }

    @Test func `Rejected rows are kept byte for byte, with the reason of each, and the rest is loaded`() throws {
        try folder.write("a.csv", Office.header + Self.good + Self.bad.joined())
        let run = try ToolRun("booking-import", ["a.csv", "--json"], in: folder).expect(status: 1, speech: "")
        #expect(try folder.text("rejects/run-1/a.csv") == Office.header + Self.bad.joined())
        #expect(try folder.text("rejects/run-1/reasons.csv") == Self.reasons)
        let file = try #require(try Figures(run.standardOutput).files.first)
        #expect(file.read == 8 && file.loaded == 2 && file.rejected == 6)
        let ledger = try rows(
            of: folder.path("bookings.sqlite"), "SELECT line, column_name, reason FROM import_rejects ORDER BY line")
        #expect(ledger.map { $0[0] } == ["4", "5", "6", "8", "9", "10"])
        #expect(ledger.map { $0[1] } == ["Status", "Price", "Booked On", nil, nil, "Booking Ref"])
    }

    @Test func `Corrected and imported again they make the database of a clean import`() throws {
        try folder.write("a.csv", Office.header + Self.good + Self.bad.joined())
        try ToolRun("booking-import", ["a.csv", "-q"], in: folder).expect(status: 1)
        try folder.write("rejects/run-1/a.csv", Office.header + Self.corrected.joined())
        // The folder may be named as a whole: the reasons in it are no export.
        try ToolRun("booking-import", ["rejects/run-1", "-q"], in: folder).expect(status: 0, speech: "")
        try folder.write("clean.csv", Office.header + Self.good + Self.corrected.joined())
        try ToolRun("booking-import", ["clean.csv", "-q", "--database", "clean.sqlite"], in: folder).expect(status: 0)
        let mended = try StoredContent(of: folder.path("bookings.sqlite"))
        let clean = try StoredContent(of: folder.path("clean.sqlite"))
        #expect(mended.difference(from: clean) == "")
        #expect(clean.count("bookings") == 8)
    }

    @Test func `A corrected file keeps its place when it is imported into a new database`() throws {
        try folder.write("a.csv", Office.header + Self.good + Self.bad.joined())
        try ToolRun("booking-import", ["a.csv", "-q"], in: folder).expect(status: 1)
        let half = Office.header + Self.corrected[0] + Self.bad[1]
        try folder.write("rejects/run-1/a.csv", half)
        try ToolRun("booking-import", ["rejects/run-1/a.csv", "-q", "--database", "new.sqlite"], in: folder).expect(
            status: 1)
        #expect(try folder.text("rejects/run-1/a.csv") == half)
        #expect(try folder.text("rejects/run-1-2/a.csv") == Office.header + Self.bad[1])
    }

    @Test func `A run that fails leaves no rejects behind`() throws {
        try folder.write("first.csv", Office.csv(["F-1"]))
        try ToolRun("booking-import", ["first.csv", "-q"], in: folder).expect(status: 0)
        try alter(
            folder.path("bookings.sqlite"),
            "CREATE TRIGGER refuse BEFORE INSERT ON bookings BEGIN SELECT RAISE(ABORT, 'refused'); END")
        try folder.write("a.csv", Office.header + Self.bad.joined())
        try folder.write("b.json", "[" + Legacy.json("A-1") + "]")
        try ToolRun("booking-import", ["a.csv", "b.json"], in: folder).expect(status: 2)
        #expect(!folder.has("rejects/run-2"))
    }

    @Test func `A dry run finds the same and writes no rejects`() throws {
        try folder.write("a.csv", Office.header + Self.good + Self.bad.joined())
        let run = try ToolRun("booking-import", ["a.csv", "--json", "--dry-run"], in: folder).expect(
            status: 1, speech: "")
        #expect(try Figures(run.standardOutput).files.first?.rejected == 6)
        #expect(try folder.contents().keys.sorted() == ["a.csv"])
    }

    @Test func `The summary for people says how many, where, why and what to do`() throws {
        try folder.write("a.csv", Office.header + Self.good + Self.bad.prefix(2).joined())
        let run = try ToolRun("booking-import", ["a.csv"], in: folder).expect(status: 1)
        let told = """
            2 rows were rejected:
              1 × not an amount of money that is understood
                  at a.csv:5, column Price
                  write it as 1234.50, with or without currency
              1 × not a booking status that is known
                  at a.csv:4, column Status
                  translate the word under values: in a mapping file (pending, confirmed, completed, cancelled, no-show)
              They lie in rejects/run-1: correct them there and import the corrected file.
            """
        #expect(run.standardOutput.contains(told), "\(run)")
    }

    @Test func `No personal value stands anywhere but in the rows themselves`() throws {
        let person = "Zebulon,Quackenbush,zebulon@example.net,07700 900777"
        let rows = [
            "P-1,13/03/2024 10:00,Perhaps,\(person),£1.00,£0.00,£1.00,,secret note",
            "P-2,zebulon@example.net,Confirmed,\(person),£1.00,£0.00,£1.00,,secret note",
            "P-3,13/03/2024 10:00,Confirmed,\(person),Quackenbush,£0.00,£1.00,,secret note",
            "P-4,13/03/2024 10:00,Confirmed,\(person),£1.00,£0.00,£1.00,,secret,note",
            "P-5,13/03/2024 10:00,Confirmed,\(person),£1.00,£0.00,£1.00,,\"secret note",
        ]
        try folder.write("a.csv", Office.header + rows.joined(separator: "\n") + "\n")
        try folder.write(
            "b.ndjson", Legacy.json("P-6") + "\n{\"id\":2,\"contactDetails\":{\"lastName\":\"Quackenbush\n")
        let arguments = ["a.csv", "b.ndjson", "--json", "--summary", "summary.json"]
        let run = try ToolRun("booking-migrate", arguments, in: folder).expect(status: 1)
        let table = try ToolRun("booking-migrate", ["a.csv", "b.ndjson", "--database", "other.sqlite"], in: folder)
        let said = [
            run.standardOutput, run.standardError, table.standardOutput, table.standardError,
            try folder.text("summary.json"), try folder.text("reports/output/rejects/run-1/reasons.csv"),
        ]
        for text in said {
            for secret in ["Zebulon", "zebulon", "Quackenbush", "900777", "secret"] {
                #expect(!text.contains(secret), "\(secret) in\n\(text)")
            }
        }
    }
}
