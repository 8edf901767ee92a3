import Foundation
import TestSupport
import Testing

/// What cannot be written is said, and the exit status tells whether something was changed before.
@Suite struct WriteErrorsTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Office.csv(["A-1", "A-2"]))
        try ToolRun("booking-migrate", ["a.csv", "--output", "out", "--time-zone", "UTC", "-q"], in: folder)
            .expect(status: 0)
    }

    private static let noRoom = "No space left on device"
    private static let advice = "  send it where there is room with > FILE, or print nothing with --quiet\n"
    private static let committed =
        "  the data were committed before this: run the same again, and it changes nothing more and does what is missing\n"

    @Test(arguments: ["booking-import", "booking-migrate"])
    func `A summary that cannot be written is status 1 when the data are committed`(_ tool: String) throws {
        let input = try folder.write("b.csv", Office.csv(["B-1"]))
        let output = tool == "booking-migrate" ? ["--output", "out"] : []
        try ToolRun(tool, [input, "-q", "--summary", "/dev/full"] + output, in: folder).expect(
            status: 1,
            speech: """
                error: /dev/full: the file cannot be written: \(Self.noRoom)
                  name a file that you may write with --summary
                \(Self.committed)
                """)
        let stored = try rows(of: folder.path("bookings.sqlite"), "SELECT 1 FROM bookings")
        #expect(stored.count == 3)
    }

    @Test func `And status 2 where nothing was changed`() throws {
        let run = try ToolRun("booking-import", ["a.csv", "-q", "--dry-run", "--summary", "/dev/full"], in: folder)
        run.expect(status: 2)
        #expect(!run.standardError.contains("committed"))
    }

    @Test(arguments: [
        ("booking-import", "a.csv", 1), ("booking-import", "a.csv --json", 1), ("booking-import", "a.csv --dry-run", 2),
        ("booking-backfill", "", 1), ("booking-report", "--output out", 1), ("booking-desk", "search ada", 2),
        ("booking-dedupe", "decisions --json", 2),
        ("booking-dedupe", "--csv a.csv --truth Surname -q", 2), ("booking-dedupe", "--csv a.csv --output - -q", 2),
        ("booking-import", "--profiles", 2), ("booking-import", "--help", 2), ("booking-import", "--version", 2),
    ])
    func `A full standard output is said`(_ tool: String, _ arguments: String, _ status: Int32) throws {
        let run = try ToolRun.shell("exec \"$tool\" \(arguments) > /dev/full", tool, in: folder)
        run.expect(status: status)
        #expect(run.standardError.contains("error: standard output cannot be written: \(Self.noRoom)"), "\(run)")
        #expect(run.standardError.contains(" before this: ") == (status == 1), "\(run)")
    }

    @Test func `A closed standard output is said before anything is done, and needs none with --quiet`() throws {
        try folder.write("b.csv", Office.csv(["B-1"]))
        let before = try folder.contents()
        try ToolRun.shell("exec \"$tool\" b.csv >&-", "booking-import", in: folder).expect(
            status: 2, speech: "error: standard output cannot be written: it is closed\n" + Self.advice)
        #expect(try folder.contents() == before)
        // No file of the run takes the place of a stream.
        try ToolRun.shell("exec \"$tool\" b.csv -q --summary s.json <&- >&- 2>&-", "booking-import", in: folder)
            .expect(status: 0)
        #expect(try Figures(folder.text("s.json")).bookings == 3)
    }

    @Test func `A reader that has read enough ends it quietly`() throws {
        // The named pipe's only reader is gone before the tool writes.
        let line = "mkfifo p; : < p & exec 3> p; wait; \"$tool\" --csv a.csv --output - -q >&3; echo $? >&2"
        try ToolRun.shell(line, "booking-dedupe", in: folder).expect(status: 0, speech: "0\n")
    }

    @Test func `A summary is replaced as a whole, through links, and who could read it still can`() throws {
        try ToolRun("booking-import", ["a.csv", "-q", "--summary", "s.json"], in: folder).expect(status: 0)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("s.json"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link.json"), withDestinationPath: "s.json")
        let before = try folder.text("s.json")
        let standing = try FileHandle(forReadingFrom: folder.url.appending(path: "s.json"))
        try ToolRun("booking-backfill", ["-q", "--summary", "link.json"], in: folder).expect(status: 0)
        // Whoever has the old one open reads the old one, whole.
        #expect(try standing.readToEnd() == Data(before.utf8))
        #expect(try folder.text("s.json").contains("booking-backfill"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.json")) == "s.json")
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path("s.json"))[.posixPermissions]
        #expect(mode as? Int == 0o640)
        #expect(try folder.contents().keys.allSatisfy { !$0.hasSuffix(".writing") })
    }

    @Test func `A decision that is committed is not to be repeated blindly`() throws {
        try folder.write(
            "b.csv", Office.header + "B-1,13/03/2024 10:00,Confirmed,Jean,Bartik,jb@example.com,,£1.00,,,,\n")
        try ToolRun("booking-migrate", ["b.csv", "--output", "out", "-q"], in: folder).expect(status: 0)
        let run = try ToolRun.shell("exec \"$tool\" never A-1 B-1 > /dev/full", "booking-dedupe", in: folder)
        run.expect(
            status: 1,
            speech: """
                error: standard output cannot be written: \(Self.noRoom)
                \(Self.advice)  the data were committed before this: look at what is stored before you repeat it

                """)
    }
}
