import BookingModel
import TestSupport
import Testing

@testable import RecordLinkage

@Suite struct RecordLinkerTests {
    private static func linked(_ table: RecordTable) -> [UInt64] { RecordLinker().link(table).clusters() }

    @Test func `People with slips are found again`() throws {
        let contacts = MadeUpContacts(people: 120, seed: 1)
        let linkage = RecordLinker().link(contacts.table())
        let scores = ClusterScores(clusters: linkage.clusters(), truth: contacts.people.map { UInt64($0) })
        #expect(scores.pairwisePrecision > 0.98)
        #expect(scores.pairwiseRecall > 0.95)
        #expect(abs(try #require(linkage.expectedPrecision).value - scores.pairwisePrecision) < 0.05)
    }

    @Test("the order of the rows changes nothing", arguments: [UInt64](1...4))
    func order(seed: UInt64) {
        let contacts = MadeUpContacts(people: 60, seed: seed)
        var random = SeededGenerator(seed: seed)
        let order = Array(contacts.rows.indices).shuffled(using: &random)
        let straight = RecordLinker().link(contacts.table())
        let shuffled = RecordLinker().link(contacts.table(order))
        let (clusters, others) = (straight.clusters(), shuffled.clusters())
        for (position, row) in order.enumerated() {
            #expect(clusters[row] == others[position])
            #expect(straight.probability(ofRow: row) == shuffled.probability(ofRow: position))
        }
        #expect(straight.expectedPrecision == shuffled.expectedPrecision)
        #expect(straight.expectedRecall == shuffled.expectedRecall)
    }

    @Test func `Two runs at once give what one gives`() {
        let contacts = MadeUpContacts(people: 60, seed: 9)
        let alone = Self.linked(contacts.table())
        let together = sideBySide(2) { _ in Self.linked(contacts.table()) }
        #expect(together == [alone, alone])
    }

    @Test func `No rows, one row, rows without values`() {
        #expect(Self.linked(RecordTable(columns: MadeUpContacts.columns)).isEmpty)
        #expect(Self.linked(RecordTable(MadeUpContacts.columns, ["Jane|Doe|jane@example.com|||"])).count == 1)
        let empty = Self.linked(RecordTable(MadeUpContacts.columns, ["|||||", "|||||", "|||||"]))
        #expect(Set(empty).count == 3)
        let nothing = RecordTable(columns: [RecordColumn(name: "id", kind: .nothing)])
        #expect(Self.linked(nothing).isEmpty)
        #expect(Self.linked(RecordTable([], ["", ""])).count == 2)
    }

    @Test func `Rows all the same are one person where they say enough`() {
        let same = [String](
            repeating: "Jane|Fernmere|jane.fernmere@example.com|07700 900123|AB1 2CD|Dunstow", count: 40)
        #expect(Set(Self.linked(RecordTable(MadeUpContacts.columns, same))).count == 1)
    }

    @Test func `A mother is not her daughter, though they share all but a first name`() {
        var contacts = MadeUpContacts(people: 80, seed: 3)
        let family = ["Ursula", "Gwendolen", "Jasper"].map {
            [$0, "Larkmere", "larkmere.family@example.com", "07700 900999", "AB1 2CD", "Dunstow"]
        }
        contacts.rows += family + family
        let clusters = Self.linked(contacts.table()).suffix(6)
        #expect(Set(clusters).count == 3)
        #expect(Array(clusters.prefix(3)) == Array(clusters.suffix(3)))
    }

    @Test func `A value that placeholders stand for joins nobody`() {
        let columns = [RecordColumn(name: "name", kind: .fullName), RecordColumn(name: "email", kind: .email)]
        let table = RecordTable(
            columns, ["Jasper Elmwick|none@none.com", "Ursula Fernham|none@none.com", "Hamish Dunley|n/a"])
        #expect(Set(Self.linked(table)).count == 3)
    }

    @Test func `A hundred thousand rows of one value are no more than a hundred thousand rows`() {
        let columns = [RecordColumn(name: "town", kind: .locality), RecordColumn(name: "name", kind: .fullName)]
        var table = RecordTable(columns: columns)
        for row in 0..<100_000 { table.append(["Dunstow", row % 50 == 0 ? "Name\(row) Other\(row)" : ""]) }
        let linkage = RecordLinker().link(table)
        #expect(linkage.comparedCount < 40 * linkage.recordCount)
        #expect(linkage.clusters().count == 100_000)
    }
}
