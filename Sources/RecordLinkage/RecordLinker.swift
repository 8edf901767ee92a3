internal import BookingModel

/// Finds out which records of a table are one person or company.
///
///     let linkage = RecordLinker().link(table)
///     linkage.cluster(ofRow: 0)
public struct RecordLinker: Sendable {
    /// A linker. There is nothing to set: what fields are worth is learned from each file.
    public init() {}

    /// Links the records of a table.
    public func link(_ table: RecordTable) -> Linkage {
        var timer = StageTimer()
        let records = PreparedRecords(table)
        timer.mark("prepare")
        var comparer = RecordComparer(records)
        guard records.count > 1, !comparer.fields.isEmpty else { return Linkage(apart: records, comparer.fields) }
        let everyone = [UInt32](0..<UInt32(records.count))
        comparer.countFrequencies(person: everyone, order: everyone)
        timer.mark("comparer")
        let pairs = CandidatePairs(BlockingKeys(records, comparer)).all()
        timer.mark("block \(pairs.count)")
        let random = RandomPairs(comparer)
        timer.mark("random")
        let count = Double(records.count)
        var model = LinkageModel(
            fields: comparer.fields, u: random.chances(comparer.fields) { _ in 1 },
            matches: min(0.05, 0.5 / count))
        var scored = ScoredPairs(pairs, comparer, model, records: records.count)
        timer.mark("compare \(scored.pairs.count)")
        model = scored.estimate(model)
        timer.mark("EM")
        var clusters = Clusters(scored, comparer, model)
        timer.mark("cluster")
        for _ in 0..<2 {
            comparer.countFrequencies(person: clusters.clusterOf, order: clusters.order)
            scored.weigh(comparer)
            let person = clusters.clusterOf
            model.u = random.chances(comparer.fields) {
                person[Int(random.pairs[$0] >> 32)] == person[Int(random.pairs[$0] & 0xFFFF_FFFF)] ? 0 : 1
            }
            model = scored.estimate(model)
            timer.mark("EM again")
            clusters = Clusters(scored, comparer, model)
            timer.mark("cluster again")
        }
        return Linkage(records, clusters, comparer, model, candidates: pairs.count)
    }
}
