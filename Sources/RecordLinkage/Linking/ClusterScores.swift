/// How well clusters agree with a known truth.
///
/// Pairwise: over pairs of rows in one cluster, and in one true cluster. B-cubed (Bagga and Baldwin 1998): over rows, the
/// share of a row's cluster that is right, and the share of its true cluster that is there.
public struct ClusterScores: Sendable {
    /// The share of the joined pairs that are right.
    public let pairwisePrecision: Double
    /// The share of the true pairs that are joined.
    public let pairwiseRecall: Double
    /// The mean share of a row's cluster that is right.
    public let bCubedPrecision: Double
    /// The mean share of a row's true cluster that is found.
    public let bCubedRecall: Double
    /// How many rows have a known truth; the others do not count.
    public let rowCount: Int
    /// How many true clusters these rows are.
    public let trueClusterCount: Int

    /// The harmonic mean of pairwise precision and recall.
    public var pairwiseF1: Double { ClusterScores.mean(pairwisePrecision, pairwiseRecall) }
    /// The harmonic mean of B-cubed precision and recall.
    public var bCubedF1: Double { ClusterScores.mean(bCubedPrecision, bCubedRecall) }

    /// Compares clusters with the truth, row by row; a row whose truth is nil is left out.
    public init(clusters: [UInt64], truth: [UInt64?]) {
        struct Cell: Hashable {
            let cluster: UInt64
            let truth: UInt64
        }
        var found: [UInt64: Int] = [:]
        var known: [UInt64: Int] = [:]
        var both: [Cell: Int] = [:]
        var rows = 0
        for (cluster, truth) in zip(clusters, truth) {
            guard let truth else { continue }
            rows += 1
            found[cluster, default: 0] += 1
            known[truth, default: 0] += 1
            both[Cell(cluster: cluster, truth: truth), default: 0] += 1
        }
        let pairs = { (counts: [Int]) in counts.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 } }
        let right = pairs(Array(both.values))
        let joined = pairs(Array(found.values))
        let wanted = pairs(Array(known.values))
        pairwisePrecision = joined == 0 ? 1 : right / joined
        pairwiseRecall = wanted == 0 ? 1 : right / wanted
        // Summed in a settled order, so that the last digit is the same each time.
        let cells = both.map { (Double($1), Double(found[$0.cluster] ?? 1), Double(known[$0.truth] ?? 1)) }
            .sorted { $0 < $1 }
        let total = Double(max(rows, 1))
        bCubedPrecision = rows == 0 ? 1 : cells.reduce(0) { $0 + $1.0 * $1.0 / $1.1 } / total
        bCubedRecall = rows == 0 ? 1 : cells.reduce(0) { $0 + $1.0 * $1.0 / $1.2 } / total
        rowCount = rows
        trueClusterCount = known.count
    }

    /// The label of a cell of the truth, without the blanks around it; nil where it is empty.
    public static func label(_ cell: Span<UInt8>) -> UInt64? {
        var low = 0
        var high = cell.count
        while low < high, cell[low] <= 0x20 { low += 1 }
        while high > low, cell[high - 1] <= 0x20 { high -= 1 }
        return low == high ? nil : ContentHash.of(cell.extracting(low..<high))
    }

    private static func mean(_ precision: Double, _ recall: Double) -> Double {
        precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }
}
