/// What linking has found.
public struct Linkage: Sendable {
    /// A field and what it is worth.
    public struct FieldWorth: Sendable {
        public let name: String
        /// Bits for two records that are the same in it, and that differ in it.
        public let whenSame: Double
        public let whenDifferent: Double
    }

    /// How many clusters there are.
    public private(set) var clusterCount = 0
    /// How many distinct records the rows are.
    public let profileCount: Int
    /// How many pairs were compared.
    public let candidateCount: Int
    /// The share of joined pairs that are expected to be right.
    public private(set) var expectedPrecision = 1.0
    let records: PreparedRecords
    private var clusterOfProfile: [UInt32] = []
    private var probabilityOfProfile: [Double] = []
    let fields: [FieldComparison]
    var model: LinkageModel?

    init(apart records: PreparedRecords, _ fields: [FieldComparison]) {
        self.records = records
        self.fields = fields
        profileCount = records.count
        candidateCount = 0
        clusterOfProfile = [UInt32](0..<UInt32(records.count))
        probabilityOfProfile = clusterOfProfile.map { _ in 1 }
        clusterCount = records.count
    }

    init(
        _ records: PreparedRecords, _ clusters: Clusters, _ comparer: RecordComparer, _ model: LinkageModel,
        candidates: Int
    ) {
        self.records = records
        self.model = model
        fields = model.fields
        profileCount = records.count
        candidateCount = candidates
        clusterOfProfile = clusters.clusterOf
        clusterCount = clusters.starts.count - 1
        probabilityOfProfile = clusterOfProfile.map { _ in 1 }
        let weights = model.weights
        var scratch = ComparisonScratch()
        var right = 0.0
        var joined = 0.0
        for cluster in 0..<clusterCount {
            let own = clusters.order[clusters.starts[cluster]..<clusters.starts[cluster + 1]]
            for (index, first) in own.enumerated() {
                let others = Array(own.dropFirst(index + 1).prefix(200))
                let outcomes = comparer.compare(others.map { UInt64(first) << 32 | UInt64($0) }[...], &scratch)
                for (second, outcome) in zip(others, outcomes) {
                    let score = weights.score(outcome)
                    let share = Double(records.copies[Int(first)]) * Double(records.copies[Int(second)])
                    joined += share
                    right += share / (1 + Logarithm.power(Double(-score)))
                }
            }
        }
        if joined > 0 { expectedPrecision = right / joined }
    }

    /// The cluster of a row, as a number.
    public func cluster(ofRow row: Int) -> UInt64 {
        records.contents[Int(clusterOfProfile[Int(records.profileOfRow[row])])]
    }

    /// What each field is worth.
    public var report: [(name: String, level: String, m: Double, u: Double, h: Double)] {
        guard let model else { return [] }
        return model.fields.indices.flatMap { field in
            model.fields[field].levels.indices.dropFirst().map { level in
                (model.fields[field].name, model.fields[field].levels[level].name, model.m[field][level], model.u[field][level], model.h[field][level])
            }
        }
    }
    public var shares: (Double, Double) { (model?.matches ?? 0, model?.relatives ?? 0) }
}
