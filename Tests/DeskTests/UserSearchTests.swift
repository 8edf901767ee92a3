import BookingModel
import Database
import DatabaseTestSupport
import Desk
import Testing

@Suite(.onEveryEngine) struct UserSearchTests {
    let book: DeskBook

    init() throws {
        book = try DeskBook()
        try book.addUsers(0..<12)
        let people: [(Int, String, String, String?, String?)] = [
            (20, "zoe oneill saenz", "zoe.oneill@mill.example.org", "+447700900123", nil),
            (21, "jorg muller", "jm@example.net", "+4930901820", "Müller & Söhne GmbH"),
            (22, "anne smith", "office@clover.example.com", "+441632960001", "Clover Café"),
            (23, "smithson lee", "lee@example.com", nil, nil),
        ]
        for (number, name, email, phone, company) in people {
            let user = SQLValue.identifier(DeskBook.id("user", number))
            try book.database.run("INSERT INTO users (id) VALUES (?1)", [user])
            try book.addContact(number, of: user, name: name, email: email, phone: phone, company: company)
        }
        try book.addSession(7, capacity: nil, startsAfterHours: 10)
        try book.addBooking(4711, user: 20, session: 7)
    }

    private func users(_ text: String, limit: Int = 50) throws -> [Identifier] {
        let listing = try UserSearch(book.context()).find(text, limit: limit).listings[0]
        return listing.rows.indices.compactMap { row in
            if case .identifier(let id) = listing.cell(row, "user_id") { id } else { nil }
        }
    }

    @Test(arguments: [
        ("O'NEILL", [20]), ("Zoë Sáenz", [20]), ("saenz zoe", [20]), ("eill", [20]),
        ("ZOE.ONEILL@MILL.EXAMPLE.ORG", [20]),
        ("mill.example", [20]), ("07700 900123", [20]), ("+44 7700 900123", [20]), ("900123", [20]), ("7700 90", [20]),
        ("r-4711", [20]), ("R-47", [20]), ("s-7", [20]), ("Müller", [21]), ("muller sohne", [21]), ("030 9018", [21]),
        ("clover", [22]), ("cafe", [22]), ("smith", [22, 23]), ("smithson", [23]), ("anne smith", [22]), ("qqq", []),
        ("zoe & o'neill", [20]), ("anne - clover", [22]), ("anne clover", [22]), ("anne muller", []),
    ])
    func `A user is found by any part of what is known`(_ text: String, _ expected: [Int]) throws {
        #expect(try users(text) == expected.map { DeskBook.id("user", $0) }, "\(text)")
    }

    @Test func `A limit keeps the best and says how many there are`() throws {
        let answer = try UserSearch(book.context()).find("ann", limit: 3)
        #expect(answer.listings[0].rows.count == 3)
        #expect(answer.remarks == ["the first 3 of 13 users who fit; write more of the name, or raise --limit"])
    }

    @Test func `A percent sign or an underscore is a character like any other`() throws {
        #expect(try users("%") == [])
        #expect(try users("_") == [])
    }
}
