internal import BookingModel

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
        let rows = truth.indices.filter { truth[$0] != nil }
        let (found, known) = sideBySide(
            { LabelCounts(rows.map { clusters[$0] }) }, and: { LabelCounts(rows.map { truth[$0] ?? 0 }) })
        let both = LabelCounts(zip(found.ordinals, known.ordinals).map { UInt64($0) << 32 | UInt64($1) })
        let right = both.pairCount
        pairwisePrecision = found.pairCount == 0 ? 1 : right / found.pairCount
        pairwiseRecall = known.pairCount == 0 ? 1 : right / known.pairCount
        bCubedPrecision = ClusterScores.bCubed(both, within: found)
        bCubedRecall = ClusterScores.bCubed(both, within: known)
        rowCount = rows.count
        trueClusterCount = known.counts.count
    }

    /// The mean over rows of the share that a row's cell has of its cluster.
    private static func bCubed(_ cells: LabelCounts, within clusters: LabelCounts) -> Double {
        guard !cells.ordinals.isEmpty else { return 1 }
        // Whole numbers by the size of the cluster, so that the last digit does not depend on the order of the rows.
        var bySize: [Int: Int] = [:]
        for (cell, cluster) in zip(cells.ordinals, clusters.ordinals) {
            bySize[clusters.counts[Int(cluster)], default: 0] += cells.counts[Int(cell)]
        }
        let sum = bySize.sorted { $0.key < $1.key }.reduce(0) { $0 + Double($1.value) / Double($1.key) }
        return sum / Double(cells.ordinals.count)
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
