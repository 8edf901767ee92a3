import Foundation
import TestSupport
import Testing

@Suite struct SummaryTests {
    /// Samples that stop a whole run: half an export, and dates that nobody can tell.
    private static let stopping: Set<String> = ["truncated-array.json", "undecided-dates.csv"]

    /// What a run prints, with its seconds taken out.
    private func withoutSeconds(_ text: String) -> String {
        text.replacing(#/ +\d+\.\d\d(?=\n)/#, with: " 0.00").replacing(#/\d+\.\d\d s/#, with: "0.00 s")
    }

    /// Everything that can be said at once: files good and bad, rejects with reasons, files left out, stages, reports.
    @Test func `The summary of a run with all kinds of trouble`() throws {
        let folder = try TemporaryFolder()
        let samples = packageRoot.appending(path: "samples/defects")
        for name in try FileManager.default.contentsOfDirectory(atPath: samples.path())
        where !Self.stopping.contains(name) {
            try folder.write("exports/" + name, bytes: Array(try Data(contentsOf: samples.appending(path: name))))
        }
        let run = try ToolRun("booking-migrate", ["exports", "--output", "out"], in: folder).expect(
            status: 1, speech: "")
        try expectGolden(withoutSeconds(run.standardOutput), "summary-with-trouble.txt")
    }

    @Test func `A quiet run with rejects says how many in one line`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Office.csv(["A-1"]) + Office.row("A-2", status: "Perhaps"))
        let run = try ToolRun("booking-import", ["a.csv", "-q"], in: folder)
        run.expect(status: 1, speech: "error: 1 row rejected, 0 files left out\n")
        #expect(run.standardOutput.isEmpty)
    }

    @Test func `A summary file that cannot be written is an error that names it`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Office.csv(["A-1"]))
        try ToolRun("booking-import", ["a.csv", "-q", "--summary", "none/s.json"], in: folder).expect(
            status: 2,
            speech: """
                error: none/s.json: No such file or directory
                  name a file that you may write with --summary

                """)
        #expect(!folder.has("bookings.sqlite"), "found out before anything was changed")
    }
}
