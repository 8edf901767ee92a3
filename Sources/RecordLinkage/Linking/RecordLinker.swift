internal import BookingModel

/// Finds out which records of a table are one person, or one company.
///
/// There is nothing to set: which fields there are and what they are worth is learned from each file. Three rounds: the
/// first takes every record for a person of its own; the others count people instead of records, because one who is in
/// a file ten times makes a name no more common.
///
///     let linkage = RecordLinker().link(table)
///     linkage.clusters()
public struct RecordLinker: Sendable {
    /// How often people are counted anew.
    private static let rounds = 2

    /// The expected precision of the whole file below which clusters are joined more carefully.
    private static let wantedPrecision = 0.97
    /// Odds of three to two, in bits: where a file is doubtful, to take two people for one costs more than to leave one
    /// in two.
    private static let carefulBits: Float = 0.585

    /// A linker.
    public init() {}

    /// Links the records of a table.
    public func link(_ table: RecordTable) -> Linkage { link(table, constraints: LinkConstraints()) }

    /// Links the records of a table, and holds to what people have decided.
    ///
    /// Decisions act on the clusters alone: the model, the frequencies and the scores are what they are without them, and
    /// so is each cluster of which no decision speaks, directly or by way of those that it could be joined to.
    public func link(_ table: consuming RecordTable, constraints: LinkConstraints) -> Linkage {
        let records = PreparedRecords(table)
        var comparer = RecordComparer(records)
        let everyone = [UInt32](0..<UInt32(records.count))
        comparer.countFrequencies(person: everyone, order: everyone)
        let random = RandomPairs(comparer)
        var model = LinkageModel(
            fields: comparer.fields, u: random.chances(comparer.fields) { _ in 1 },
            matches: min(0.05, 0.5 / Double(max(records.count, 1))))
        guard records.count > 1, !comparer.fields.isEmpty else {
            let none = ScoredPairs(none: records.count)
            return Linkage(records, Clusters(apart: records.count), comparer, model, none)
                .decided(constraints, none, least: 0)
        }
        let pairs = CandidatePairs(BlockingKeys(records, comparer)).all()
        var scored = ScoredPairs(pairs, comparer, model, records: records.count)
        let namesakes = Namesakes(comparer)
        model = scored.estimate(model, namesakes)
        var clusters = Clusters(scored, comparer, model)
        for _ in 0..<RecordLinker.rounds {
            comparer.countFrequencies(person: clusters.clusterOf, order: clusters.order)
            scored.weigh(comparer)
            let person = clusters.clusterOf
            model.u = random.chances(comparer.fields) {
                person[Int(random.pairs[$0] >> 32)] == person[Int(random.pairs[$0] & 0xFFFF_FFFF)] ? 0 : 1
            }
            model = scored.estimate(model, namesakes)
            clusters = Clusters(scored, comparer, model)
        }
        let linkage = Linkage(records, clusters, comparer, model, scored)
        guard let precision = linkage.expectedPrecision?.value, precision < RecordLinker.wantedPrecision else {
            return linkage.decided(constraints, scored, least: 0)
        }
        let careful = Clusters(scored, comparer, model, least: RecordLinker.carefulBits)
        return Linkage(records, careful, comparer, model, scored)
            .decided(constraints, scored, least: RecordLinker.carefulBits)
    }
}
