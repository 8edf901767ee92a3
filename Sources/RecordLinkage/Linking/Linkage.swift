internal import BookingModel

/// What linking has found: clusters of rows, each of which is one person or company, and how sure that is.
public struct Linkage: Sendable {
    /// How many clusters there are.
    public internal(set) var clusterCount = 0
    /// How many distinct records the rows are, after normalisation.
    public var recordCount: Int { records.count }
    /// How many pairs of records were compared.
    public let comparedCount: Int

    let records: PreparedRecords
    let comparer: RecordComparer
    let model: LinkageModel
    var nodes: Nodes
    var found: Clusters
    var expected = ExpectedPairs()
    /// By node: the probability that it belongs where it is.
    var probability: [Double]
    /// Nodes of several rows that say too little to be one person: each row is by itself.
    var isApart: [Bool]
    /// Pairs of records in two clusters that may be one person, with their odds in bits.
    var near: [(pair: UInt64, score: Float)] = []
    /// Of clusters whose least record is that of other clusters, too: a number for each but one.
    var numbers: [UInt32: UInt64] = [:]

    /// Bits below which a pair that was not joined is not worth remembering.
    static let leastNear: Float = -6
    /// How many members of a cluster each member is compared with to say how sure it is.
    static let mostCompanions = 100

    init(
        _ records: PreparedRecords, _ clusters: Clusters, _ comparer: RecordComparer, _ model: LinkageModel,
        _ scored: ScoredPairs
    ) {
        self.records = records
        self.comparer = comparer
        self.model = model
        nodes = Nodes(records)
        found = clusters
        comparedCount = scored.comparedCount
        isApart = [Bool](repeating: false, count: records.count)
        probability = clusters.bestOutside.map { 1 / (1 + Logarithm.power(Double($0))) }
        let own = judge(clusters.starts.indices.dropLast())
        clusterCount = own.clusters
        expected = own.expected
        countMissed(scored, model.weights)
    }

    /// How many pairs a thread takes at a time: a number of its own, so that sums are the same on any machine.
    private static let pairsAtOnce = 65_536

    /// Counts what is missed with the pairs that are not joined, and remembers those that may be one person.
    private mutating func countMissed(_ scored: ScoredPairs, _ weights: LinkageWeights) {
        let parts = (scored.pairs.count + Linkage.pairsAtOnce - 1) / Linkage.pairsAtOnce
        let made = sideBySide(parts) { [self] part -> (missed: Double, near: [(pair: UInt64, score: Float)]) in
            var own: (missed: Double, near: [(pair: UInt64, score: Float)]) = (0, [])
            let first = part * Linkage.pairsAtOnce
            for index in first..<min(first + Linkage.pairsAtOnce, scored.pairs.count) {
                let pair = scored.pairs[index]
                guard found.clusterOf[Int(pair >> 32)] != found.clusterOf[Int(pair & 0xFFFF_FFFF)] else { continue }
                let score = weights.score(scored.outcomes[index])
                own.missed += missed(pair, score)
                if score > Linkage.leastNear { own.near.append((pair, score)) }
            }
            return own
        }
        for part in made {
            expected.missed += part.missed
            near += part.near
        }
    }

    /// How many matches of rows are missed with a pair of records that is not joined.
    func missed(_ pair: UInt64, _ score: Float) -> Double {
        guard score > -20 else { return 0 }
        let (first, second) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
        return Double(records.copies[first]) * Double(records.copies[second]) * ExpectedPairs.chance(score)
    }

    /// The cluster of each row, as a number that follows from the contents of its records and from nothing else. Rows of
    /// no more than a common name, of which there may be several the same, are each a cluster of their own.
    public func clusters() -> [UInt64] {
        var copies: [UInt32: UInt64] = [:]
        return nodes.ofRow.map { node in
            let cluster = found.clusterOf[Int(node)]
            var own = records.contents[Int(nodes.recordOf[Int(cluster)])]
            if let number = numbers[cluster] { own = ContentHash.combine(ContentHash.mix(own), number) }
            guard isApart[Int(node)] else { return own }
            let copy = copies[node, default: 0]
            copies[node] = copy + 1
            return copy == 0 ? own : ContentHash.combine(own, copy)
        }
    }

    /// Whether two rows are in one cluster.
    func isOne(_ first: Int, _ second: Int) -> Bool {
        let (one, two) = (nodes.ofRow[first], nodes.ofRow[second])
        return one == two
            ? first == second || !isApart[Int(one)] : found.clusterOf[Int(one)] == found.clusterOf[Int(two)]
    }

    /// The probability that a row belongs to its cluster: with others, the mean probability that it and each of them are
    /// one person; alone, that the likeliest other record is not.
    public func probability(ofRow row: Int) -> Double { probability[Int(nodes.ofRow[row])] }
}
