internal import BookingModel

extension Linkage {
    /// Says of the nodes of some clusters how surely they belong there, and which are no more than a common name.
    ///
    /// - Returns: how many clusters of rows they are, and the pairs of rows within them as the model expects them.
    mutating func judge(_ clusters: some Collection<Int>) -> (clusters: Int, expected: ExpectedPairs) {
        var count = clusters.count
        var sum = ExpectedPairs()
        var copied: [UInt32] = []
        for cluster in clusters {
            for node in found.order[found.starts[cluster]..<found.starts[cluster + 1]] {
                isApart[Int(node)] = false
                if nodes.copies[Int(node)] > 1 { copied.append(node) }
            }
        }
        copied.sort()
        var pairs = copied.map { UInt64($0) << 32 | UInt64($0) }
        let isAlone = found.isAlone
        var sums = [(sum: Double, count: Double)](repeating: (0, 0), count: nodes.recordOf.count)
        func add(_ node: UInt32, _ chance: Double, _ copies: Double) {
            sums[Int(node)].sum += chance * copies
            sums[Int(node)].count += copies
        }
        var spreads = [Double](repeating: 0, count: nodes.recordOf.count)
        func expect(_ cluster: UInt32, _ chance: Double, _ pairs: Double) {
            sum.right += chance * pairs
            sum.joined += pairs
            spreads[Int(cluster)] += pairs * ExpectedPairs.spread(chance)
        }
        for (node, score) in zip(copied, scores(pairs)) {
            let copies = Double(nodes.copies[Int(node)])
            let chance = nodes.held.contains(node) ? 1 : ExpectedPairs.chance(score)
            if chance <= 0.5, isAlone[Int(found.clusterOf[Int(node)])] {
                isApart[Int(node)] = true
                probability[Int(node)] = 1 - chance
                count += Int(nodes.copies[Int(node)]) - 1
                continue
            }
            expect(found.clusterOf[Int(node)], chance, copies * (copies - 1) / 2)
            add(node, chance, copies - 1)
        }
        pairs = companions(clusters)
        for (pair, score) in zip(pairs, scores(pairs)) {
            let (first, second) = (UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair))
            // What people have decided is certain.
            let isDecided = nodes.groupOf[first].map { $0 == nodes.groupOf[second] } ?? false
            let chance = isDecided ? 1 : ExpectedPairs.chance(score)
            let copies = (Double(nodes.copies[Int(first)]), Double(nodes.copies[Int(second)]))
            expect(found.clusterOf[Int(first)], chance, copies.0 * copies.1)
            add(first, chance, copies.1)
            add(second, chance, copies.0)
        }
        for (node, own) in sums.enumerated() where own.count > 0 { probability[node] = own.sum / own.count }
        sum.variance = spreads.reduce(0) { $0 + $1 * $1 }
        return (count, sum)
    }

    /// Pairs within clusters, all of them where a cluster is not large.
    private func companions(_ clusters: some Collection<Int>) -> [UInt64] {
        var pairs: [UInt64] = []
        for cluster in clusters {
            let own = found.order[found.starts[cluster]..<found.starts[cluster + 1]]
            for first in own.indices {
                for second in own[(first + 1)...].prefix(Linkage.mostCompanions) {
                    pairs.append(UInt64(own[first]) << 32 | UInt64(second))
                }
            }
        }
        return pairs
    }

    /// The log odds, in bits, that the pairs' nodes are one person.
    func scores(_ pairs: [UInt64]) -> [Float] {
        let weights = model.weights
        let parts = max(1, pairs.count / 16_384)
        let made = sideBySide(parts) { part -> [Float] in
            let own = nodes.records(ofPairs: pairs[stretch(part, of: parts, over: pairs.count)])
            var scratch = ComparisonScratch(pairs: own.count)
            return comparer.compare(own[...], &scratch).map { weights.score($0) }
        }
        return made.flatMap { $0 }
    }
}
