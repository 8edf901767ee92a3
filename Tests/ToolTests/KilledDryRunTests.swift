import Foundation
import TestSupport
import Testing

/// A dry run without a database works in one of its own, which holds personal data as any does.
@Suite struct KilledDryRunTests {
    @Test func `A killed one leaves nothing`() throws {
        let folder = try TemporaryFolder()
        var text = Office.header
        for number in 1...20_000 { text += Office.row("A-\(number)") }
        try folder.write("large.csv", text)
        try folder.write("tmp/keep", "")
        let process = try ToolProcess(
            "booking-migrate", ["large.csv", "-q", "--dry-run"], in: folder,
            environment: ["TMPDIR": folder.path("tmp")])
        while process.isRunning, !hasDatabase(process.processID) { usleep(1_000) }
        process.send(signal: SIGKILL)
        try process.finish().expect(status: 128 + SIGKILL)
        #expect(try folder.contents(of: "tmp").keys.sorted() == ["keep"])
        #expect(!folder.has("bookings.sqlite"))
    }

    /// Whether a process has the database open under no name; it takes the name away before anything is in it.
    private func hasDatabase(_ process: Int32) -> Bool {
        let folder = "/proc/\(process)/fd/"
        let numbers = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return numbers.contains {
            let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: folder + $0)) ?? ""
            return target.contains("booking-dry-run-") && target.hasSuffix(" (deleted)")
        }
    }
}
