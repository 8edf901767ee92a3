import Foundation
import TestSupport
import Testing

@Suite struct KnownExportsTests {
    private struct Profile: Decodable {
        let name, vendor, entity, basis: String
        let headers: [String]
    }

    private func profiles() throws -> [Profile] {
        let run = try ToolRun("booking-import", ["--profiles", "--json"], in: TemporaryFolder()).expect(status: 0)
        return try JSONDecoder().decode([Profile].self, from: Data(run.standardOutput.utf8))
    }

    @Test(arguments: KnownExportSample.names)
    func `A sample of a known export is recognised, and stored as it is meant`(_ name: String) throws {
        let folder = try TemporaryFolder()
        let run = try ToolRun(
            "booking-import",
            [KnownExportSample.path(name), "--database", "a.sqlite", "--json"] + KnownExportSample.zone, in: folder)
        let stored = try KnownExportSample.stored(run, database: folder.path("a.sqlite"))
        try expectGolden(stored, "profiles/" + name + ".txt")
        // The profile is the file's own name in words.
        let stem = name.prefix { $0 != "." }
        let shape = stored.prefix { $0 != "," }
        #expect(shape.lowercased().filter { $0.isLetter || $0.isNumber } == stem.filter { $0 != "-" }, "\(shape)")
        // Whose export it was taken for is said; the house's own is not worth a word.
        let isOwn = ["legacy website", "office export"].contains(shape)
        #expect(run.standardError.contains("read as \(shape)\n") != isOwn, "\(run)")
    }

    @Test func `Every known export has a sample`() throws {
        let stems = Set(KnownExportSample.names.map { String($0.prefix { $0 != "." }).filter { $0 != "-" } })
        for profile in try profiles() {
            let key = profile.name.lowercased().filter { $0.isLetter || $0.isNumber }
            #expect(stems.contains(key), "\(profile.name) has no sample in samples/profiles")
        }
    }

    @Test func `The README lists the known exports as the executable does`() throws {
        let page = try DocumentationPage("README.md").prose
        let start = try #require(page.firstRange(of: "<!-- known exports:")).upperBound
        let table = page[start...].split(separator: "\n").filter { $0.hasPrefix("| ") }
        let expected = try profiles().map { profile in
            let vendor = profile.vendor.isEmpty ? "the company itself" : profile.vendor
            let entity = profile.entity.replacing("_", with: " ")
            return "| \(profile.name) | \(vendor) | \(entity) | \(profile.basis) |"
        }
        let shown = table.dropFirst().prefix(expected.count).map(String.init)
        #expect(shown == expected, "write them as:\n\(expected.joined(separator: "\n"))")
    }

    @Test(arguments: KnownExportSample.names)
    func `A mapping file that --explain writes reads the export as it is read without`(_ name: String) throws {
        let folder = try TemporaryFolder()
        let sample = KnownExportSample.path(name)
        let explained = try ToolRun("booking-import", [sample, "--write-mapping", "m.yaml", "--json"], in: folder)
        explained.expect(status: 0)
        #expect(folder.has("m.yaml") && !folder.has("bookings.sqlite"), "an explanation makes no database")
        let plain = try ToolRun(
            "booking-import", [sample, "--database", "a.sqlite", "--json"] + KnownExportSample.zone, in: folder)
        let mapped = try ToolRun(
            "booking-import",
            [sample, "--mapping", "m.yaml", "--database", "b.sqlite", "--json"] + KnownExportSample.zone, in: folder)
        mapped.expect(status: plain.status)
        let expected = try StoredContent(of: folder.path("a.sqlite"))
        let content = try StoredContent(of: folder.path("b.sqlite"))
        #expect(content == expected, "\(content.difference(from: expected))")
    }

    @Test(arguments: [
        "legacy-bookings.csv", "legacy-bookings.json", "office-bookings.csv", "sessions.csv", "courses.csv",
    ])
    func `So does one for an export of the clean samples`(_ name: String) throws {
        let folder = try TemporaryFolder()
        let sample = packageRoot.appending(path: "samples/clean/" + name).path()
        try ToolRun("booking-import", [sample, "--write-mapping", "m.yaml"], in: folder).expect(status: 0)
        for (database, flags) in [("a.sqlite", []), ("b.sqlite", ["--mapping", "m.yaml"])] {
            try ToolRun(
                "booking-import", [sample, "--database", database] + flags + KnownExportSample.zone, in: folder
            ).expect(status: 0)
        }
        let expected = try StoredContent(of: folder.path("a.sqlite"))
        let content = try StoredContent(of: folder.path("b.sqlite"))
        #expect(content == expected, "\(content.difference(from: expected))")
    }

