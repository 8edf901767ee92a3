import TestSupport
import Testing

@testable import RecordLinkage

/// Addresses that are made of names.
extension HardContactsTests {
    @Test("addresses made from given names do not make one person of two", arguments: [UInt64](1...2))
    func addressesFromNames(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let given = (0..<150).map { _ in Self.word(&random) }
        let surnames = (0..<1_500).map { _ in Self.word(&random) }
        var rows: [[String]] = []
        var people: [Int] = []
        for person in 0..<8_000 {
            let (first, last) = (
                given.randomElement(using: &random) ?? "", surnames.randomElement(using: &random) ?? ""
            )
            let local =
                Bool.random(using: &random)
                ? "\(first).\(last)" : "\(first)\(Int.random(in: 0..<5_000, using: &random))"
            let email = "\(local)@\(["gmail.com", "yahoo.com", "aol.com"].randomElement(using: &random) ?? "")"
            for _ in 0..<(person % 20 == 0 ? 2 : 1) {
                // Whoever comes twice has another telephone.
                rows.append([first, last, email, "07700 9\(Int.random(in: 10_000..<100_000, using: &random))"])
                people.append(person)
            }
        }
        let scores = Self.scores(Array(MadeUpContacts.columns.prefix(4)), rows, people)
        #expect(scores.pairwisePrecision > 0.8 && scores.pairwiseRecall > 0.9)
    }

    @Test("nor where names are written as initials or misspelt", arguments: [UInt64](1...2))
    func addressesFromNamesWrittenOtherwise(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let given = (0..<150).map { _ in Self.word(&random) }
        let surnames = (0..<1_500).map { _ in Self.word(&random) }
        var rows: [[String]] = []
        var people: [Int] = []
        for person in 0..<8_000 {
            let first = given.randomElement(using: &random) ?? ""
            let last = surnames.randomElement(using: &random) ?? ""
            let email = "\(first)\(Int.random(in: 0..<5_000, using: &random))@aol.com"
            for _ in 0..<(person % 20 == 0 ? 2 : 1) {
                let written =
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: String(first.prefix(1))
                    case 1: first + String(first.suffix(1))
                    default: first
                    }
                rows.append([written, last, email, "07700 9\(Int.random(in: 10_000..<100_000, using: &random))"])
                people.append(person)
            }
        }
        let scores = Self.scores(Array(MadeUpContacts.columns.prefix(4)), rows, people)
        #expect(scores.pairwisePrecision > 0.8 && scores.pairwiseRecall > 0.9)
    }

    @Test(
        "of two addresses that are alike one tells of what names they are made",
        arguments: [
            // Given names and surnames: 1 same, 3 one edit, 4 initial, 7 different; made of names 1, of the given name alone 3.
            (4, 3, 1, 0, EmailComparison.Names.same), (1, 1, 1, 1, .same), (7, 1, 0, 1, .sameSurname),
            (4, 7, 1, 3, .sameGivenAlone), (3, 7, 0, 3, .sameGivenAlone), (2, 7, 1, 1, .sameGiven),
            (7, 7, 3, 3, nil), (1, 7, 0, 0, nil), (0, 1, 1, 1, nil),
        ] as [(UInt64, UInt64, UInt32, UInt32, EmailComparison.Names?)])
    func namesOfAddresses(given: UInt64, surname: UInt64, one: UInt32, two: UInt32, names: EmailComparison.Names?) {
        #expect(EmailComparison.Names(given | surname << 4, one, two) == names)
    }
}
