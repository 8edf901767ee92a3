import DatabaseTestSupport
import Testing

@testable import Importing

/// Lists of people in one cell, beside a contact or without.
@Suite(.onEveryEngine) struct PeopleListTests {
    @Test(arguments: [
        ("Ann <ann@x.org>, Bo <bo@y.org>", ["Ann|ann@x.org", "Bo|bo@y.org"]), ("Lee, Ann", ["Lee, Ann|"]),
        ("Lee, Ann Marie", ["Lee, Ann Marie|"]), ("van der Berg, Ann", ["van der Berg, Ann|"]),
        ("Ann Lee, Bo Day", ["Ann Lee|", "Bo Day|"]), ("Ann, Bo, Cy", ["Ann|", "Bo|", "Cy|"]),
        ("Lee, Ann; Day, Bo", ["Lee, Ann|", "Day, Bo|"]),
        ("Garcia Lopez, Ana; Day, Bo", ["Garcia Lopez, Ana|", "Day, Bo|"]),
        ("Lee, Ann <ann@x.org>; Day, Bo <bo@y.org>", ["Lee, Ann|ann@x.org", "Day, Bo|bo@y.org"]),
        ("Lee, Ann <ann@x.org>, Day, Bo <bo@y.org>", ["Lee, Ann|ann@x.org", "Day, Bo|bo@y.org"]),
        ("ann@x.org, bo@y.org", ["|ann@x.org", "|bo@y.org"]), ("ann@x.org bo@y.org", ["|ann@x.org", "|bo@y.org"]),
        ("Ann Lee ann@x.org; Bo Day bo@y.org", ["Ann Lee|ann@x.org", "Bo Day|bo@y.org"]),
        ("Ann Lee, ann@x.org, Bo Day, bo@y.org", ["Ann Lee|ann@x.org", "Bo Day|bo@y.org"]),
        ("Ann Lee (ann@x.org)\nBo Day (bo@y.org)", ["Ann Lee|ann@x.org", "Bo Day|bo@y.org"]),
        ("\"Lee, Ann\" <ann@x.org>", ["Lee, Ann|ann@x.org"]), ("Ann Lee | Bo Day", ["Ann Lee|", "Bo Day|"]),
        ("@", ["|@"]), ("<>", ["<>|"]), (";,;", []),
    ])
    func `Commas part people, or the last name from the first`(_ cell: String, _ people: [String]) {
        let bytes = Array(cell.utf8)
        let found = PeopleList(bytes.span).people.map {
            String(decoding: bytes[$0.name], as: UTF8.self) + "|" + String(decoding: bytes[$0.address], as: UTF8.self)
        }
        #expect(found == people)
    }

    private func stored(_ header: String, _ row: String) throws -> [[String?]] {
        let workshop = try ImportWorkshop()
        try workshop.load([("a.csv", header + "\n" + row + "\n")])
        return try workshop.texts(
            """
            SELECT participants, first_name, last_name, email FROM bookings AS b
            LEFT JOIN contacts AS c ON c.id = b.contact_id
            """)
    }

    @Test(arguments: ["Attendees", "Guests"])
    func `Where a row names nobody else, the first with an address is the contact`(_ column: String) throws {
        let header = "Booking Ref,Booked At,Price,\(column)"
        #expect(
            try stored(header, "1,2024-03-01,12.50,\"Cy Fox; Ann Lee <ann@x.org>, Bo Day <bo@y.org>\"") == [
                ["3", "Ann", "Lee", "ann@x.org"]
            ])
        #expect(
            try stored(header, "1,2024-03-01,12.50,\"\"\"Lee, Ann\"\" <ann@x.org>\"") == [
                ["1", "Ann", "Lee", "ann@x.org"]
            ])
        let unnamed = try stored(header, "1,2024-03-01,12.50,\"Lee, Ann\"")
        #expect(unnamed == [["1", nil, nil, nil]])
    }

    @Test(arguments: [
        ("Attendees", "\"Ann Lee <ann@x.org>, Bo Day <bo@y.org>\"", "2"), ("Attendees", "\"Lee, Ann\"", "1"),
        ("Attendees", "\"Lee, Ann; Day, Bo\"", "2"), ("Guests", "Bo Day <bo@y.org>", "2"),
        ("Guests", "\"Day, Bo; Fox, Cy\"", "3"), ("Attendees", "Bo Day <bo@y.org>", "2"),
    ])
    func `Whoever booked is the contact, and counted once`(_ column: String, _ cell: String, _ count: String) throws {
        #expect(
            try stored(
                "Booking Ref,Booked At,Price,Name,Email,\(column)", "1,2024-03-01,12.50,Ann Lee,ann@x.org,\(cell)")
                == [[count, "Ann", "Lee", "ann@x.org"]])
    }

    @Test func `The whole list is kept, and that the contact is taken from it is said`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            ("a.csv", "Booking Ref,Booked At,Price,Attendees\n1,2024-03-01,12.50,Ann <ann@x.org>; Bo <bo@y.org>\n")
        ])
        #expect(outcome.files.first?.repairs.contains { $0.kind == .personInList && $0.count == 1 } == true)
        let extra = try workshop.texts("SELECT extra FROM bookings").first?.first ?? nil
        #expect(extra?.contains("Ann <ann@x.org>; Bo <bo@y.org>") == true, "\(extra ?? "nothing")")
    }
}
