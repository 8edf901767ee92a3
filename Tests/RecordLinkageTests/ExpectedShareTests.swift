import TestSupport
import Testing

@testable import RecordLinkage

/// The intervals of expected precision and recall.
@Suite struct ExpectedShareTests {
    @Test func `The value lies within its interval, and the interval within 0 and 1`() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let value = [0, 1, Double.random(in: 0...1, using: &random)].randomElement(using: &random) ?? 0
            let variance = [0, Double.random(in: 0...1, using: &random)].randomElement(using: &random) ?? 0
            let share = ExpectedShare(value, variance: variance, doubt: .recall)
            #expect(0 <= share.low && share.low <= share.value && share.value <= share.high && share.high <= 1)
            #expect(share.value == value)
        }
    }

    @Test func `Without chance it is the odds against that are so many times as high, or a sixteenth`() {
        // 0.9: the odds against are 1 to 9, at most 4 to 9, at least 1 to 144.
        let share = ExpectedShare(0.9, variance: 0, doubt: .precision)
        #expect(abs(share.low - 9.0 / 13) < 1e-12)
        #expect(abs(share.high - 144.0 / 145) < 1e-12)
        let recall = ExpectedShare(0.9, variance: 0, doubt: .recall)
        #expect(abs(recall.low - 9.0 / 17) < 1e-12)
        let certain = ExpectedShare(1, variance: 0, doubt: .precision)
        #expect(certain.low == 1 && certain.high == 1)
    }

    @Test func `More chance, wider interval`() {
        let (narrow, wide) = (
            ExpectedShare(0.9, variance: 0.0001, doubt: .precision),
            ExpectedShare(0.9, variance: 0.0004, doubt: .precision)
        )
        #expect(abs(narrow.low - wide.low - 0.01959964) < 1e-9)
        #expect(
            ExpectedShare(0.5, variance: 0.0001, doubt: .precision).high
                < ExpectedShare(0.5, variance: 0.0004, doubt: .precision).high)
    }

    @Test("the truth lies within the intervals", arguments: [UInt64](1...12))
    func coverage(seed: UInt64) throws {
        let contacts = MadeUpContacts(people: 40 + 20 * Int(seed % 5), seed: seed)
        let linkage = RecordLinker().link(contacts.table())
        let scores = ClusterScores(clusters: linkage.clusters(), truth: contacts.people.map { UInt64($0) })
        let precision = try #require(linkage.expectedPrecision)
        let recall = try #require(linkage.expectedRecall)
        #expect((precision.low...precision.high).contains(scores.pairwisePrecision))
        #expect((recall.low...recall.high).contains(scores.pairwiseRecall))
        #expect(precision.low > 0.5 && recall.low > 0.5)
    }

    @Test func `Where nothing is joined there is no precision, and where no match is likely no recall`() {
        let strangers = RecordTable(
            MadeUpContacts.columns,
            [
                "Ada|Byron|ada@example.com|07700 900001|AB1 2CD|Dunstow",
                "Ben|Stone|ben.stone@example.org|07700 900777|EF9 8ZY|Farrow",
            ])
        let linkage = RecordLinker().link(strangers)
        #expect(linkage.expectedPrecision == nil)
        #expect(linkage.expectedRecall == nil)
        #expect(RecordLinker().link(RecordTable(columns: MadeUpContacts.columns)).expectedPrecision == nil)
    }

    @Test func `What people decide is no matter of chance`() throws {
        let rows = [
            "Ada|Byron|ada@example.com|07700 900001|AB1 2CD|Dunstow",
            "Zelda|Fernham|zf@example.org|07700 900002|CD3 4EF|Farrow",
        ]
        let table = RecordTable(MadeUpContacts.columns, rows)
        let linkage = RecordLinker().link(table, constraints: LinkConstraints(together: [(0, 1)]))
        let precision = try #require(linkage.expectedPrecision)
        #expect(precision.value == 1 && precision.low == 1)
    }
}
