import Foundation
import TestSupport
import Testing

/// Files that are whole and read wrongly, or read wholly and are a part: encodings of other countries, pages, collections.
@Suite struct UnusualEncodingsTests {
    private static let text = "Booking Ref;Booked On;Imię;Nazwisko\nR-1;2024-03-04;Małgorzata;Dąbrowna\n"

    private func names(_ data: Data, _ flags: [String]) throws -> [[String?]] {
        let folder = try TemporaryFolder()
        try data.write(to: URL(filePath: folder.path("a.csv")))
        try ToolRun("booking-import", ["a.csv", "--time-zone", "Europe/London", "--quiet"] + flags, in: folder)
            .expect(status: 0)
        return try rows(of: folder.path("bookings.sqlite"), "SELECT first_name, last_name FROM contacts")
    }

    @Test(arguments: [[], ["--encoding", "windows-1250"]])
    func `Polish names of Windows-1250 are read`(_ flags: [String]) throws {
        let data = try #require(Self.text.data(using: .windowsCP1250))
        #expect(try names(data, flags) == [["Małgorzata", "Dąbrowna"]])
    }

    @Test(arguments: [[], ["--encoding", "mac-roman"]])
    func `Names of an old Mac are read`(_ flags: [String]) throws {
        // 9F is ü there, A7 is ß.
        var data = Data("Booking Ref;Booked On;First Name;Surname\rR-1;2024-03-04;J".utf8)
        data += [0x9F] + Data("rgen;M".utf8) + [0x9F, 0xA7] + Data("ig\r".utf8)
        #expect(try names(data, flags) == [["Jürgen", "Müßig"]])
    }

    @Test func `A page of Airtable is said to be one of several`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.json",
            """
            {"records": [{"id": "rec1", "fields": {"Booking Ref": "R-1", "Booked On": "2024-03-04", "Email": "ada@example.com",
            "Total": 50}}], "offset": "itrNext/rec1"}
            """)
        let run = try ToolRun("booking-import", ["a.json", "--dry-run"], in: folder)
        #expect(run.standardError.contains("offset says that this is one page of several"), "\(run)")
    }

    @Test func `Two collections of Firebase are refused, with what to do`() throws {
        let folder = try TemporaryFolder()
        let booking = #"{"reference": "R", "createdAt": "2024-03-04", "email": "ada@example.com", "total": 50}"#
        let user = #"{"firstName": "Ada", "lastName": "Example", "email": "ada@example.com"}"#
        try folder.write(
            "a.json",
            #"{"bookings": {"-N1": \#(booking), "-N2": \#(booking), "-N3": \#(booking)}, "#
                + #""users": {"-U1": \#(user), "-U2": \#(user)}}"#)
        let run = try ToolRun("booking-import", ["a.json"], in: folder).expect(status: 2)
        #expect(run.standardError.contains("2 objects, each under a key of its own"), "\(run)")
        #expect(run.standardError.contains("jq '.bookings | to_entries"), "\(run)")
    }
}
