import TestSupport
import Testing

@testable import RecordLinkage

@Suite struct LinkHistoryTests {
    @Test("the steps of each cluster connect all of its rows", arguments: [UInt64](1...6))
    func steps(seed: UInt64) {
        var contacts = MadeUpContacts(people: 30, seed: seed)
        contacts.rows += contacts.rows.prefix(10)
        let table = contacts.table()
        let constraints = LinkConstraints(together: [(0, 7), (1, contacts.rows.count - 1)])
        let linkage = RecordLinker().link(table, constraints: constraints)
        for rows in Dictionary(grouping: contacts.rows.indices, by: { linkage.clusters()[$0] }).values {
            let steps = linkage.history(ofRows: rows.shuffled())
            #expect(steps.count == rows.count - 1)
            var components = Components(count: contacts.rows.count)
            for step in steps {
                #expect(step.first < step.second)
                #expect(components.find(UInt32(step.first)) != components.find(UInt32(step.second)))
                components.join(UInt32(step.first), UInt32(step.second))
                #expect(linkage.explanation(ofRows: step.first, step.second)?.score == step.score)
                #expect(step.reason != .sameDetails || contacts.rows[step.first] == contacts.rows[step.second])
            }
            #expect(Set(rows.map { components.find(UInt32($0)) }).count == 1)
            let evidence = steps.filter { $0.reason == .evidence }.map(\.score)
            #expect(evidence == evidence.sorted(by: >))
            let decisions = steps.filter { $0.reason == .decision }.count
            #expect(decisions <= 2 && (decisions > 0 || !rows.contains(0) || !rows.contains(7)))
        }
        #expect(linkage.history(ofRows: []).isEmpty && linkage.history(ofRows: [3, 3, -1, 9999]).isEmpty)
    }

    @Test("the lines of an explanation add up to its score exactly", arguments: [UInt64](1...6))
    func explanation(seed: UInt64) throws {
        var contacts = MadeUpContacts(people: 40, seed: seed)
        contacts.rows += contacts.rows.prefix(10)
        let linkage = RecordLinker().link(contacts.table())
        let clusters = linkage.clusters()
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let first = Int.random(in: contacts.rows.indices, using: &random)
            let second = Int.random(in: contacts.rows.indices, using: &random)
            guard first != second else { continue }
            let own = try #require(linkage.explanation(ofRows: first, second))
            #expect(own.lines.reduce(0) { $0 + $1.bits } == own.score)
            #expect(own.lines.reversed().reduce(0) { $0 + $1.bits } == own.score)
            #expect(own.isJoined == (clusters[first] == clusters[second]))
            // What else it could be has at least the odds of a stranger.
            #expect((own.lines.last?.bits ?? 1) < 0.001 - Double(linkage.model.weights.strangersBits))
            let mirrored = try #require(linkage.explanation(ofRows: second, first))
            #expect(mirrored.score == own.score)
        }
        let same = try #require(linkage.explanation(ofRows: 0, contacts.rows.count - 10))
        #expect(same.isJoined && same.probability > 0.99)
        #expect(same.lines.dropFirst().dropLast().allSatisfy { $0.level == "the same details" })
        #expect(linkage.explanation(ofRows: 0, 0) == nil)
        #expect(linkage.explanation(ofRows: -1, 0) == nil)
    }
}