    @Test(arguments: KnownExportSample.names)
    func `An explanation holds no value of the export`(_ name: String) throws {
        let sample = KnownExportSample.path(name)
        let run = try ToolRun("booking-import", [sample, "--explain"], in: TemporaryFolder()).expect(status: 0)
        let text = try String(contentsOfFile: sample, encoding: .utf8)
        for word in text.matches(of: /[\w.]+@[\w.]+|\b(?:Fenwick|Oakes|Marsh|Quill|Voss|Harrow|Prior|Stone|Rowan)\b/) {
            #expect(!run.standardOutput.contains(word.output), "\(word.output) in the open")
        }
    }

    @Test func `A profile that is named is taken, whatever the headers`() throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOfFile: KnownExportSample.path("luma-guests.csv"), encoding: .utf8)
        try folder.write("guests.csv", text.replacing("ticket_name", with: "ticket"))
        let run = try ToolRun(
            "booking-import", ["guests.csv", "--profile", "luma-guests", "--database", "a.sqlite", "--json"], in: folder
        )
        run.expect(status: 0)
        #expect(run.standardOutput.contains(#""shape" : "Luma guests, CSV""#), "\(run)")
        // The references are Luma's, unless somebody says otherwise.
        #expect(try rows(of: folder.path("a.sqlite"), "SELECT DISTINCT source_system FROM bookings") == [["luma"]])
        try ToolRun(
            "booking-import",
            ["guests.csv", "--profile", "Luma guests", "--source-system", "club", "--database", "b.sqlite"], in: folder
        ).expect(status: 0)
        #expect(try rows(of: folder.path("b.sqlite"), "SELECT DISTINCT source_system FROM bookings") == [["club"]])
    }

    @Test func `A profile that reads what a file lacks is refused with the column to look for`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", "Appointment ID,Date Schedulled,Email\n1,2024-03-04,ada@example.com\n")
        let run = try ToolRun("booking-import", ["a.csv", "--profile", "Acuity appointments"], in: folder)
        run.expect(status: 2)
        #expect(
            run.standardError.hasPrefix("error: a.csv: the profile “Acuity appointments” reads created_at"), "\(run)")
        #expect(
            run.standardError.hasSuffix(
                "\n  is it “Date Schedulled”? The file's columns are: Appointment ID, Date Schedulled, Email\n"),
            "\(run)")
    }

    @Test(arguments: [
        (
            "acuty appointments",
            "Error: No export is known by the name 'acuty appointments'. Did you mean 'Acuity appointments'?"
        ),
        ("acuity", "Error: No export is known by the name 'acuity'. Did you mean 'Acuity appointments'?"),
        ("Calendley", "Error: No export is known by the name 'Calendley'. Did you mean 'Calendly events'?"),
        ("zzz", "Error: No export is known by the name 'zzz'. booking-import --profiles lists them."),
    ])
    func `A mistyped profile gets a suggestion, as a usage error`(_ name: String, _ start: String) throws {
        let run = try ToolRun("booking-import", ["a.csv", "--profile", name], in: TemporaryFolder())
        run.expect(status: 64)
        #expect(run.standardError.hasPrefix(start + "\n"), "\(run)")
    }

    @Test(arguments: [
        (["--proflies"], "Error: Unknown option '--proflies'. Did you mean '--profiles'?\n"),
        (["a.csv", "--explian"], "Error: Unknown option '--explian'. Did you mean '--explain'?\n"),
        (
            ["a.csv", "--write-maping", "m"],
            "Error: Unknown option '--write-maping'. Did you mean '--write-mapping'?\n"
        ),
        (
            ["a.csv", "--profile", "Luma guests", "--mapping", "m.yaml"],
            "Error: --profile and --mapping cannot be given together.\n"
        ),
        ([], "Error: Name an export, or a folder that holds exports.\n"),
        (["--explain"], "Error: Name an export, or a folder that holds exports.\n"),
    ])
    func `A mistake in the command line is a usage error with a suggestion`(_ arguments: [String], _ start: String)
        throws
    {
        let folder = try TemporaryFolder()
        let run = try ToolRun("booking-import", arguments, in: folder).expect(status: 64)
        #expect(run.standardError.hasPrefix(start), "\(run)")
        #expect(!folder.has("bookings.sqlite"))
    }

    @Test func `An export that nobody knows is explained all the same, and ends with status 1`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", "Nummer,Kunde,Emial,Wann\n17,Ada Fenwick,ada@example.com,2024-03-04\n18,,,\n")
        let run = try ToolRun("booking-import", ["a.csv", "--explain", "--write-mapping", "m.yaml"], in: folder)
        run.expect(status: 1)
        try expectGolden(run.standardOutput + "--- m.yaml\n" + folder.text("m.yaml"), "explained-unknown.txt")
    }

    @Test func `A written mapping leaves the columns alone that were not read`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.csv",
            """
            Booking Ref,Booked On,Email Address,Course,Start time,Seats,Total
            B-1,2024-02-20,ada@example.com,First Aid,09:00,window,180.00

            """)
        let arguments = ["a.csv", "--time-zone", "Europe/London", "--quiet"]
        try ToolRun("booking-import", arguments + ["--write-mapping", "m.yaml"], in: folder).expect(status: 0)
        #expect(try folder.text("m.yaml").contains("unread: [\"Seats\", \"Start time\"]\n"))
        try ToolRun("booking-import", arguments + ["--mapping", "m.yaml"], in: folder).expect(status: 0)
    }

    @Test func `An explanation shows each column, how it is read, and what its values look like`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "sample.csv", try String(contentsOfFile: KnownExportSample.path("luma-guests.csv"), encoding: .utf8))
        let run = try ToolRun("booking-import", ["sample.csv", "--explain"], in: folder).expect(status: 0, speech: "")
        try expectGolden(run.standardOutput, "explained-known.txt")
        let files = try folder.contents().keys.sorted()
        #expect(files == ["sample.csv"], "nothing is written")
    }

    @Test func `A mapping file is written once, for one export, and never over another`() throws {
        let folder = try TemporaryFolder()
        let sample = KnownExportSample.path("luma-guests.csv")
        let other = KnownExportSample.path("moodle-users.csv")
        try ToolRun("booking-import", [sample, other, "--write-mapping", "m.yaml"], in: folder).expect(
            status: 2,
            speech: """
                error: --write-mapping takes one export, and 2 were named
                  name one file, or leave --write-mapping out

                """)
        try folder.write("m.yaml", "# mine\n")
        try ToolRun("booking-import", [sample, "--write-mapping", "m.yaml"], in: folder).expect(
            status: 2,
            speech: "error: m.yaml: there is such a file already\n  name another one with --write-mapping\n")
        #expect(try folder.text("m.yaml") == "# mine\n")
    }

    @Test func `A mistyped key or column of a mapping file gets a suggestion`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", "Ref,Wann,Mail\n1,2024-03-04,ada@example.com\n")
        for (yaml, speech) in [
            (
                "entity: bookings\ncolumns:\n  created_at: {colum: Wann}\n",
                "error: m.yaml:3:23: “colum” is no setting of created_at\n  did you mean column?\n"
            ),
            (
                "entity: bookings\ncolums:\n  created_at: Wann\n",
                "error: m.yaml:3:3: “colums” is no setting of the mapping\n  did you mean columns?\n"
            ),
            (
                "entity: bookings\nrecognise: {header: [Ref]}\ncolumns:\n  created_at: Wann\n",
                "error: m.yaml:2:21: “header” is no setting of recognise\n  did you mean headers?\n"
            ),
            (
                "entity: bookings\ncolumns:\n  created_at: {first_of: [Wann, {column: Wan}]}\n",
                "error: a.csv: the mapping reads column “Wan” for created_at, but the file has none of that name\n"
                    + "  did you mean “Wann”? The file's columns are: Ref, Wann, Mail\n"
            ),
        ] {
            try folder.write("m.yaml", yaml)
            try ToolRun("booking-import", ["a.csv", "--mapping", "m.yaml"], in: folder).expect(
                status: 2, speech: speech)
        }
    }
}
