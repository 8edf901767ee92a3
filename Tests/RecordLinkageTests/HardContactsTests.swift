import TestSupport
import Testing

@testable import RecordLinkage

/// Contact files in which something is missing or misleading that most have.
@Suite struct HardContactsTests {
    private static let names = [
        "Thomas", "Martin", "James", "Harris", "Harry", "Nicholas", "Nichols", "Ray", "Marie", "Carr", "Carrie",
        "Jason",
        "Jackson", "Alexander", "Vincent", "Lawrence", "Lewis", "Louis", "Stanley", "Leslie", "Kelly", "Ashley",
        "Morgan",
        "Jordan", "Cameron", "Taylor", "Logan", "Ross", "Craig", "Grant",
    ]

    static func scores(_ columns: [RecordColumn], _ rows: [[String]], _ people: [Int]) -> ClusterScores {
        let table = RecordTable(columns, rows.map { $0.joined(separator: "|") })
        return ClusterScores(clusters: RecordLinker().link(table).clusters(), truth: people.map { UInt64($0) })
    }

    private static func date(_ random: inout SeededGenerator) -> String {
        let (year, month) = (Int.random(in: 1940...2005, using: &random), Int.random(in: 1...12, using: &random))
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(Int.random(in: 10...28, using: &random))"
    }

    static func word(_ random: inout SeededGenerator) -> String {
        (0..<3).map { _ in
            String("bcdfglmnprst".randomElement(using: &random) ?? "b")
                + String("aeiou".randomElement(using: &random) ?? "a")
        }.joined()
    }

    @Test("surnames without given names tell people, too", arguments: [UInt64](1...3))
    func surnamesAlone(seed: UInt64) {
        let contacts = MadeUpContacts(people: 150, seed: seed)
        let columns = [1, 3, 4].map { MadeUpContacts.columns[$0] }
        let rows = contacts.rows.map { row in [row[1], row[3], row[4]] }
        let scores = Self.scores(columns, rows, contacts.people)
        #expect(scores.pairwisePrecision > 0.95 && scores.pairwiseRecall > 0.8)
    }

    @Test("where most given names are missing the others do not count against a match", arguments: [UInt64](1...3))
    func fewGivenNames(seed: UInt64) {
        let contacts = MadeUpContacts(people: 150, seed: seed)
        var random = SeededGenerator(seed: seed)
        let rows = contacts.rows.map { row in
            [Int.random(in: 0..<10, using: &random) == 0 ? row[0] : ""] + row.dropFirst()
        }
        let scores = Self.scores(MadeUpContacts.columns, rows, contacts.people)
        #expect(scores.pairwisePrecision > 0.8 && scores.pairwiseRecall > 0.9)
    }

    @Test("names that fit crosswise by chance join nobody", arguments: [UInt64](1...3))
    func crosswise(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let rows = (0..<1_000).map { _ in
            [
                Self.names.randomElement(using: &random) ?? "", Self.names.randomElement(using: &random) ?? "",
                Self.date(&random),
            ]
        }
        let columns = [
            RecordColumn(name: "first_name", kind: .givenName), RecordColumn(name: "surname", kind: .surname),
            RecordColumn(name: "born", kind: .date),
        ]
        let table = RecordTable(columns, rows.map { $0.joined(separator: "|") })
        #expect(Set(RecordLinker().link(table).clusters()).count > 990)
    }

    @Test("a household's number is not a person's", arguments: [UInt64](1...3))
    func households(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var rows: [[String]] = []
        var people: [Int] = []
        for household in 0..<150 {
            let surname = Self.names.randomElement(using: &random) ?? ""
            let given = Self.names.shuffled(using: &random)
            for member in 0..<Int.random(in: 1...4, using: &random) {
                let born = Self.date(&random)
                for _ in 0..<Int.random(in: 1...2, using: &random) {
                    rows.append([given[member], surname, born, "H\(10_000 + household * 7)"])
                    people.append(household * 10 + member)
                }
            }
        }
        let columns = [
            RecordColumn(name: "first_name", kind: .givenName), RecordColumn(name: "surname", kind: .surname),
            RecordColumn(name: "born", kind: .date), RecordColumn(name: "household_id", kind: .identifier),
        ]
        let scores = Self.scores(columns, rows, people)
        #expect(scores.pairwisePrecision > 0.95 && scores.pairwiseRecall > 0.95)
    }

    @Test("households do not take the place of the few who come twice", arguments: [UInt64](1...2))
    func householdsAmongFew(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let given = (0..<200).map { _ in Self.word(&random) }
        let surnames = (0..<500).map { _ in Self.word(&random) }
        var rows: [[String]] = []
        var people: [Int] = []
        for household in 0..<3_000 {
            let surname = surnames.randomElement(using: &random) ?? ""
            let street = "\(Int.random(in: 1...90, using: &random)) \(Self.word(&random)) street"
            let postcode = "AB\(household / 100) \(household % 10)CD"
            let names = given.shuffled(using: &random)
            for member in 0..<(household % 4 == 0 ? 3 : 1) {
                let name = names[member]
                let email = "\(name.prefix(1))\(surname)\(Int.random(in: 10..<100, using: &random))@example.com"
                let phone = "07700 9\(Int.random(in: 10_000..<100_000, using: &random))"
                for _ in 0..<(people.count % 60 == 0 ? 2 : 1) {
                    rows.append([name, surname, email, phone, street, postcode])
                    people.append(household * 10 + member)
                }
            }
        }
        // Whoever comes twice has moved or has another telephone.
        for index in rows.indices.dropFirst() where people[index] == people[index - 1] {
            if Bool.random(using: &random) {
                rows[index][3] = "07700 8\(Int.random(in: 10_000..<100_000, using: &random))"
            } else {
                rows[index][4] = "\(Int.random(in: 1...90, using: &random)) \(Self.word(&random)) street"
                rows[index][5] = "XY\(Int.random(in: 1...40, using: &random)) 1ZZ"
            }
        }
        let columns =
            MadeUpContacts.columns.prefix(4) + [
                RecordColumn(name: "address", kind: .address), RecordColumn(name: "postcode", kind: .postcode),
            ]
        let scores = Self.scores(Array(columns), rows, people)
        #expect(scores.pairwisePrecision > 0.6 && scores.pairwiseRecall > 0.9)
    }

    @Test("few names shared by many people join nobody", arguments: [UInt64](1...2))
    func fewNames(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let given = (0..<40).map { _ in Self.word(&random) }
        let surnames = (0..<40).map { _ in Self.word(&random) }
        var rows: [[String]] = []
        var people: [Int] = []
        for person in 0..<5_000 {
            let (first, last) = (
                given.randomElement(using: &random) ?? "", surnames.randomElement(using: &random) ?? ""
            )
            let domain = ["gmail.com", "yahoo.com", "aol.com", "gmx.net"].randomElement(using: &random) ?? ""
            let number = Int.random(in: 1_000..<10_000, using: &random)
            let email = "\(first.prefix(1))\(last)\(number)@\(domain)"
            for _ in 0..<(person % 20 == 0 ? 2 : 1) {
                rows.append([first, last, email, "07700 9\(10_000 + person * 17)"])
                people.append(person)
            }
        }
        let scores = Self.scores(Array(MadeUpContacts.columns.prefix(4)), rows, people)
        #expect(scores.pairwisePrecision > 0.95 && scores.pairwiseRecall > 0.95)
    }
}
