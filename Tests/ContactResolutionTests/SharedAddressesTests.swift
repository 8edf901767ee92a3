import BookingModel
import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import ContactResolution

/// Users whom nothing but an address connects.
@Suite(.onEveryEngine) struct SharedAddressesTests {
    private func person(_ number: Int, _ first: String?, _ last: String?, _ postcode: String?, company: String? = nil)
        -> ContactCard
    {
        ContactCard(
            number: number, customer: number, first: first, last: last, email: "person\(number)@example.com",
            company: company, postcode: postcode, seen: [Int64(number)])
    }

    /// Strangers at addresses of their own: a file in which names are as rare as they are.
    private func strangers(from number: Int) -> [ContactCard] {
        let names = ["Abbot", "Birch", "Crane", "Dunlin", "Egret", "Finch", "Grebe", "Heron", "Ibis", "Jay"]
        return (0..<60).map { person(number + $0, "Pat", names[$0 % 10] + "by\($0 / 10)", "ZZ\($0) 9ZZ") }
    }

    private func links(_ people: [ContactCard]) throws -> [String] {
        let book = try ContactBook(seed: 1)
        try book.insert(people)
        let resolver = ContactResolver(matcher: CustomerMatcher())
        try resolver.resolve(in: book.database)
        var found: [String] = []
        try book.database.query(
            """
            SELECT COALESCE(u.first_name, u.company_name), o.first_name, l.kind
            FROM user_links AS l JOIN users AS u ON u.id = l.user_id JOIN users AS o ON o.id = l.other_user_id
            ORDER BY 1, 2, 3
            """
        ) { row in found.append((0..<3).map { row.text($0) ?? "" }.joined(separator: " ")) }
        #expect(try resolver.resolve(in: book.database).writes == 0)
        return found
    }

    @Test func `A surname at a postcode is a household, written with blanks or without`() throws {
        let people =
            strangers(from: 100) + [
                person(1, "Wilma", "Quarry", "LS6 2AB"), person(2, "Xaver", "QUARRY", "ls62ab"),
                person(3, "Yann", "Quarry", "YO1 7HH"), person(4, "Zoe", "Rushton", "LS6 2AB"),
            ]
        #expect(try links(people) == ["Wilma Xaver household"])
    }

    @Test func `A common surname at a postcode of many is no household`() throws {
        let town = (0..<40).map { person(200 + $0, "Ann\($0)", $0 % 4 == 0 ? "Smith" : "Nyland\($0)", "10115") }
        let elsewhere = (0..<20).map { person(300 + $0, "Bob\($0)", "Smith", "ZX\($0) 1AA") }
        #expect(try links(strangers(from: 100) + town + elsewhere).isEmpty)
    }

    @Test func `Without a postcode a surname connects nobody, and a word is no postcode`() throws {
        let people =
            strangers(from: 100) + [
                person(1, "Wilma", "Quarry", nil), person(2, "Xaver", "Quarry", nil),
                person(3, "Yann", "Rushton", "unknown"), person(4, "Zoe", "Rushton", "unknown"),
            ]
        #expect(try links(people).isEmpty)
    }

    @Test func `Two of one whole name at one address, whom the policy keeps apart, are no household`() throws {
        let people =
            strangers(from: 100) + [
                person(1, "Wilma", "Quarry", "LS6 2AB"), person(2, "Wilma", "Quarry", "LS6 2AB"),
                person(3, "Xaver", "Quarry", "LS6 2AB"),
            ]
        #expect(try links(people) == ["Wilma Xaver household"])
    }

    @Test func `A company's name and its postcode make colleagues, who hang from the company itself`() throws {
        let people =
            strangers(from: 100) + [
                person(1, "Wilma", "Quarry", "LS6 2AB", company: "Mill Works Ltd"),
                person(2, "Xaver", "Rushton", "LS6 2AB", company: "MILL WORKS LTD"),
                person(3, "Yann", "Sorrel", "YO1 7HH", company: "Mill Works Ltd"),
                person(4, nil, nil, "LS6 2AB", company: "Mill Works Ltd"),
            ]
        #expect(
            try links(people) == ["Mill Works Ltd Wilma company", "Mill Works Ltd Xaver company"])
    }
}
