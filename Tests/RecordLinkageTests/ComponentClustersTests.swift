import TestSupport
import Testing

@testable import RecordLinkage

@Suite struct ComponentClustersTests {
    private static func clusters(_ count: Int, _ scores: [[Float]]) -> [[UInt32]] {
        var edges: [ComponentParts.Edge] = []
        for first in 0..<count {
            for second in (first + 1)..<max(count, first + 1) where scores[first][second] > -8 {
                edges.append(
                    ComponentParts.Edge(first: Int32(first), second: Int32(second), score: scores[first][second]))
            }
        }
        var component = ComponentClusters(records: [UInt32](0..<UInt32(count)), edges: edges) { pairs in
            pairs.map { scores[Int($0 >> 32)][Int($0 & 0xFFFF_FFFF)] }
        }
        return component.run().sorted { $0[0] < $1[0] }
    }

    @Test func `A chain falls apart where its ends contradict each other`() {
        // 0–1 and 1–2 are likely, 0–2 is out of the question.
        let scores: [[Float]] = [[0, 6, -12], [0, 0, 5], [0, 0, 0]]
        #expect(Self.clusters(3, scores) == [[0, 1], [2]])
    }

    @Test func `A chain holds where its ends are merely unlikely`() {
        let scores: [[Float]] = [[0, 9, -2], [0, 0, 8], [0, 0, 0]]
        #expect(Self.clusters(3, scores) == [[0, 1, 2]])
    }

    @Test func `A long chain of strangers does not become one person`() {
        let count = 60
        var scores = [[Float]](repeating: [Float](repeating: -12, count: count), count: count)
        for link in 0..<count - 1 { scores[link][link + 1] = 4 }
        #expect(Self.clusters(count, scores).allSatisfy { $0.count <= 2 })
    }

    @Test("joining goes on while an average speaks for it, and no longer", arguments: [UInt64](1...20))
    func average(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let count = 9
        var scores = [[Float]](repeating: [Float](repeating: 0, count: count), count: count)
        for first in 0..<count {
            for second in (first + 1)..<max(count, first + 1) {
                scores[first][second] = Float.random(in: -9...9, using: &random)
            }
        }
        let clusters = Self.clusters(count, scores)
        #expect(clusters.flatMap { $0 }.sorted() == [UInt32](0..<UInt32(count)))
        for (index, one) in clusters.enumerated() {
            for two in clusters.dropFirst(index + 1) {
                let pairs = one.flatMap { left in two.map { (min(left, $0), max(left, $0)) } }
                // Clusters without a pair for a match were never weighed.
                let isLinked = pairs.contains { scores[Int($0.0)][Int($0.1)] > 0 }
                let sum = pairs.reduce(Float(0)) { $0 + scores[Int($1.0)][Int($1.1)] }
                #expect(!isLinked || sum / Float(pairs.count) <= 1e-3)
            }
        }
    }
}
