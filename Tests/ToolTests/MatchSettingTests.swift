import DatabaseTestSupport
import TestSupport
import Testing

/// The way of matching that a database remembers.
@Suite struct MatchSettingTests {
    @Test func `One that this version does not know is an error with a way out, and no other way of matching`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Office.csv(["A-1", "A-2"]))
        let path = folder.path("bookings.sqlite")
        try ToolRun("booking-import", ["a.csv", "-q"], in: folder).expect(status: 0)
        try ToolRun("booking-dedupe", ["-q", "--match", "email"], in: folder).expect(status: 0)
        try alter(path, "UPDATE toolkit_settings SET value = 'quantum' WHERE name = 'match'")
        let before = try StoredContent(of: path)
        try ToolRun("booking-dedupe", ["-q"], in: folder).expect(
            status: 2,
            speech: """
                error: the database's setting match is not understood
                  a newer version may have written it: run that one, or set one that this version knows, with --match probabilistic or --match email

                """)
        #expect(try StoredContent(of: path).difference(from: before) == "")
        try ToolRun("booking-dedupe", ["-q", "--match", "email"], in: folder).expect(status: 0)
        #expect(try rows(of: path, "SELECT value FROM toolkit_settings WHERE name = 'match'") == [["email"]])
    }
}
