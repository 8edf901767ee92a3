import Foundation
import SampleExports
import Testing

/// The set that the repository carries is what its command makes, byte for byte.
struct CommittedSamplesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "samples/clean").path

    @Test func `the committed samples are what their command writes`() throws {
        let workshop = Workshop()
        let figures = try workshop.write(2_000, seed: 2026)
        // What hangs on the bookings was written once, by hand: no command makes it.
        let byHand: Set<String> = [
            "certificates.csv", "communications.json", "groups.csv", "notes.csv", "payments.csv", "waiting-list.csv",
        ]
        let committed = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        #expect(try committed.filter { !byHand.contains($0) }.sorted() == workshop.names)
        for file in figures.files {
            let committed = try Data(contentsOf: URL(filePath: Self.folder + "/" + file.name))
            #expect(try [UInt8](committed) == workshop.bytes(of: file.name), "\(file.name) differs: write it again")
        }
        #expect(figures.files.map(\.bytes).reduce(0, +) < 1_000_000)
    }

    @Test func `the table beside them says how many rows each file has`() throws {
        let readme = try String(contentsOfFile: Self.folder + "/../README.md", encoding: .utf8)
        let figures = try Workshop().write(2_000, seed: 2026)
        for file in figures.files {
            let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| `clean/\(file.name)` |") }
            #expect(rows.count == 1 && rows.allSatisfy { $0.contains("| \(file.rows) |") })
        }
        #expect(readme.contains("booking-samples --bookings 2000 --seed 2026 --output samples/clean"))
    }
}
