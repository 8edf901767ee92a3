internal import BookingModel

extension Linkage {
    /// The probabilities between which a question is open.
    public static let openProbabilities = 0.05...0.95

    /// How many questions there are whose probability lies within `openProbabilities`. Of the clusters that may be two,
    /// only those are looked at in which a row is less sure than that.
    public var openQuestions: Int {
        let odds = Linkage.openProbabilities.lowerBound / Linkage.openProbabilities.upperBound
        // The mean over the pairs of two clusters is never above the best of them.
        let candidates = acrossClusters(from: Logarithm.base2(odds)) + insideClusters(onlyDoubtful: true)
        return candidates.count { Linkage.openProbabilities.contains($0.probability) }
    }

    /// The questions that are worth most, at most `limit` of them, the best first; equals in the order of their contents.
    ///
    /// There is one for each pair of clusters that could be one, by their likeliest two rows, and one for each cluster
    /// that could be two, by the two rows that hold it together where that is worth most to know. What people have decided
    /// is not asked. Rows without more than a common name are asked about as a part of nothing.
    public func questions(limit: Int) -> [LinkQuestion] {
        guard limit > 0 else { return [] }
        let contents = { (node: UInt32) in records.contents[Int(nodes.recordOf[Int(node)])] }
        let best = candidates().map { own in
            let (one, two) = (contents(own.first), contents(own.second))
            return (candidate: own, least: min(one, two), other: max(one, two))
        }.sorted {
            $0.candidate.worth != $1.candidate.worth
                ? $0.candidate.worth > $1.candidate.worth : ($0.least, $0.other) < ($1.least, $1.other)
        }.prefix(limit)
        var row = [Int](repeating: 0, count: nodes.recordOf.count)
        for index in nodes.ofRow.indices.reversed() { row[Int(nodes.ofRow[index])] = index }
        return best.map { own in
            let (one, two) = (row[Int(own.candidate.first)], row[Int(own.candidate.second)])
            return LinkQuestion(
                first: min(one, two), second: max(one, two), isJoined: own.candidate.isJoined,
                probability: own.candidate.probability, worth: own.candidate.worth)
        }
    }

    /// A question by its nodes.
    private struct Candidate: Sendable {
        let first: UInt32
        let second: UInt32
        let isJoined: Bool
        let probability: Double
        let worth: Double
    }

    /// Clusters of more nodes are looked at only where their least sure node is.
    private static let mostNodes = 300
    /// Clusters of more nodes are looked at only where they are weakest.
    private static let mostCuts = 24

    private func candidates() -> [Candidate] { acrossClusters() + insideClusters() }

