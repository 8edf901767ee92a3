import Foundation
import TestSupport
import Testing

/// What is stored of the JSON exports among the defect samples, and what is said of them.
@Suite struct JSONDefectsTests {
    private static let samples = packageRoot.appending(path: "samples/defects")

    private func load(_ name: String, status: Int32 = 0) throws -> (run: ToolRun, folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        try folder.write(name, bytes: Array(try Data(contentsOf: Self.samples.appending(path: name))))
        let run = try ToolRun("booking-import", [name], in: folder).expect(status: status)
        return (run, folder)
    }

    private func stored(_ folder: TemporaryFolder, _ columns: String) throws -> [[String?]] {
        try rows(
            of: folder.path("bookings.sqlite"),
            "SELECT \(columns) FROM bookings b JOIN contacts c ON c.id = b.contact_id ORDER BY booking_reference")
    }

    @Test func `JSON in a cell is read, and so is what Python prints of it`() throws {
        let (_, folder) = try load("34-json-in-cell.csv", status: 1)
        #expect(
            try stored(folder, "booking_reference, first_name, last_name, email, phone") == [
                ["JC-1", "Ada", "Fellows", "ada.fellows@example.com", nil],
                ["JC-2", "Bea", "O'Quill", "bea.quill@example.org", nil],
                ["JC-3", nil, nil, "cem.ortas@example.net", nil],
            ])
    }

    @Test func `Of an incomplete page the records are read, and the rest is named`() throws {
        let (run, folder) = try load("35-json-wrapped.json")
        #expect(try stored(folder, "booking_reference") == [["JW-1"], ["JW-2"]])
        #expect(run.standardError.contains("pagination.has_more_items says that this is one page of several"))
        #expect(run.standardError.contains("the records are those of data.bookings; left out: rooms (2)"))
    }

    @Test func `A line that breaks off is rejected byte for byte`() throws {
        let (_, folder) = try load("36-ndjson.ndjson", status: 1)
        let last = try folder.text("36-ndjson.ndjson").split(separator: "\n").last ?? ""
        #expect(try folder.text("rejects/run-1/36-ndjson.ndjson") == "[\n\(last)\n]\n")
    }

    @Test func `Numbers keep their zeros as texts and their decimals as amounts`() throws {
        let (_, folder) = try load("37-numbers-as-strings.json")
        #expect(
            try stored(folder, "source_record_id, booking_reference, phone, participants, final_amount_minor") == [
                ["001", "NS-001", "07700900123", "2", "1250"], ["2", "NS-2", nil, "2", "1999"],
            ])
    }

    @Test(arguments: [
        (
            "38-mongo-canonical.json", "MC", ["65f1790a0c1d2e3f40516201", "65f1790a0c1d2e3f40516202"],
            [1_710_324_000, -86_400], [1250, 800]
        ),
        (
            "39-mongo-relaxed-and-v1.json", "MR", ["65f1790a0c1d2e3f40516203", "65f1790a0c1d2e3f40516204"],
            [1_710_324_000, 1_710_324_000], [1250, 1250]
        ),
    ])
    func `Extended JSON is read as what it stands for`(
        name: String, prefix: String, identifiers: [String], seconds: [Int], amounts: [Int]
    ) throws {
        let (_, folder) = try load(name)
        let found = try stored(
            folder, "booking_reference, source_record_id, b.created_at / 1000000, final_amount_minor")
        #expect(
            found == (0..<2).map { ["\(prefix)-\($0 + 1)", identifiers[$0], "\(seconds[$0])", "\(amounts[$0])"] })
    }

    @Test func `Output of the mongo shell is refused by its name`() throws {
        let (run, _) = try load("40-mongo-shell.json", status: 2)
        #expect(run.standardError.contains("40-mongo-shell.json:1:11: this is output of the mongo shell"))
    }

    @Test func `A key that is there twice is named`() throws {
        let (run, folder) = try load("41-duplicate-keys.json", status: 1)
        #expect(run.standardOutput.contains("at 41-duplicate-keys.json:2, column status"))
        #expect(try stored(folder, "booking_reference") == [["DK-2"]])
    }

    @Test func `Corrected rejects load what was missing`() throws {
        let (_, folder) = try load("43-bom-nan-trailing-comma.json", status: 1)
        let rejects = "rejects/run-1/43-bom-nan-trailing-comma.json"
        let corrected = try folder.text(rejects).replacing("NaN", with: "0").replacing(",}", with: "}")
        try folder.write("corrected.json", corrected)
        try ToolRun("booking-import", ["corrected.json"], in: folder).expect(status: 0)
        #expect(try stored(folder, "booking_reference") == [["BN-1"], ["BN-2"], ["BN-3"]])
    }
}
