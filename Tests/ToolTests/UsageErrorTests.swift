import TestSupport
import Testing

@Suite struct UsageErrorTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Office.csv(["A-1"]))
    }

    @Test(
        arguments: [
            (["--databse", "x"], "Error: Unknown option '--databse'. Did you mean '--database'?\n"),
            (["--as-of", "2024-02-30"], "Error: --as-of takes a day such as 2026-06-30.\n"),
            (["--as-of", "yesterday"], "Error: --as-of takes a day such as 2026-06-30.\n"),
            (["--as-of", "2024-+1-01"], "Error: --as-of takes a day such as 2026-06-30.\n"),
            (["--currency", "pounds"], "Error: --currency takes a code of three letters, such as GBP.\n"),
            (
                ["--source-system", "desk"],
                "Error: --source-system cannot be desk: records made at the desk have that name. Take another, such as front-desk.\n"
            ),
            (
                ["--date-order", "dayfirst"],
                """
                Error: The value 'dayfirst' is invalid for '--date-order <date-order>'. Please provide one of 'day-first' and 'month-first'.
                Help:  --date-order <date-order>  Which comes first in dates such as 03/04/2024.

                """
            ),
        ])
    func `A flag that is not understood is a usage error, and nothing is made`(_ flags: [String], _ start: String)
        throws
    {
        try ToolRun("booking-migrate", ["a.csv"] + flags, in: folder).expect(
            status: 64,
            speech: start + """
                Usage: booking-migrate [<options>] [<files> ...]
                  See 'booking-migrate --help' for more information.

                """)
        #expect(try folder.contents().keys.sorted() == ["a.csv"])
    }

    @Test func `A time zone that is none`() throws {
        try ToolRun("booking-migrate", ["a.csv", "--time-zone", "Europe/Londn"], in: folder).expect(
            status: 2,
            speech: """
                error: Europe/Londn is no IANA time zone
                  did you mean --time-zone Europe/London?

                """)
        #expect(try folder.contents().keys.sorted() == ["a.csv"])
    }

    @Test func `No file at all`() throws {
        let run = try ToolRun("booking-migrate", [], in: folder).expect(status: 64)
        #expect(run.standardError.hasPrefix("Error: Name an export, or a folder that holds exports.\n"))
    }

    @Test(
        arguments: [
            "booking-migrate", "booking-import", "booking-dedupe", "booking-backfill", "booking-report",
            "booking-desk", "booking-samples",
        ])
    func `Every tool has help with examples and exit statuses, and a version`(_ tool: String) throws {
        let help = try ToolRun(tool, ["--help"], in: folder).expect(status: 0, speech: "")
        #expect(help.standardOutput.hasPrefix("OVERVIEW: "))
        #expect(help.standardOutput.contains("EXAMPLES\n  \(tool)"), "\(help)")
        #expect(help.standardOutput.contains("USAGE: \(tool) "))
        let version = try ToolRun(tool, ["--version"], in: folder).expect(status: 0, speech: "")
        #expect(version.standardOutput.first?.isNumber == true, "\(version)")
    }
}
