import Testing

@testable import RecordLinkage

/// Which pairs estimation gets to see.
@Suite struct ScoredPairsTests {
    /// The pairs of couples who live together and come `visits` times each, and how many of them are two people.
    private static func pairs(visits: Int) -> (all: Int, households: Int) {
        var rows: [String] = []
        for couple in 0..<200 {
            for (member, name) in ["Anna", "Bruno"].enumerated() {
                // The first five come twice whatever the others do.
                for street in ["Street", "Stret", "Streeet"].prefix(max(visits, couple < 5 ? 2 : 1)) {
                    let phone = "07700 9\(10_000 + couple * 137 + member * 41_253)"
                    rows.append("\(name)|Fernham\(couple)|\(phone)|\(couple) Larkmere \(street)|AB\(couple) 1CD")
                }
            }
        }
        let columns =
            [0, 1, 3].map { MadeUpContacts.columns[$0] } + [
                RecordColumn(name: "address", kind: .address), RecordColumn(name: "postcode", kind: .postcode),
            ]
        let records = PreparedRecords(RecordTable(columns, rows))
        var comparer = RecordComparer(records)
        let everyone = [UInt32](0..<UInt32(records.count))
        comparer.countFrequencies(person: everyone, order: everyone)
        let model = LinkageModel(
            fields: comparer.fields, u: RandomPairs(comparer).chances(comparer.fields) { _ in 1 },
            matches: min(0.05, 0.5 / Double(records.count)))
        let lists = CandidatePairs(BlockingKeys(records, comparer)).all()
        let scored = ScoredPairs(lists, comparer, model, records: records.count)
        let weights = model.weights
        return (scored.pairs.count, scored.outcomes.count { weights.isAnother($0.levels) })
    }

    @Test("households teach what relatives have in common, unless they far outnumber those who come twice")
    func households() {
        let often = Self.pairs(visits: 3)
        #expect(often.households > 0 && often.households < often.all)
        let seldom = Self.pairs(visits: 1)
        #expect(seldom.households == 0 && seldom.all > 0)
    }
}
