internal import BookingModel

/// How many pairs of records have both names in common, and how many of them chance alone accounts for.
///
/// Where few names are shared by many people, nearly all such pairs are namesakes, and what their addresses have in common
/// for their names' sake says little. A model that has once taken them for matches would confirm itself; this is a count
/// that does not ask it.
struct Namesakes: Sendable {
    /// Pairs of one name beyond those that chance accounts for: at most so many are matches, where names are drawn alike.
    let beyondChance: Double
    /// Of so many matches one at least agrees in a line of its own.
    private static let matchesPerAnchor = 3.0
    /// Records that are looked at; their order is that of a hash of their contents, so the first are as good as any.
    private static let most = 200_000

    /// Nil where there are no names.
    init?(_ comparer: RecordComparer) {
        guard let names = comparer.names else { return nil }
        let records = min(comparer.count, Namesakes.most)
        var keys: [UInt64] = []
        var given = [Double](repeating: 0, count: names.names.count + 1)
        var surname = given
        for record in 0..<records {
            let (one, two) = (names.givenIDs[record], names.surnameIDs[record])
            guard one != 0, two != 0 else { continue }
            keys.append(UInt64(one) << 32 | UInt64(two))
            given[Int(one)] += 1
            surname[Int(two)] += 1
        }
        keys.sort()
        var observed = 0.0
        var run = 0.0
        for index in keys.indices {
            run = index > 0 && keys[index] == keys[index - 1] ? run + 1 : 0
            observed += run
        }
        func pairs(_ counts: [Double]) -> Double { counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
        let count = Double(keys.count)
        let all = count * (count - 1) / 2
        let byChance = all > 0 ? pairs(given) * pairs(surname) / all : 0
        let scale = Double(comparer.count) / Double(max(records, 1))
        beyondChance = max(0, observed - byChance) * scale * scale
    }

    /// How often namesakes are on a level, at least: of `pairs` that have both names in common, `onLevel` are on it, and
    /// `anchored` agree in a line of their own.
    func leastShare(_ onLevel: Double, of pairs: Double, anchored: Double) -> Double {
        let matches = max(beyondChance, Namesakes.matchesPerAnchor * anchored)
        return pairs > matches ? max(0, onLevel - matches) / (pairs - matches) : 0
    }
}
