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

        var testDescription: String { file }
    }

    static let outcomes = [
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
        Outcome(
            file: "bad-amount.csv", status: 1, read: 5, loaded: 1,
            rejects: ["3 amount", "4 amount", "5 currency", "6 amount"]),
        Outcome(file: "bad-date.csv", status: 1, read: 5, loaded: 2, rejects: ["3 date", "4 date", "5 date"]),
        Outcome(file: "blank-rows.csv", read: 2, loaded: 2),
        Outcome(file: "broken-line.ndjson", status: 1, read: 3, loaded: 2, rejects: ["2 form"]),
        Outcome(file: "byte-order-mark.csv", read: 2, loaded: 2),
        Outcome(file: "contact-not-json.csv", status: 1, read: 2, loaded: 1, rejects: ["3 json"]),
        Outcome(file: "cr-only.csv", read: 2, loaded: 2),
        Outcome(file: "crlf.csv", read: 2, loaded: 2),
        Outcome(file: "empty.csv", status: 2),
        Outcome(file: "missing-reference.csv", status: 1, read: 3, loaded: 1, rejects: ["3 missing", "4 missing"]),
        Outcome(file: "quoted-newlines.csv", read: 2, loaded: 2),
        Outcome(file: "ragged-rows.csv", status: 1, read: 4, loaded: 2, rejects: ["3 form", "4 form"]),
        Outcome(file: "refund-above-paid.csv", status: 1, read: 2, loaded: 1, rejects: ["3 amount"]),
        Outcome(file: "repeated-rows.csv", read: 3, loaded: 2, duplicate: 1),
        Outcome(file: "semicolons.csv", read: 2, loaded: 2),
        Outcome(file: "truncated-array.json", status: 1, read: 2, loaded: 1, rejects: ["3 form"]),
        Outcome(file: "unclosed-quote.csv", status: 1, read: 3, loaded: 2, rejects: ["2 form"]),
        Outcome(file: "undecided-dates.csv", status: 2),
        Outcome(file: "unknown-status.csv", status: 1, read: 3, loaded: 1, rejects: ["3 status", "4 waiting-list"]),
    ]

    private static let samples = packageRoot.appending(path: "samples/defects")

    @Test func `Every file of the folder has its outcome here`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.samples.path())
        #expect(files.sorted() == Self.outcomes.map(\.file))
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
        #expect(places.map { $0[0] } == outcome.rejects)
        #expect(folder.has("rejects") == !outcome.rejects.isEmpty)
    }

    @Test func `Values come through such files as they were meant`() throws {
        let folder = try TemporaryFolder()
        for name in ["quoted-newlines.csv", "semicolons.csv", "byte-order-mark.csv"] {
            try folder.write(name, bytes: Array(try Data(contentsOf: Self.samples.appending(path: name))))
        }
        let files = ["quoted-newlines.csv", "semicolons.csv", "byte-order-mark.csv", "-q"]
        try ToolRun("booking-import", files, in: folder).expect(status: 0, speech: "")
        let stored = try rows(
            of: folder.path("bookings.sqlite"),
            "SELECT booking_reference, final_amount_minor, booking_notes FROM bookings ORDER BY booking_reference")
        #expect(
            stored == [
                ["BM-1", "1000", nil], ["BM-2", "1000", nil],
                ["QN-1", "1000", "Entrance:\nleft of the bakery,\n\"ring twice\""], ["QN-2", "1000", nil],
                ["SC-1", "123450", nil], ["SC-2", "800", "window seat"],
            ])
    }
}
