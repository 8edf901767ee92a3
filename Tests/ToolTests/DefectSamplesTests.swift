import Foundation
import TestSupport
import Testing

/// One committed file for each defect that real exports have, and what becomes of it.
@Suite struct DefectSamplesTests {
    /// What an import of the file gives.
    struct Outcome: Sendable, CustomTestStringConvertible {
        let file: String
        var status: Int32 = 0
        var read = 0
        var loaded = 0
        var duplicate = 0
        /// Line and reason of each reject.
        var rejects: [String] = []
        /// What is stored of each booking, where the file is about values: reference, price, first name, notes, extras.
        var stored: [String] = []

        var testDescription: String { file }
    }

    static let outcomes =
        ofForm + [
            Outcome(file: "21-dates-mixed-order.csv", status: 1, read: 4, loaded: 3, rejects: ["2 date"]),
            Outcome(file: "22-excel-serial-dates.csv", read: 3, loaded: 3),
            Outcome(file: "23-two-digit-years.csv", read: 3, loaded: 3),
            Outcome(file: "24-twelve-hour-times.csv", read: 7, loaded: 7),
            Outcome(file: "25-time-zone-column.csv", read: 4, loaded: 4),
            Outcome(file: "25-time-zones.csv", status: 1, read: 8, loaded: 6, rejects: ["3 date", "9 time-zone"]),
            Outcome(
                file: "26-currency-in-header.csv", read: 2, loaded: 2,
                stored: ["D26-31 1250 EUR Ada", "D26-32 800 EUR Bea"]),
            Outcome(file: "26-decimal-comma.csv", read: 3, loaded: 3),
            Outcome(file: "26-money-formats.csv", status: 1, read: 18, loaded: 17, rejects: ["19 amount"]),
            Outcome(file: "27-phone-scientific.csv", read: 4, loaded: 4),
            Outcome(file: "28-leading-apostrophe.csv", read: 2, loaded: 2),
            Outcome(file: "29-stripped-sign.csv", read: 3, loaded: 3),
            Outcome(file: "30-null-placeholders.csv", read: 4, loaded: 4),
            Outcome(file: "31-html-entities.csv", read: 2, loaded: 2),
            Outcome(file: "32-mojibake.csv", read: 3, loaded: 3),
            Outcome(file: "33-several-people-in-cell.csv", read: 4, loaded: 4),
            Outcome(file: "44-one-booking-many-rows.csv", read: 6, loaded: 3, duplicate: 3),
            Outcome(
                file: "45-attendees-without-dates.csv", read: 3, loaded: 3,
                stored: [
                    #"D45-21 0 GBP Ada {"Checked in":"Sì"}"#, #"D45-22 0 GBP Bea {"Checked in":"Ja"}"#,
                    #"D45-23 0 GBP Cem {"Checked in":"nein"}"#,
                ]),
            Outcome(file: "45-status-words-localised.csv", read: 6, loaded: 6),
            Outcome(file: "34-json-and-custom-fields.csv", read: 3, loaded: 3),
            Outcome(file: "34-json-in-cell.csv", status: 1, read: 4, loaded: 3, rejects: ["5 json"]),
            Outcome(file: "35-json-wrapped.json", read: 2, loaded: 2),
            Outcome(file: "36-ndjson.ndjson", status: 1, read: 3, loaded: 2, rejects: ["4 form"]),
            Outcome(file: "37-numbers-as-strings.json", read: 2, loaded: 2),
            Outcome(file: "38-mongo-canonical.json", read: 2, loaded: 2),
            Outcome(file: "39-mongo-relaxed-and-v1.json", read: 2, loaded: 2),
            Outcome(file: "40-mongo-shell.json", status: 2),
            Outcome(file: "41-duplicate-keys.json", status: 1, read: 2, loaded: 1, rejects: ["2 form"]),
            Outcome(file: "42-pages-concatenated.json", read: 3, loaded: 3),
            Outcome(
                file: "43-bom-nan-trailing-comma.json", status: 1, read: 4, loaded: 1,
                rejects: ["2 form", "3 form", "5 form"]),
            Outcome(file: "50-formula-in-notes.csv", read: 1, loaded: 1),
            Outcome(
                file: "bad-amount.csv", status: 1, read: 5, loaded: 1,
                rejects: ["3 amount", "4 amount", "5 currency", "6 amount"]),
            Outcome(file: "bad-date.csv", status: 1, read: 5, loaded: 2, rejects: ["3 date", "4 date", "5 date"]),
            Outcome(file: "broken-line.ndjson", status: 1, read: 3, loaded: 2, rejects: ["2 form"]),
            Outcome(file: "crlf.csv", read: 2, loaded: 2),
            Outcome(file: "empty.csv", status: 2),
            Outcome(file: "missing-reference.csv", status: 1, read: 3, loaded: 1, rejects: ["3 missing", "4 missing"]),
            Outcome(file: "refund-above-paid.csv", status: 1, read: 2, loaded: 1, rejects: ["3 amount"]),
            Outcome(file: "repeated-rows.csv", read: 3, loaded: 2, duplicate: 1),
            Outcome(file: "truncated-array.json", status: 1, read: 2, loaded: 1, rejects: ["3 form"]),
            Outcome(file: "undecided-dates.csv", status: 2),
            Outcome(
                file: "unknown-status.csv", status: 1, read: 3, loaded: 1, rejects: ["3 status", "4 waiting-list"]),
        ]

    private static let stored = """
        SELECT booking_reference || ' ' || original_amount_minor || ' ' || currency || ' ' || first_name
        || coalesce(' ' || replace(replace(booking_notes, char(10), '/'), char(13), ''), '')
        || coalesce(' ' || bookings.extra, '')
        FROM bookings JOIN contacts ON contacts.id = bookings.contact_id ORDER BY booking_reference
        """

    private static let samples = packageRoot.appending(path: "samples/defects")

    @Test func `Every file of the folder has its outcome here`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.samples.path())
        #expect(files.sorted() == Self.outcomes.map(\.file).sorted())
    }

    @Test(arguments: outcomes) func `Each defect has its outcome`(_ outcome: Outcome) throws {
        let folder = try TemporaryFolder()
        try folder.write(outcome.file, bytes: Array(try Data(contentsOf: Self.samples.appending(path: outcome.file))))
        let run = try ToolRun("booking-import", [outcome.file, "--json"], in: folder).expect(status: outcome.status)
        guard outcome.status != 2 else {
            #expect(!folder.has("bookings.sqlite"))
            return
        }
        let file = try #require(try Figures(run.standardOutput).files.first)
        #expect(file.read == outcome.read, "\(run)")
        #expect(file.loaded == outcome.loaded, "\(run)")
        #expect(file.duplicate == outcome.duplicate, "\(run)")
        let places = try rows(
            of: folder.path("bookings.sqlite"), "SELECT line || ' ' || reason FROM import_rejects ORDER BY line")
        #expect(places.map { $0[0] } == outcome.rejects, "\(run)")
        if !outcome.stored.isEmpty {
            let stored = try rows(of: folder.path("bookings.sqlite"), DefectSamplesTests.stored)
            #expect(stored.map { $0[0] } == outcome.stored)
        }
        #expect(folder.has("rejects") == !outcome.rejects.isEmpty)
    }
}
