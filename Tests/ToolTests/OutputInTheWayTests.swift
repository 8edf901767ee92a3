import TestSupport
import Testing

/// A slip in a command line never costs a file: what a run did not write itself, it does not write over.
@Suite struct OutputInTheWayTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Office.csv(["A-1", "A-2"]))
        try ToolRun("booking-migrate", ["a.csv", "--output", "out", "--time-zone", "UTC", "-q"], in: folder)
            .expect(status: 0)
    }

    @Test(arguments: [
        (["booking-import", "a.csv", "--summary", "a.csv"], "a.csv", "--summary"),
        (["booking-import", "a.csv", "--summary", "bookings.sqlite"], "bookings.sqlite", "--summary"),
        (
            ["booking-report", "--output", "out", "--summary", "out/latest/retention.csv"], "out/latest/retention.csv",
            "--summary"
        ),
        (["booking-dedupe", "--csv", "a.csv", "--output", "a.csv"], "a.csv", "--output"),
        (["booking-dedupe", "review", "--export-review", "a.csv"], "a.csv", "--export-review"),
        (["booking-dedupe", "review", "--export-review", "bookings.sqlite"], "bookings.sqlite", "--export-review"),
    ])
    func `What lies there already is refused and left as it was`(_ command: [String], _ file: String, _ flag: String)
        throws
    {
        let before = try folder.contents()
        let run = try ToolRun(command[0], Array(command.dropFirst()), in: folder).expect(status: 2)
        #expect(run.standardError.hasPrefix("error: \(file): there is such a file already, and it is no"), "\(run)")
        #expect(run.standardError.hasSuffix("\n  name another one with \(flag)\n"), "\(run)")
        #expect(try folder.contents() == before)
    }

    @Test func `What such a run wrote is replaced, as every night does it`() throws {
        for _ in 0..<2 {
            try ToolRun("booking-import", ["a.csv", "--summary", "s.json", "-q"], in: folder).expect(status: 0)
            try ToolRun(
                "booking-dedupe", ["--csv", "a.csv", "--output", "c.csv", "--summary", "d.json", "-q"], in: folder
            ).expect(status: 0)
        }
        #expect(try folder.text("s.json").contains("\"unchanged\" : 2"))
    }
}
