import Database
import Foundation
import SQLiteDriver
import TestSupport
import Testing

/// What a row says is in the database, whichever of the usual columns it stands in and whatever other columns lack.
@Suite struct NothingLostTests {
    @Test(
        "A value that stands in a common column is kept",
        arguments: [
            (
                "Booking Ref,Booked On,Name,Email,Session,Course,Price\nB1,2024-03-04,Ann Quill,ann@example.com,S1,Knots,1\n",
                ["Knots", "Quill"]
            ),
            ("Certificate Number,Name,Email,Course,Issue Date\nC1,Ann,ann@example.com,Knots,2024-03-10\n", ["Knots"]),
            (
                "Session ID,Course,Title,Start Date,Venue,Price\nS1,Knots,Spring run,2024-03-04,HQ,120\n",
                ["Knots", "Spring run"]
            ),
            (
                "Waitlist ID,Name,Email,Course,Session,Joined,Notes\nW1,Ann Quill,ann@example.com,Knots,S1,2024-03-04,hello\n",
                ["Knots", "hello"]
            ),
            (
                "Booking Ref,Booked On,Name,First Name,Last Name,Email\nB1,2024-03-04,Dr Ann Quill,Ann,Quill,ann@example.com\n",
                ["Dr Ann Quill"]
            ),
        ])
    func kept(_ text: String, _ values: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", text)
        try ToolRun("booking-import", ["a.csv", "--database", "a.sqlite"], in: folder).expect(status: 0)
        let database = try SQLiteDatabase(path: folder.path("a.sqlite"), create: false, readOnly: true)
        let stored = try wholeText(of: database)
        for value in values { #expect(stored.contains(value), "\(value)") }
    }

    @Test("An explanation reads a file in UTF-16")
    func explained() throws {
        let folder = try TemporaryFolder()
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in "Booking Ref\tBooked On\tName\nB1\t2024-03-04\tAnn Quill\n".utf16 {
            bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        try folder.write("a.txt", bytes: bytes)
        let run = try ToolRun("booking-import", ["a.txt", "--explain"], in: folder).expect(status: 0)
        #expect(run.standardOutput.contains("1 row looked at"))
        #expect(run.standardOutput.contains("AA9") || run.standardOutput.contains("A9"))
    }

    /// Every value of every table, one a line.
    private func wholeText(of database: SQLiteDatabase) throws -> String {
        var tables: [String] = []
        try database.query("SELECT name FROM sqlite_schema WHERE type = 'table'") { row throws(DatabaseError) in
            tables.append(row.text(0) ?? "")
        }
        var lines: [String] = []
        for table in tables where !table.hasPrefix("sqlite_") {
            try database.query("SELECT * FROM \(table)") { row throws(DatabaseError) in
                for column in 0..<row.columnCount { lines.append(row.text(column) ?? "") }
            }
        }
        return lines.joined(separator: "\n")
    }
}
