internal import BookingModel

/// Which records are one person.
struct Clusters: Sendable {
    /// Each record's cluster; clusters are numbered by their least record.
    var clusterOf: [UInt32]
    /// The records, cluster by cluster.
    var order: [UInt32] = []
    /// Where each cluster begins in `order`; one more at the end.
    var starts: [Int] = [0]
    /// By a cluster's least record, whether it has no other.
    var isAlone: [Bool] {
        var isAlone = [Bool](repeating: false, count: clusterOf.count)
        for cluster in starts.indices.dropLast() where starts[cluster + 1] == starts[cluster] + 1 {
            isAlone[Int(order[starts[cluster]])] = true
        }
        return isAlone
    }

    /// The best odds of each record with one outside its cluster, in bits.
    var bestOutside: [Float]

    /// The records that odds connect: nothing reaches beyond.
    private(set) var components = Components(count: 0)

    /// Every record by itself.
    init(apart count: Int) {
        clusterOf = [UInt32](0..<UInt32(count))
        order = clusterOf
        starts = [Int](0...count)
        bestOutside = [Float](onHugePages: -.infinity, count: count)
        components = Components(count: count)
    }

    /// Clusters of the records that are joined by the pairs' odds.
    ///
    /// - Parameter least: bits that the average over two clusters' pairs must exceed for them to be joined.
    init(_ scored: ScoredPairs, _ comparer: RecordComparer, _ model: LinkageModel, least: Float = 0) {
        let count = scored.recordCount
        let weights = model.weights
        let scores = scored.scores(weights)
        var components = Components(count: count)
        defer { self.components = components }
        for (index, pair) in scored.pairs.enumerated() where scores[index] > least {
            components.join(UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair))
        }
        let parts = ComponentParts(&components, scored.pairs, scores)
        let shares = max(2, min(64, parts.count / 1000))
        let made = sideBySide(shares) { share -> [[UInt32]] in
            let scratch = ScratchBox(pairs: count)
            return stretch(share, of: shares, over: parts.count).flatMap { part -> [[UInt32]] in
                let own = parts.records(of: part)
                if own.count == 2 { return [Array(own)] }
                var clusters = ComponentClusters(records: Array(own), edges: parts.edges(of: part), least: least) {
                    pairs in
                    comparer.compare(pairs[...], &scratch.scratch).map { weights.score($0) }
                }
                return clusters.run()
            }
        }.flatMap { $0 }
        clusterOf = [UInt32](sideBySide: count) { UInt32($0) }
        for cluster in made { for record in cluster { clusterOf[Int(record)] = cluster[0] } }
        let (best, listed) = sideBySide(
            { [clusterOf] in Clusters.bestOutside(clusterOf, scored.pairs, scores) },
            and: { [clusterOf] in Clusters.inOrder(clusterOf) })
        bestOutside = best
        (order, starts) = listed
    }

    private static func bestOutside(_ clusterOf: [UInt32], _ pairs: [UInt64], _ scores: [Float]) -> [Float] {
        var best = [Float](onHugePages: -.infinity, count: clusterOf.count)
        for (pair, score) in zip(pairs, scores) {
            let (first, second) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            guard clusterOf[first] != clusterOf[second] else { continue }
            best[first] = max(best[first], score)
            best[second] = max(best[second], score)
        }
        return best
    }

    /// Lists the records cluster by cluster, as `clusterOf` has them.
    mutating func putInOrder() { (order, starts) = Clusters.inOrder(clusterOf) }

    /// The records cluster by cluster, and where each cluster begins among them; one more at the end.
    private static func inOrder(_ clusterOf: [UInt32]) -> (order: [UInt32], starts: [Int]) {
        var places = [UInt32](onHugePages: 0, count: clusterOf.count + 1)
        for cluster in clusterOf { places[Int(cluster) + 1] += 1 }
        var starts: [Int] = []
        for cluster in clusterOf.indices {
            if places[cluster + 1] > 0 { starts.append(Int(places[cluster])) }
            places[cluster + 1] += places[cluster]
        }
        starts.append(clusterOf.count)
        var order = [UInt32](onHugePages: 0, count: clusterOf.count)
        for (record, cluster) in clusterOf.enumerated() {
            order[Int(places[Int(cluster)])] = UInt32(record)
            places[Int(cluster)] += 1
        }
        return (order, starts)
    }
}

/// A scratch that a closure can write on.
final class ScratchBox {
    var scratch: ComparisonScratch

    init(pairs: Int) { scratch = ComparisonScratch(pairs: pairs) }
}
