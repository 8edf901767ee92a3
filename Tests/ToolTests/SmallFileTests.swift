import Foundation
import TestSupport
import Testing

/// The one default on files of a few rows, which have hardly anything to teach: what anybody would say of them.
@Suite struct SmallFileTests {
    private static let full = "First Name,Last Name,Email,Phone"

    /// How many people a file of these rows is taken to be.
    private func people(_ rows: [String], header: String = Self.full) throws -> Int {
        let folder = try TemporaryFolder()
        try folder.write("contacts.csv", ([header] + rows).map { $0 + "\n" }.joined())
        try ToolRun("booking-dedupe", ["--csv", "contacts.csv", "--output", "clusters.csv", "-q"], in: folder)
            .expect(status: 0, speech: "")
        let lines = try folder.text("clusters.csv").split(separator: "\n").dropFirst()
        #expect(lines.count == rows.count)
        return Set(lines.map { $0.split(separator: ",")[1] }).count
    }

    @Test(
        "two rows are one person",
        arguments: [
            ("the same, cased otherwise", ["Ada,Byron,ada@example.com,", "ada,BYRON,ADA@example.com,"]),
            ("the same address, once without a name", ["Ada,Byron,ada@example.com,", ",,ada@example.com,"]),
            ("an initial, the same address", ["Ada,Byron,ada@example.com,", "A,Byron,ada@example.com,"]),
            ("a nickname, the same address", ["Bob,Stone,bob@example.com,", "Robert,Stone,bob@example.com,"]),
            (
                "another surname, the same address and telephone",
                ["Ada,Byron,ada.b@example.com,07700900123", "Ada,King,ada.b@example.com,07700900123"]
            ),
            (
                "the same name and telephone, two addresses",
                ["Ada,Byron,ada@example.com,07700900123", "Ada,Byron,ada@work.example.org,07700900123"]
            ),
        ])
    func one(claim: String, rows: [String]) throws {
        #expect(try people(rows) == 1, "\(claim)")
        // Nor do the order of the rows or the people beside them change it.
        #expect(try people(rows.reversed()) == 1, "\(claim), backwards")
        let others = ["Gwendolen,Fernham,g.fernham@example.net,07700900777", "Hamish,Dunley,hamish@example.org,"]
        #expect(try people(rows + others) == 3, "\(claim), with others")
    }

    @Test(
        "rows that are as many people",
        arguments: [
            ("two names in one mailbox", ["Ada,Byron,office@example.com,", "Ben,Stone,office@example.com,"]),
            ("a family's mailbox", ["Ada,Byron,byron@example.com,", "Ben,Byron,byron@example.com,"]),
            (
                "a family's telephone",
                ["John,Smith,john@example.com,07700900001", "Jane,Smith,jane@example.com,07700900001"]
            ),
            ("a name, once with an address", ["Ada,Byron,ada@example.com,", "Ada,Byron,,"]),
            ("a name, with an address and with a telephone", ["Ada,Byron,ada@example.com,", "Ada,Byron,,07700900123"]),
            ("a name, with two telephones", ["Ada,Byron,,07700900999", "Ada,Byron,,07700900123"]),
            (
                "a common name, all else different",
                ["Ann,Smith,ann@example.com,07700900123", "Ann,Smith,zed77@other.example,07700900999"]
            ),
            (
                "numbered names and addresses",
                ["Test,User1,user1@example.com,", "Test,User2,user2@example.com,", "Test,User3,user3@example.com,"]
            ),
            ("addresses of one provider", [",,a@example.com,", ",,b@example.com,", ",,c@example.com,"]),
        ])
    func several(claim: String, rows: [String]) throws {
        #expect(try people(rows) == rows.count, "\(claim)")
        #expect(try people(rows.reversed()) == rows.count, "\(claim), backwards")
    }

    @Test func `The same row twice is one, but not where others show how common its name is`() throws {
        #expect(try people(["Ada,Byron,,", "Ada,Byron,,"]) == 1)
        let common = ["Ann,Smith,,", "Ann,Smith,,", "Ann,Smith,ann@example.com,"]
        let others = ["Ben,Smith,ben@example.com,", "Ann,Stone,astone@example.com,", "Ann,Lee,,07700900123"]
        #expect(try people(common + others) == 6)
    }

    /// Two such rows by themselves stay two, because nothing says how common the name and the mailbox are. Two other
    /// people are enough to say it.
    @Test func `A slip in the domain of an address is one person where there are others to compare with`() throws {
        let slip = ["Ada,Byron,ada.byron@gmail.com,", "Ada,Byron,ada.byron@gmial.com,"]
        let others = ["Amelia,Ashwick,amelia.ashwick@gmail.com,", "Bertram,Birkdale,bertram.birkdale@yahoo.com,"]
        #expect(try people(slip) == 2)
        #expect(try people(slip + others) == 3)
    }

    @Test func `A family with one mailbox is two users of a database, linked as a household`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "bookings.csv",
            """
            Booking Ref,Booked On,Status,Course Code,First Name,Surname,Email Address,Telephone,Postcode,Town,Price
            B-1,13/02/2024 10:15,Confirmed,FAW,Ada,Byron,byron@example.com,07700 900123,AB1 2CD,Dunstow,£120.00
            B-2,14/02/2024 09:00,Confirmed,FAW,Ben,Byron,byron@example.com,07700 900123,AB1 2CD,Dunstow,£120.00

            """)
        try ToolRun("booking-migrate", ["bookings.csv", "--output", "out", "-q"], in: folder).expect(status: 0)
        let database = folder.path("bookings.sqlite")
        #expect(try rows(of: database, "SELECT COUNT(*) FROM users") == [["2"]])
        #expect(try rows(of: database, "SELECT kind FROM user_links") == [["household"]])
    }
}
