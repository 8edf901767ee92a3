import RecordLinkage

/// The figures of clustering a file, as printed and written.
struct ClusterFigures: Encodable {
    let rows: Int
    let records: Int
    /// Pairs compared; nil where none had to be.
    let candidates: Int?
    let clusters: Int
    /// Of the model, with the ends of their 95 % intervals; nil where there is nothing to say.
    let expectedPrecision: Double?
    let expectedPrecisionLow: Double?
    let expectedPrecisionHigh: Double?
    let expectedRecall: Double?
    let expectedRecallLow: Double?
    let expectedRecallHigh: Double?
    let seconds: Double
    /// Against the truth, where there is one.
    let trueClusters: Int?
    let rowsWithTruth: Int?
    let pairwisePrecision: Double?
    let pairwiseRecall: Double?
    let pairwiseF1: Double?
    let bCubedPrecision: Double?
    let bCubedRecall: Double?
    let bCubedF1: Double?

    private enum CodingKeys: String, CodingKey {
        case rows, records, candidates, clusters, seconds
        case expectedPrecision = "expected_precision"
        case expectedPrecisionLow = "expected_precision_low"
        case expectedPrecisionHigh = "expected_precision_high"
        case expectedRecall = "expected_recall"
        case expectedRecallLow = "expected_recall_low"
        case expectedRecallHigh = "expected_recall_high"
        case trueClusters = "true_clusters"
        case rowsWithTruth = "rows_with_truth"
        case pairwisePrecision = "pairwise_precision"
        case pairwiseRecall = "pairwise_recall"
        case pairwiseF1 = "pairwise_f1"
        case bCubedPrecision = "b_cubed_precision"
        case bCubedRecall = "b_cubed_recall"
        case bCubedF1 = "b_cubed_f1"
    }

    /// The figures of a linkage.
    init(_ linkage: Linkage, rows: Int, scores: ClusterScores?, seconds: Double) {
        self.init(
            rows: rows, records: linkage.recordCount, clusters: linkage.clusterCount, linkage: linkage, scores: scores,
            seconds: seconds)
    }

    /// The figures of the plain policy, which has no expectations of itself.
    init(_ keyed: KeyClusters, rows: Int, scores: ClusterScores?, seconds: Double) {
        self.init(
            rows: rows, records: keyed.recordCount, clusters: keyed.clusterCount, linkage: nil, scores: scores,
            seconds: seconds)
    }

    private init(
        rows: Int, records: Int, clusters: Int, linkage: Linkage?, scores: ClusterScores?, seconds: Double
    ) {
        let rounded = { (value: Double) in (value * 1_000_000).rounded() / 1_000_000 }
        self.rows = rows
        self.records = records
        candidates = linkage?.comparedCount
        self.clusters = clusters
        let (precision, recall) = (linkage?.expectedPrecision, linkage?.expectedRecall)
        expectedPrecision = precision.map { rounded($0.value) }
        expectedPrecisionLow = precision.map { rounded($0.low) }
        expectedPrecisionHigh = precision.map { rounded($0.high) }
        expectedRecall = recall.map { rounded($0.value) }
        expectedRecallLow = recall.map { rounded($0.low) }
        expectedRecallHigh = recall.map { rounded($0.high) }
        self.seconds = (seconds * 1000).rounded() / 1000
        trueClusters = scores?.trueClusterCount
        rowsWithTruth = scores?.rowCount
        pairwisePrecision = scores.map { rounded($0.pairwisePrecision) }
        pairwiseRecall = scores.map { rounded($0.pairwiseRecall) }
        pairwiseF1 = scores.map { rounded($0.pairwiseF1) }
        bCubedPrecision = scores.map { rounded($0.bCubedPrecision) }
        bCubedRecall = scores.map { rounded($0.bCubedRecall) }
        bCubedF1 = scores.map { rounded($0.bCubedF1) }
    }
}