    /// Questions about two clusters that were not joined.
    private func acrossClusters(from least: Float = -.infinity) -> [Candidate] {
        struct Between {
            let clusters: UInt64
            let pair: UInt64
            let score: Float
        }
        let bars = bars
        var between = near.compactMap { pair, score -> Between? in
            let (first, second) = (UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair))
            guard score >= least, !nodes.silent.contains(first), !nodes.silent.contains(second) else { return nil }
            let (one, two) = (found.clusterOf[Int(first)], found.clusterOf[Int(second)])
            guard !bars.contains(one, two) else { return nil }
            return Between(clusters: UInt64(min(one, two)) << 32 | UInt64(max(one, two)), pair: pair, score: score)
        }
        between.sort { ($0.clusters, -$0.score, $0.pair) < ($1.clusters, -$1.score, $1.pair) }
        var chosen: [Between] = []
        for own in between where own.clusters != chosen.last?.clusters { chosen.append(own) }
        var position = [Int](repeating: 0, count: nodes.recordOf.count)
        for cluster in found.starts.indices.dropLast() {
            let least = found.clusterOf[Int(found.order[found.starts[cluster]])]
            position[Int(least)] = cluster
        }
        let places = position
        let all = chosen
        let parts = max(1, all.count / 4096)
        return sideBySide(parts) { part -> [Candidate] in
            all[stretch(part, of: parts, over: all.count)].map { own in
                let one = members(places[Int(own.clusters >> 32)])
                let two = members(places[Int(own.clusters & 0xFFFF_FFFF)])
                return candidate(
                    UInt32(own.pair >> 32), UInt32(truncatingIfNeeded: own.pair), own.score, one, two, isJoined: false)
            }
        }.flatMap { $0 }
    }

    /// Questions about clusters that may be two.
    private func insideClusters(onlyDoubtful: Bool = false) -> [Candidate] {
        let sure = onlyDoubtful ? Linkage.openProbabilities.upperBound : .infinity
        let clusters = found.starts.indices.dropLast().filter { cluster in
            let own = found.order[found.starts[cluster]..<found.starts[cluster + 1]]
            return own.count > 1 && own.contains { probability[Int($0)] < sure }
        }
        let parts = max(1, clusters.count / 1024)
        return sideBySide(parts) { part -> [Candidate] in
            clusters[stretch(part, of: parts, over: clusters.count)].compactMap { weakest(members($0)) }
        }.flatMap { $0 }
    }

    private func members(_ cluster: Int) -> [UInt32] {
        Array(found.order[found.starts[cluster]..<found.starts[cluster + 1]])
    }

    /// The place of a cluster of which it is worth most to know whether it holds.
    private func weakest(_ own: [UInt32]) -> Candidate? {
        if own.count > Linkage.mostNodes {
            guard let least = own.min(by: { probability[Int($0)] < probability[Int($1)] }), nodes.groupOf[least] == nil
            else { return nil }
            let others = own.filter { $0 != least }
            let made = scores(others.map { UInt64(least) << 32 | UInt64($0) })
            guard let best = made.indices.max(by: { made[$0] < made[$1] }) else { return nil }
            return candidate(least, others[best], made[best], [least], others, isJoined: true)
        }
        let tree = SpanningTree(count: own.count) { node, others in
            let made = scores(others.map { UInt64(own[node]) << 32 | UInt64(own[$0]) })
            guard let group = nodes.groupOf[own[node]] else { return made }
            return zip(others, made).map { nodes.groupOf[own[$0]] == group ? .infinity : $1 }
        }
        var cuts = tree.edges.indices.filter { tree.edges[$0].score < .infinity }
        if cuts.count > Linkage.mostCuts {
            cuts = cuts.min { tree.edges[$0].score < tree.edges[$1].score }.map { [$0] } ?? []
        }
        let candidates = cuts.map { cut in
            let side = tree.side(of: cut)
            let edge = tree.edges[cut]
            return candidate(
                own[edge.first], own[edge.second], edge.score,
                own.indices.filter { !side.contains($0) }.map { own[$0] },
                side.sorted().map { own[$0] }, isJoined: true)
        }
        // The first of equals: the order is that of the contents.
        return candidates.reduce(nil) { best, next in next.worth > best?.worth ?? -1 ? next : best }
    }

    /// The question whether two sets of nodes are one person.
    private func candidate(
        _ first: UInt32, _ second: UInt32, _ score: Float, _ one: [UInt32], _ two: [UInt32], isJoined: Bool
    ) -> Candidate {
        let made = one.count * two.count == 1 ? [score] : scores(ComponentClusters.pairs(one, two))
        let sum = made.reduce(0.0) { $0 + Double(ComponentClusters.clamped($1)) }
        let probability = 1 / (1 + Logarithm.power(-sum / Double(made.count)))
        func rows(_ own: [UInt32]) -> Double {
            own.reduce(0) { $0 + (isApart[Int($1)] ? 1 : Double(nodes.copies[Int($1)])) }
        }
        return Candidate(
            first: first, second: second, isJoined: isJoined, probability: probability,
            worth: LinkQuestion.entropy(probability) * rows(one) * rows(two))
    }
}
