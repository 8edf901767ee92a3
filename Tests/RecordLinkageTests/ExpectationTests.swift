import Testing

@testable import RecordLinkage

@Suite struct ExpectationTests {
    @Test("the density never falls from one step to the next", arguments: [UInt64](1...5))
    func density(seed: UInt64) {
        let records = PreparedRecords(MadeUpContacts(people: 60, seed: seed).table())
        var comparer = RecordComparer(records)
        let everyone = [UInt32](0..<UInt32(records.count))
        comparer.countFrequencies(person: everyone, order: everyone)
        let random = RandomPairs(comparer)
        var model = LinkageModel(
            fields: comparer.fields, u: random.chances(comparer.fields) { _ in 1 }, matches: 0.01)
        var scratch = ComparisonScratch()
        let pairs = CandidatePairs(BlockingKeys(records, comparer)).all().flatMap { $0 }
        let all = Double(records.count) * Double(records.count - 1) / 2
        let expectation = Expectation(outcomes: comparer.compare(pairs[...], &scratch), weight: 1, allPairs: all)
        var last = -Double.infinity
        for _ in 0..<30 {
            let density = expectation.step(&model)
            // Weights are numbers of single precision: beyond that there is nothing to gain or lose.
            #expect(density >= last - 1e-3)
            last = density
            for field in model.fields.indices {
                #expect(abs(model.m[field].reduce(0, +) - 1) < 1e-9)
                #expect(model.m[field].allSatisfy { $0 >= 0 && $0 <= 1 })
            }
        }
    }

    @Test("the lines of an explanation add up to its score", arguments: [(0, 1), (0, 40), (3, 4), (7, 90)])
    func sums(first: Int, second: Int) throws {
        let linkage = RecordLinker().link(MadeUpContacts(people: 60, seed: 2).table())
        let explanation = try #require(linkage.explanation(ofRows: first, second))
        #expect(abs(explanation.lines.reduce(0) { $0 + $1.bits } - explanation.score) < 1e-3)
        #expect(linkage.explanation(ofRows: first, 100_000) == nil)
        #expect(linkage.explanation(ofRows: first, first) == nil)
    }
}
