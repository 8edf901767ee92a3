import TestSupport
import Testing

/// What a new user names first, and what the tool says to it: whole messages, so that a change of wording is seen.
@Suite struct RefusedInputTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func migrate(_ arguments: String...) throws -> ToolRun { try migrate(arguments) }

    private func migrate(_ arguments: [String]) throws -> ToolRun {
        let run = try ToolRun("booking-migrate", arguments, in: folder)
        #expect(run.standardOutput.isEmpty)
        #expect(!folder.has("bookings.sqlite"), "a refused run leaves no database behind")
        #expect(!folder.has("bookings.sqlite.lock"))
        #expect(!folder.has("reports"), "a refused run leaves no folder behind")
        return run
    }

    @Test func `A missing file, with the name that was meant`() throws {
        try folder.write("legacy-bookings.csv", Office.csv(["A-1"]))
        try migrate("legacy-booking.csv").expect(
            status: 2,
            speech: """
                error: legacy-booking.csv: there is no such file or folder
                  did you mean legacy-bookings.csv?

                """)
    }

    @Test func `A missing file that resembles nothing`() throws {
        try migrate("yesterday.csv").expect(
            status: 2,
            speech: """
                error: yesterday.csv: there is no such file or folder
                  name an export, or a folder that holds exports

                """)
    }

    @Test(arguments: [false, true]) func `A folder without exports`(_ hasOtherFiles: Bool) throws {
        try folder.write("exports/notes.md", "nothing here")
        if !hasOtherFiles { try folder.remove("exports/notes.md") }
        try migrate("exports").expect(
            status: 2,
            speech: """
                error: exports: the folder holds no exports
                  exports end in .csv, .json, .jsonl, .ndjson, .tsv, .txt

                """)
    }

    @Test func `A folder of which no file is an export`() throws {
        try folder.write("exports/empty.csv", "")
        try folder.write("exports/other.csv", "Planet,Moons\nMars,2\n")
        try migrate("exports").expect(
            status: 2,
            speech: """
                error: none of the files could be read as an export
                  exports/empty.csv: the file is empty
                  exports/other.csv: nothing in its first line is the name of a column that is known; it has 2 columns
                  export the file again

                """)
    }

    @Test func `Columns that are spelled wrong`() throws {
        try folder.write("a.csv", "Bokings Ref,Stattus,Colour\nA-1,ok,red\n")
        try migrate("a.csv").expect(
            status: 2,
            speech: """
                error: a.csv: its columns say neither bookings, sessions, courses, users, payments nor anything else that is imported: Bokings Ref, Stattus, Colour
                  “Bokings Ref” looks like booking_reference; “Stattus” looks like status. Name the columns in a mapping file and give it with --mapping FILE

                """)
    }

    @Test func `Columns that look like bookings, with what is missing and how to start a mapping file`() throws {
        try folder.write("course sales.csv", "Price,Paid,Course\n80.00,80.00,First Aid\n")
        try migrate("course sales.csv").expect(
            status: 2,
            speech: """
                error: course sales.csv: its columns look like bookings, but nothing says who booked (full_name, last_name, contact_details, email, phone); when it was booked or begins (created_at, session_starts_at); which booking it is (booking_reference, source_record_id); its columns are: Price, Paid, Course
                  Start a mapping file with: booking-import --explain 'course sales.csv' --write-mapping mapping.yaml; name the fields in it and give it with --mapping mapping.yaml

                """)
        // What is to be typed does what it says.
        try ToolRun(
            "booking-import", ["--explain", "course sales.csv", "--write-mapping", "mapping.yaml"], in: folder
        ).expect(status: 1)
        #expect(try folder.text("mapping.yaml").contains("paid_amount: \"Paid\""))
    }

    @Test(arguments: [
        (
            #"[{"Price":80,"Paid":80,"Course":"First Aid"}]"#,
            "its keys look like bookings, but nothing says who booked",
            "its keys are: Price, Paid, Course"
        ),
        (
            #"[{"Planet":"Mars","Moons":2}]"#,
            "of the keys of its records, 2 in all, none is that of a field that is known",
            "where the records lie deeper, under format: records:"
        ),
    ])
    func `What is said of JSON speaks of keys and records, not of lines and columns`(
        _ text: String, _ problem: String, _ advice: String
    ) throws {
        try folder.write("a.json", text)
        let run = try migrate("a.json").expect(status: 2)
        #expect(run.standardError.contains(problem) && run.standardError.contains(advice), "\(run)")
        #expect(!run.standardError.contains("column") && !run.standardError.contains("line"), "\(run)")
    }

    @Test func `A file without a header, whose first person has neither address nor number`() throws {
        try folder.write("a.csv", "Ada Byron,Leeds,First Aid\nJean Bartik,York,First Aid\n")
        try migrate("a.csv").expect(
            status: 2,
            speech: """
                error: a.csv: nothing in its first line is the name of a column that is known; it has 3 columns
                  Name the columns in a mapping file and give it with --mapping FILE; where the first line is no header, under format: header:

                """)
    }

    @Test func `A file without a header, whose first person is not repeated`() throws {
        try folder.write("a.csv", "Ada,Byron,ada@example.com,07700 900123\nJean,Bartik,jean@example.com,07700 900124\n")
        try folder.write("b.csv", "1,Ada,Byron,12.50\n2,Jean,Bartik,8.00\n")
        try folder.write("m.yaml", "entity: users\ncolumns:\n  email: Email\n")
        for arguments in [["a.csv"], ["a.csv", "--mapping", "m.yaml"], ["b.csv"], ["b.csv", "--mapping", "m.yaml"]] {
            try migrate(arguments).expect(
                status: 2,
                speech: """
                    error: \(arguments[0]): its first line holds values, not the names of columns
                      name the columns under format: header: in a mapping file and give it with --mapping FILE

                    """)
        }
    }

    @Test(
        arguments: [
            (
                [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00] as [UInt8],
                "this is a ZIP archive or an .xlsx workbook, not CSV or JSON",
                "unpack it, or open it in a spreadsheet program and save it as CSV (UTF-8)"
            ),
            ([], "the file is empty", "export the file again"),
            (
                Array("<!DOCTYPE html>\n<html><body>Sign in</body></html>".utf8),
                "this is a web page, perhaps a sign-in page",
                "export the records as CSV or JSON"
            ),
        ])
    func `A file that is called CSV and is not`(_ bytes: [UInt8], _ message: String, _ hint: String) throws {
        try folder.write("a.csv", bytes: bytes)
        try migrate("a.csv").expect(status: 2, speech: "error: a.csv: \(message)\n  \(hint)\n")
    }

    @Test func `In a folder such a file is left out and the rest is loaded`() throws {
        try folder.write("exports/a.csv", Office.csv(["A-1", "A-2"]))
        try folder.write("exports/b.csv", bytes: [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00])
        let run = try ToolRun("booking-import", ["exports", "--json"], in: folder).expect(status: 1, speech: "")
        #expect(try Figures(run.standardOutput).bookings == 2)
        #expect(run.standardOutput.contains("exports/b.csv: this is a ZIP archive"))
    }

    @Test func `Of a JSON array that was cut off the last record is rejected at its place`() throws {
        try folder.write("a.json", "[" + Legacy.json("A-1") + ",\n" + Legacy.json("A-2").dropLast(30))
        let run = try ToolRun("booking-import", ["a.json"], in: folder).expect(status: 1)
        #expect(run.standardOutput.contains("1 × the JSON ends too early\n      at a.json:2, column "), "\(run)")
        #expect(run.standardOutput.contains("the export was cut off: export it again"), "\(run)")
    }

    @Test func `Dates of which the order cannot be told are asked about, and load with the answer`() throws {
        let text = "Booking Reference,Created At,Status,Email,Total\nA-1,03/04/2024,ok,ada@example.com,5.00\n"
        try folder.write("a.csv", text)
        try migrate("a.csv").expect(
            status: 2,
            speech: """
                error: a.csv: the dates in column “Created At” can be read day first or month first, and none of them tells which
                  say it with --date-order day-first or --date-order month-first; nothing was loaded

                """)
        for (order, day) in [("day-first", "2024-04-03"), ("month-first", "2024-03-04")] {
            let database = order + ".sqlite"
            try ToolRun("booking-import", ["a.csv", "--date-order", order, "--database", database, "-q"], in: folder)
                .expect(status: 0, speech: "")
            let stored = try rows(
                of: folder.path(database), "SELECT date(created_at / 1000000, 'unixepoch') FROM bookings")
            #expect(stored == [[day]])
        }
    }
}
