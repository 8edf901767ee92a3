import TestSupport

@testable import RecordLinkage

/// Made-up people with the slips of people who type, and who of them is who.
struct MadeUpContacts {
    /// The fields: given name, surname, e-mail, phone, postcode, town.
    static let columns = [
        RecordColumn(name: "first_name", kind: .givenName), RecordColumn(name: "last_name", kind: .surname),
        RecordColumn(name: "email", kind: .email), RecordColumn(name: "phone", kind: .phone),
        RecordColumn(name: "postcode", kind: .postcode), RecordColumn(name: "city", kind: .locality),
    ]

    var rows: [[String]] = []
    var people: [Int] = []

    private static let givenNames = [
        "Amelia", "Bertram", "Cressida", "Dorian", "Elspeth", "Fergus", "Gwendolen", "Hamish", "Isolde", "Jasper",
        "Katherine", "Lionel", "Marigold", "Nathaniel", "Ottoline", "Peregrine", "Quentin", "Rosalind", "Thomas",
        "Ursula",
    ]
    private static let beginnings = [
        "Ash", "Birk", "Crom", "Dun", "Elm", "Fern", "Glen", "Haw", "Ivel", "Kirk", "Lark",
    ]
    private static let endings = ["borough", "dale", "field", "grove", "ham", "ley", "mere", "stead", "thorpe", "wick"]
    private static let towns = ["Ambleford", "Brackwater", "Coldmoor", "Dunstow", "Eastering", "Farrow"]

    init(people count: Int, seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for person in 0..<count {
            let given = Self.givenNames.randomElement(using: &random) ?? ""
            let surname =
                (Self.beginnings.randomElement(using: &random) ?? "")
                + (Self.endings.randomElement(using: &random) ?? "")
            let email = "\(given.lowercased()).\(surname.lowercased())\(person)@example.com"
            let phone = "07700 900\(100 + Int.random(in: 0..<900, using: &random))"
            let postcode =
                "\(["AB", "CD", "EF"].randomElement(using: &random) ?? "")\(1 + person % 20) \(person % 10)XY"
            let town = Self.towns.randomElement(using: &random) ?? ""
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                var row = [given, surname, email, phone, postcode, town]
                if Bool.random(using: &random) {
                    let field = Int.random(in: 0..<6, using: &random)
                    row[field] = Bool.random(using: &random) ? "" : Self.mistyped(row[field], using: &random)
                }
                rows.append(row)
                people.append(person)
            }
        }
    }

    private static func mistyped(_ text: String, using random: inout SeededGenerator) -> String {
        var letters = Array(text)
        guard letters.count > 2 else { return text }
        letters.swapAt(letters.count - 1, letters.count - 2)
        if Bool.random(using: &random) { letters.remove(at: letters.count / 2) }
        return String(letters)
    }

    /// The rows in an order of one's own.
    func table(_ order: [Int]? = nil) -> RecordTable {
        var table = RecordTable(columns: Self.columns)
        for row in order ?? Array(rows.indices) { table.append(rows[row]) }
        return table
    }
}

extension RecordTable {
    /// Appends a row of texts.
    mutating func append(_ cells: [String]) {
        append(rowCount: 1) { _, column, take in
            if cells.indices.contains(column) { take(cells[column].utf8.span) }
        }
    }

    /// A table of one row a line, its cells separated by bars.
    init(_ columns: [RecordColumn], _ rows: [String]) {
        self.init(columns: columns)
        for row in rows { append(row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)) }
    }
}
