import Database
import TestSupport
import Testing

/// Two runs that write reports to the same folder.
@Suite struct ReportsAtOnceTests {
    @Test func `The second one ends with 75 and says who is at work; a migration says what is missing`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Office.csv(["A-1", "A-2"]))
        try ToolRun("booking-migrate", ["a.csv", "--output", "out", "-q"], in: folder).expect(status: 0)
        let before = try folder.contents(of: "out/latest")
        do {
            let lock = try LockFile(path: folder.path("out/.lock"), holder: "booking-report, process 7")
            try ToolRun("booking-report", ["--output", "out", "-q"], in: folder).expect(
                status: 75,
                speech: """
                    error: another run writes reports there: booking-report, process 7
                      out
                      Try again when it has finished, or name another folder with --output; the reports are as before.

                    """)
            let run = try ToolRun("booking-migrate", ["a.csv", "--output", "out", "-q"], in: folder).expect(status: 1)
            #expect(run.standardError.contains("The database is up to date; only the reports are missing"))
            // A dry run writes nothing, so it is in nobody's way.
            try ToolRun("booking-report", ["--output", "out", "-q", "--dry-run"], in: folder).expect(status: 0)
            withExtendedLifetime(lock) {}
        }
        #expect(try folder.contents(of: "out/latest") == before)
        try ToolRun("booking-report", ["--output", "out", "-q"], in: folder).expect(status: 0, speech: "")
        #expect(!folder.has("out/.lock"))
    }
}
