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
            Outcome(
                file: "bad-amount.csv", status: 1, read: 5, loaded: 1,
                rejects: ["3 amount", "4 amount", "5 currency", "6 amount"]),
            Outcome(file: "bad-date.csv", status: 1, read: 5, loaded: 2, rejects: ["3 date", "4 date", "5 date"]),
            Outcome(file: "broken-line.ndjson", status: 1, read: 3, loaded: 2, rejects: ["2 form"]),
            Outcome(file: "contact-not-json.csv", status: 1, read: 2, loaded: 1, rejects: ["3 json"]),
            Outcome(file: "crlf.csv", read: 2, loaded: 2),
            Outcome(file: "empty.csv", status: 2),
            Outcome(file: "missing-reference.csv", status: 1, read: 3, loaded: 1, rejects: ["3 missing", "4 missing"]),
            Outcome(file: "refund-above-paid.csv", status: 1, read: 2, loaded: 1, rejects: ["3 amount"]),
            Outcome(file: "repeated-rows.csv", read: 3, loaded: 2, duplicate: 1),
            Outcome(file: "truncated-array.json", status: 2),
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
