extension Linkage {
    /// The linkage under what people have decided.
    func decided(_ constraints: LinkConstraints, _ scored: ScoredPairs, least: Float) -> Linkage {
        let nodes = Nodes(records, constraints, isApart: isApart)
        guard !nodes.decided.isEmpty else { return self }
        let weights = model.weights
        let (clusters, touched) = found.decided(nodes, scored, comparer, weights, least: least)
        var result = self
        let before = result.judge(found.clusters(of: touched.filter { Int($0) < records.count }))
        result.nodes = nodes
        result.found = clusters
        for _ in records.count..<nodes.recordOf.count {
            result.isApart.append(false)
            result.probability.append(1)
        }
        for node in touched {
            result.probability[Int(node)] = 1 / (1 + Logarithm.power(Double(clusters.bestOutside[Int(node)])))
        }
        let after = result.judge(clusters.clusters(of: touched))
        result.clusterCount += after.clusters - before.clusters
        result.expected += after.expected
        result.expected -= before.expected
        var isTouched = [Bool](repeating: false, count: nodes.recordOf.count)
        for node in touched { isTouched[Int(node)] = true }
        result.near.removeAll { isTouched[Int($0.pair >> 32)] || isTouched[Int($0.pair & 0xFFFF_FFFF)] }
        let bars = result.bars
        for (pair, outcome) in zip(scored.pairs, scored.outcomes) {
            let (first, second) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            guard isTouched[first] || isTouched[second] else { continue }
            let wasOne = found.clusterOf[first] == found.clusterOf[second]
            let (one, two) = (clusters.clusterOf[first], clusters.clusterOf[second])
            guard !wasOne || one != two else { continue }
            let score = weights.score(outcome)
            if !wasOne { result.expected.missed -= missed(pair, score) }
            guard one != two else { continue }
            if score > Linkage.leastNear { result.near.append((pair, score)) }
            // What people have parted is not missed.
            if !bars.contains(one, two) { result.expected.missed += missed(pair, score) }
        }
        result.expected.missed = max(0, result.expected.missed)
        result.number(touched)
        return result
    }

    /// The clusters that people have parted, by their least nodes.
    var bars: Bars {
        var bars = Bars()
        for pair in nodes.apart { bars.insert(found.clusterOf[Int(pair.first)], found.clusterOf[Int(pair.second)]) }
        return bars
    }

    /// Numbers the clusters that have their least record in common.
    private mutating func number(_ touched: [UInt32]) {
        var byRecord: [UInt32: Set<UInt32>] = [:]
        for node in touched {
            let cluster = found.clusterOf[Int(node)]
            byRecord[nodes.recordOf[Int(cluster)], default: []].insert(cluster)
        }
        for (_, clusters) in byRecord where clusters.count > 1 {
            for (number, cluster) in clusters.sorted().enumerated() where number > 0 {
                numbers[cluster] = UInt64(number)
            }
        }
    }
}

extension Clusters {
    /// The positions in `starts` of the clusters of some records.
    func clusters(of records: [UInt32]) -> [Int] {
        let wanted = Set(records.map { clusterOf[Int($0)] })
        return starts.indices.dropLast().filter { wanted.contains(clusterOf[Int(order[starts[$0]])]) }
    }
}
