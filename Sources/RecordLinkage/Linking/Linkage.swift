internal import BookingModel

/// What linking has found: clusters of rows, each of which is one person or company, and how sure that is.
public struct Linkage: Sendable {
    /// How many clusters there are.
    public private(set) var clusterCount = 0
    /// How many distinct records the rows are, after normalisation.
    public var recordCount: Int { records.count }
    /// How many pairs of records were compared.
    public let comparedCount: Int
    /// The share of the joined pairs of rows that are right, as the model expects it: the mean probability of a match.
    public private(set) var expectedPrecision = 1.0
    /// The share of the matches among the compared pairs that were joined, as the model expects it.
    public private(set) var expectedRecall = 1.0

    let records: PreparedRecords
    let comparer: RecordComparer
    let model: LinkageModel
    private let found: Clusters
    /// By record: the probability that it belongs where it is.
    private var probability: [Double]
    /// Records of several rows that say too little to be one person: each row is by itself.
    private var isApart: [Bool]

    /// How many members of a cluster each member is compared with to say how sure it is.
    private static let mostCompanions = 100

    init(
        _ records: PreparedRecords, _ clusters: Clusters, _ comparer: RecordComparer, _ model: LinkageModel,
        _ scored: ScoredPairs
    ) {
        self.records = records
        self.comparer = comparer
        self.model = model
        found = clusters
        comparedCount = scored.comparedCount
        isApart = [Bool](repeating: false, count: records.count)
        probability = clusters.bestOutside.map { 1 / (1 + Logarithm.power(Double($0))) }
        clusterCount = clusters.starts.count - 1
        let weights = model.weights
        let copied = (0..<UInt32(records.count)).filter { records.copies[Int($0)] > 1 }
        let ofItself = Linkage.chances(copied.map { UInt64($0) << 32 | UInt64($0) }, comparer, weights)
        let isAlone = clusters.isAlone
        var right = 0.0
        var joined = 0.0
        var sums = [Double](repeating: 0, count: records.count)
        var counts = sums
        for (record, chance) in zip(copied, ofItself) {
            let copies = Double(records.copies[Int(record)])
            let cluster = clusters.clusterOf[Int(record)]
            if chance <= 0.5, isAlone[Int(cluster)] {
                isApart[Int(record)] = true
                probability[Int(record)] = 1 - chance
                clusterCount += Int(records.copies[Int(record)]) - 1
                continue
            }
            right += chance * copies * (copies - 1) / 2
            joined += copies * (copies - 1) / 2
            sums[Int(record)] += chance * (copies - 1)
            counts[Int(record)] += copies - 1
        }
        let pairs = companions()
        let chances = Linkage.chances(pairs, comparer, weights)
        for (pair, chance) in zip(pairs, chances) {
            let (first, second) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            let copies = (Double(records.copies[first]), Double(records.copies[second]))
            right += chance * copies.0 * copies.1
            joined += copies.0 * copies.1
            sums[first] += chance * copies.1
            counts[first] += copies.1
            sums[second] += chance * copies.0
            counts[second] += copies.0
        }
        for record in 0..<records.count where counts[record] > 0 { probability[record] = sums[record] / counts[record] }
        var missed = 0.0
        for (pair, outcome) in zip(scored.pairs, scored.outcomes) {
            let (first, second) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            guard clusters.clusterOf[first] != clusters.clusterOf[second] else { continue }
            let score = weights.score(outcome)
            guard score > -20 else { continue }
            missed +=
                Double(records.copies[first]) * Double(records.copies[second]) / (1 + Logarithm.power(Double(-score)))
        }
        if joined > 0 { expectedPrecision = right / joined }
        if right + missed > 0 { expectedRecall = right / (right + missed) }
    }

    /// Pairs within clusters, all of them where a cluster is not large.
    private func companions() -> [UInt64] {
        var pairs: [UInt64] = []
        for cluster in 0..<found.starts.count - 1 {
            let own = found.order[found.starts[cluster]..<found.starts[cluster + 1]]
            for first in own.indices {
                for second in own[(first + 1)...].prefix(Linkage.mostCompanions) {
                    pairs.append(UInt64(own[first]) << 32 | UInt64(second))
                }
            }
        }
        return pairs
    }

    /// The probabilities that the pairs' records are one person.
    private static func chances(_ pairs: [UInt64], _ comparer: RecordComparer, _ weights: LinkageWeights) -> [Double] {
        let parts = max(1, pairs.count / 16_384)
        let made = sideBySide(parts) { part -> [Double] in
            var scratch = ComparisonScratch()
            return comparer.compare(pairs[stretch(part, of: parts, over: pairs.count)], &scratch).map {
                1 / (1 + Logarithm.power(Double(-weights.score($0))))
            }
        }
        return made.flatMap { $0 }
    }

    /// The cluster of each row, as a number that follows from the contents of its records and from nothing else. Rows of
    /// no more than a common name, of which there may be several the same, are each a cluster of their own.
    public func clusters() -> [UInt64] {
        var copies: [UInt32: UInt64] = [:]
        return records.profileOfRow.map { record in
            let own = records.contents[Int(found.clusterOf[Int(record)])]
            guard isApart[Int(record)] else { return own }
            let copy = copies[record, default: 0]
            copies[record] = copy + 1
            return copy == 0 ? own : ContentHash.combine(own, copy)
        }
    }

    /// The probability that a row belongs to its cluster: with others, the mean probability that it and each of them are
    /// one person; alone, that the likeliest other record is not.
    public func probability(ofRow row: Int) -> Double { probability[Int(records.profileOfRow[row])] }
}
