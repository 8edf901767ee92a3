import Foundation
import TestSupport
import Testing

/// What is stored of exports in other languages than English, which nobody has described in a mapping file.
@Suite struct LanguageSamplesTests {
    private static let folder = packageRoot.appending(path: "samples/languages")

    private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
        .filter { !$0.hasPrefix(".") }.sorted()

    @Test func `There is a sample of each language`() {
        for language in ["dutch", "french", "german", "italian", "polish", "spanish", "swedish"] {
            #expect(Self.names.contains { $0.hasPrefix(language) }, "\(language)")
        }
    }

    @Test(arguments: names)
    func `A sample of another language is recognised, and stored as it is meant`(_ name: String) throws {
        let folder = try TemporaryFolder()
        let sample = Self.folder.appending(path: name).path()
        let run = try ToolRun(
            "booking-import", [sample, "--database", "a.sqlite", "--json"] + KnownExportSample.zone, in: folder)
        run.expect(status: 0)
        let stored = try KnownExportSample.stored(run, database: folder.path("a.sqlite"))
        try expectGolden(stored, "languages/" + name + ".txt")
    }

    @Test(arguments: names)
    func `A mapping file that is written for it reads it as it is read without`(_ name: String) throws {
        let folder = try TemporaryFolder()
        let sample = Self.folder.appending(path: name).path()
        try ToolRun("booking-import", [sample, "--write-mapping", "m.yaml", "--quiet"], in: folder).expect(status: 0)
        for (database, flags) in [("a.sqlite", []), ("b.sqlite", ["--mapping", "m.yaml"])] {
            try ToolRun(
                "booking-import", [sample, "--database", database, "--quiet"] + flags + KnownExportSample.zone,
                in: folder
            ).expect(status: 0)
        }
        let expected = try StoredContent(of: folder.path("a.sqlite"))
        let content = try StoredContent(of: folder.path("b.sqlite"))
        #expect(content == expected, "\(content.difference(from: expected))")
    }

    @Test func `A column that may mean two things is kept, and said`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.csv",
            """
            Buchungsnummer;Gebucht am;Kurs;Beginn;Ort;Name;Betrag
            B-1;12. März 2024;Erste Hilfe;15. April 2024 9:00 Uhr;Musterstadt;Käthe Brömmel;45,00 €

            """)
        let run = try ToolRun(
            "booking-import", ["a.csv", "--database", "a.sqlite"] + KnownExportSample.zone, in: folder)
        run.expect(status: 0)
        let note = "column “Ort” is kept and not read: it may be venue or city; say which in a mapping file\n"
        #expect(run.standardError.contains("note: a.csv: " + note), "\(run)")
        #expect(try rows(of: folder.path("a.sqlite"), "SELECT extra FROM bookings") == [[#"{"Ort":"Musterstadt"}"#]])
    }

    @Test func `Flags of what was cancelled, missed and paid are read in another language, too`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.csv",
            """
            Boekingsnummer;Geboekt op;Naam;Cursus;Bedrag;Betaald;Geannuleerd;Niet verschenen
            B-1;5 mrt 2024;Fenna Kwakernaat;Eerste hulp;45,00;ja;nee;nee
            B-2;5 mrt 2024;Teun Oudekerk;Eerste hulp;45,00;nee;ja;nee
            B-3;5 mrt 2024;Jorrit Zandvoorde;Eerste hulp;45,00;ja;nee;ja

            """)
        try ToolRun("booking-import", ["a.csv", "--database", "a.sqlite"] + KnownExportSample.zone, in: folder)
            .expect(status: 0)
        let stored = try rows(
            of: folder.path("a.sqlite"),
            "SELECT booking_reference, status, paid_amount_minor FROM bookings ORDER BY booking_reference")
        #expect(stored == [["B-1", "confirmed", "4500"], ["B-2", "cancelled", "0"], ["B-3", "no-show", "4500"]])
    }
}
