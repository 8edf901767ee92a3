/// What people have decided acts here and nowhere before: models, frequencies and scores are what they are without it,
/// and so is every cluster that no decision reaches.
extension Clusters {
    /// The clusters of nodes under what people have decided; `self` are the clusters of the records without it.
    ///
    /// Only the components of records that people have decided about are put into clusters anew.
    func decided(
        _ nodes: Nodes, _ scored: ScoredPairs, _ comparer: RecordComparer, _ weights: LinkageWeights, least: Float
    ) -> (clusters: Clusters, touched: [UInt32]) {
        var reach = Reach(nodes, components)
        let recordCount = clusterOf.count
        let members = reach.members(recordCount)
        var edges: [UInt32: [(first: UInt32, second: UInt32, score: Float)]] = [:]
        var result = self
        for node in recordCount..<nodes.recordOf.count {
            result.clusterOf.append(UInt32(node))
            result.bestOutside.append(-.infinity)
        }
        let touched = members.values.flatMap { $0 }.sorted()
        var outside: [(first: Int, second: Int, score: Float)] = []
        for node in touched { result.bestOutside[Int(node)] = -.infinity }
        for (index, pair) in scored.pairs.enumerated() {
            let (first, second) = (UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair))
            guard reach.contains(first) || reach.contains(second) else { continue }
            let score = weights.score(scored.outcomes[index])
            outside.append((Int(first), Int(second), score))
            guard score > -8, reach.contains(first), reach.contains(second) else { continue }
            guard !nodes.silent.contains(first), !nodes.silent.contains(second) else { continue }
            let root = reach.root(first)
            guard root == reach.root(second) else { continue }
            edges[root, default: []].append((first, second, score))
        }
        let scratch = ScratchBox(pairs: touched.count)
        for (root, own) in members {
            var position: [UInt32: Int32] = [:]
            for (index, node) in own.enumerated() { position[node] = Int32(index) }
            let list = (edges[root] ?? []).compactMap { edge -> ComponentParts.Edge? in
                guard let one = position[edge.first], let two = position[edge.second] else { return nil }
                return ComponentParts.Edge(first: one, second: two, score: edge.score)
            }
            var clusters = ComponentClusters(records: own, edges: list, least: least) { pairs in
                comparer.compare(nodes.records(ofPairs: pairs)[...], &scratch.scratch).map { weights.score($0) }
            }
            clusters.decide(
                together: (reach.groups[root] ?? []).map { group in
                    // One that speaks comes first: its number follows from its content.
                    (group.filter { !nodes.silent.contains($0) } + group.filter { nodes.silent.contains($0) })
                        .compactMap { position[$0] }
                },
                apart: (reach.apart[root] ?? []).compactMap { pair in
                    guard let one = position[pair.first], let two = position[pair.second] else { return nil }
                    return (one, two)
                })
            for cluster in clusters.run() {
                let least = cluster.min { (nodes.recordOf[Int($0)], $0) < (nodes.recordOf[Int($1)], $1) }
                for node in cluster { result.clusterOf[Int(node)] = least ?? node }
            }
        }
        for pair in outside where result.clusterOf[pair.first] != result.clusterOf[pair.second] {
            // What lies in another component is as it was.
            if reach.contains(UInt32(pair.first)) {
                result.bestOutside[pair.first] = max(result.bestOutside[pair.first], pair.score)
            }
            if reach.contains(UInt32(pair.second)) {
                result.bestOutside[pair.second] = max(result.bestOutside[pair.second], pair.score)
            }
        }
        result.putInOrder()
        return (result, touched)
    }
}

/// How far people's decisions reach: the components that they name, those that they join as one.
private struct Reach {
    private var components: Components
    private var isReached: [Bool]
    private let nodes: Nodes
    /// By root: nodes that are one, and pairs that are apart.
    private(set) var groups: [UInt32: [[UInt32]]] = [:]
    private(set) var apart: [UInt32: [(first: UInt32, second: UInt32)]] = [:]

    init(_ nodes: Nodes, _ components: Components) {
        self.nodes = nodes
        self.components = components
        for group in nodes.groups {
            for node in group.dropFirst() {
                self.components.join(nodes.recordOf[Int(group[0])], nodes.recordOf[Int(node)])
            }
        }
        var isRoot = [Bool](repeating: false, count: components.count)
        for record in nodes.decided { isRoot[Int(self.components.find(record))] = true }
        isReached = isRoot
        for record in isReached.indices { isReached[record] = isRoot[Int(self.components.find(UInt32(record)))] }
        for group in nodes.groups { groups[root(group[0]), default: []].append(group) }
        for pair in nodes.apart {
            let one = root(pair.first)
            if one == root(pair.second) { apart[one, default: []].append(pair) }
        }
    }

    func contains(_ record: UInt32) -> Bool { isReached[Int(record)] }

    mutating func root(_ node: UInt32) -> UInt32 { components.find(nodes.recordOf[Int(node)]) }

    /// The nodes that are reached, by root: records, then the nodes beside them.
    mutating func members(_ recordCount: Int) -> [UInt32: [UInt32]] {
        var members: [UInt32: [UInt32]] = [:]
        for record in 0..<UInt32(recordCount) where contains(record) {
            members[root(record), default: []].append(record)
        }
        for node in recordCount..<nodes.recordOf.count { members[root(UInt32(node)), default: []].append(UInt32(node)) }
        return members
    }
}
