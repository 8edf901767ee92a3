import TestSupport
import Testing

@testable import RecordLinkage

@Suite struct LinkQuestionTests {
    private struct Clusters: Hashable {
        let one: UInt64
        let two: UInt64
    }

    @Test("questions: one a pair of clusters, by their worth, none that was decided", arguments: [UInt64](1...12))
    func questions(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let contacts = MadeUpContacts(people: 40, seed: seed)
        let rows = contacts.rows.indices
        let pairs = (0..<3).map { _ in (Int.random(in: rows, using: &random), Int.random(in: rows, using: &random)) }
        let constraints = LinkConstraints(together: [pairs[0]], apart: [pairs[1], pairs[2]])
        let linkage = RecordLinker().link(contacts.table(), constraints: constraints)
        let clusters = linkage.clusters()
        let size = Dictionary(grouping: clusters) { $0 }.mapValues(\.count)
        let questions = linkage.questions(limit: .max)
        #expect(!questions.isEmpty)
        #expect(questions.map(\.worth) == questions.map(\.worth).sorted(by: >))
        #expect(linkage.questions(limit: 5) == Array(questions.prefix(5)))
        #expect(linkage.questions(limit: 0).isEmpty && linkage.questions(limit: -1).isEmpty)
        // Of what may be two, only where a row is in doubt.
        let open = questions.filter { $0.probability >= 0.05 && $0.probability <= 0.95 }
        #expect(linkage.openQuestions <= open.count)
        #expect(linkage.openQuestions >= open.count { !$0.isJoined })
        var seen: Set<Clusters> = []
        for question in questions {
            let (one, two) = (clusters[question.first], clusters[question.second])
            #expect(question.first < question.second)
            #expect(question.isJoined == (one == two))
            #expect(seen.insert(Clusters(one: min(one, two), two: max(one, two))).inserted)
            let entropy = LinkQuestion.entropy(question.probability)
            let (left, right) = (Double(size[one] ?? 0), Double(size[two] ?? 0))
            if question.isJoined {
                #expect(question.worth <= entropy * left * left / 4 + 1e-9)
            } else {
                #expect(abs(question.worth - entropy * left * right) < 1e-9)
            }
            for pair in constraints.apart {
                #expect(Clusters(one: one, two: two) != Clusters(one: clusters[pair.0], two: clusters[pair.1]))
                #expect(Clusters(one: two, two: one) != Clusters(one: clusters[pair.0], two: clusters[pair.1]))
            }
        }
    }

    @Test("an answer is taken, and the question is not asked again", arguments: [UInt64](1...6))
    func answered(seed: UInt64) {
        let table = MadeUpContacts(people: 40, seed: seed).table()
        var constraints = LinkConstraints()
        for _ in 0..<8 {
            let linkage = RecordLinker().link(table, constraints: constraints)
            guard let question = linkage.questions(limit: 1).first else { return }
            let pair = (question.first, question.second)
            #expect(!(constraints.together + constraints.apart).contains { $0 == pair })
            // Each answer says that it is not as it was.
            if question.isJoined { constraints.apart.append(pair) } else { constraints.together.append(pair) }
            let clusters = RecordLinker().link(table, constraints: constraints).clusters()
            #expect((clusters[pair.0] == clusters[pair.1]) != question.isJoined)
        }
    }

    @Test("the rows' order changes no question", arguments: [UInt64](1...4))
    func order(seed: UInt64) {
        let contacts = MadeUpContacts(people: 40, seed: seed)
        var random = SeededGenerator(seed: seed)
        let order = Array(contacts.rows.indices).shuffled(using: &random)
        let straight = RecordLinker().link(contacts.table())
        let shuffled = RecordLinker().link(contacts.table(order))
        let (one, two) = (straight.questions(limit: 30), shuffled.questions(limit: 30))
        #expect(one.map(\.worth) == two.map(\.worth))
        for (left, right) in zip(one, two) {
            let details = [contacts.rows[left.first], contacts.rows[left.second]]
            let others = [contacts.rows[order[right.first]], contacts.rows[order[right.second]]]
            #expect(Set(details) == Set(others) || left.probability == right.probability)
        }
    }

    @Test("a spanning tree's least edge is the best between its two sides", arguments: [UInt64](1...30))
    func spanningTree(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = 8
        var scores = [[Float]](repeating: [Float](repeating: 0, count: count), count: count)
        for first in 0..<count {
            for second in 0..<first {
                scores[first][second] = Float.random(in: -9...9, using: &random)
                scores[second][first] = scores[first][second]
            }
        }
        let tree = SpanningTree(count: count) { node, others in others.map { scores[node][$0] } }
        #expect(tree.edges.count == count - 1)
        for cut in tree.edges.indices {
            let side = tree.side(of: cut)
            let best = (0..<count).filter { side.contains($0) }.flatMap { inside in
                (0..<count).filter { !side.contains($0) }.map { scores[inside][$0] }
            }.max()
            #expect(tree.edges[cut].score == best)
        }
    }
}
