import DatabaseTestSupport
import Testing

@testable import Importing

@Suite(.onEveryEngine) struct PeopleInCellTests {
    private static let header = "Reference,Created At,Status,Total,Customers\n"

    private func contacts(_ cell: String) throws -> [[String?]] {
        let workshop = try ImportWorkshop()
        try workshop.load([("a.csv", Self.header + "A-1,2024-03-04,confirmed,5.00,\"\(cell)\"\n")])
        return try workshop.texts(
            "SELECT first_name, last_name, participants FROM bookings b JOIN contacts c ON c.id = b.contact_id")
    }

    @Test(arguments: [
        ("Mia Nox, Nat Oak", "Mia", "Nox", "2"), ("Mia Nox, Nat Oak, Pam Quy", "Mia", "Nox", "3"),
        ("Tom Ure, Vi Ure", "Tom", "Ure", "2"), ("Smith, Ann", "Ann", "Smith", "1"),
        ("O'Brien, Mary Jane", "Mary Jane", "O'Brien", "1"),
        ("van der Berg, Mary Jane", "Mary Jane", "van der Berg", "1"),
        ("Garcia Lopez, Ana", "Ana", "Garcia Lopez", "1"), ("Mia Nox", "Mia", "Nox", "1"),
    ])
    func `Commas part people who have two names each, or the last name from the first`(
        _ cell: String, _ first: String, _ last: String, _ count: String
    ) throws {
        #expect(try contacts(cell) == [[first, last, count]])
    }

    @Test func `In a column of last names first, a comma parts nobody`() throws {
        let names = ["Garcia Lopez, Maria Jose", "Ure, Tom", "Mia Nox; Nat Oak", "Nox, Mia"]
        let rows = names.enumerated().map { "A-\($0),2024-03-04,confirmed,5.00,\"\($1)\"\n" }.joined()
        let workshop = try ImportWorkshop()
        try workshop.load([("a.csv", Self.header + rows)])
        let stored = try workshop.texts(
            """
            SELECT first_name, last_name, participants FROM bookings b JOIN contacts c ON c.id = b.contact_id
            ORDER BY booking_reference
            """)
        #expect(
            stored == [
                ["Maria Jose", "Garcia Lopez", "1"], ["Tom", "Ure", "1"], ["Mia", "Nox", "2"], ["Mia", "Nox", "1"],
            ])
    }

    @Test func `The others of a cell are kept as they were exported`() throws {
        let workshop = try ImportWorkshop()
        try workshop.load([("a.csv", Self.header + "A-1,2024-03-04,confirmed,5.00,\"Mia Nox, Nat Oak\"\n")])
        let extra = try workshop.texts("SELECT extra FROM bookings").first?.first ?? nil
        #expect(extra?.contains("Mia Nox, Nat Oak") == true, "\(extra ?? "nothing")")
    }
}
