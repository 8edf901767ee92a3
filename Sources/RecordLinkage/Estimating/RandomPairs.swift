internal import BookingModel

/// Pairs of records as chance has them: nearly all of them are strangers, which is where u comes from.
struct RandomPairs: Sendable {
    private(set) var pairs: [UInt64] = []
    private(set) var levels: [UInt64] = []
    private static let most = 300_000
    /// How many pairs of strangers every file is taken to have beside its own: most of them differ in everything. A file
    /// of a dozen rows has hardly a pair of its own to learn that from.
    private static let outsiders = 50.0

    init(_ comparer: RecordComparer) {
        let count = comparer.count
        guard count > 1 else { return }
        if count * (count - 1) / 2 <= RandomPairs.most {
            for first in 0..<count - 1 {
                for second in (first + 1)..<count { pairs.append(UInt64(first) << 32 | UInt64(second)) }
            }
        } else {
            // The numbers follow from nothing but the count of records.
            var state: UInt64 = 0x5EED
            while pairs.count < RandomPairs.most {
                state &+= 1
                let random = ContentHash.mix(state)
                let first = Int((random >> 32) % UInt64(count))
                let second = Int((random & 0xFFFF_FFFF) % UInt64(count))
                if first != second { pairs.append(UInt64(first) << 32 | UInt64(second)) }
            }
        }
        let pairs = pairs
        let parts = max(2, pairs.count / 16_384)
        levels = sideBySide(parts) { part -> [UInt64] in
            let own = pairs[stretch(part, of: parts, over: pairs.count)]
            var scratch = ComparisonScratch(pairs: own.count)
            return comparer.levels(of: own, &scratch)
        }.flatMap { $0 }
    }

    /// How often strangers are on each level; pairs that are known to be one person do not count.
    func chances(_ fields: [FieldComparison], isStranger: (Int) -> Double) -> [[Double]] {
        var counts = fields.map { [Double](repeating: 0, count: $0.levels.count) }
        for (index, levels) in levels.enumerated() {
            let share = isStranger(index)
            guard share > 0 else { continue }
            var levels = levels
            for field in counts.indices {
                counts[field][Int(truncatingIfNeeded: levels & 15)] += share
                levels >>= 4
            }
        }
        var orders = NameOrders()
        if fields.contains(where: \.isOfFit) {
            for (index, levels) in levels.enumerated() { orders.add(levels, isStranger(index)) }
        }
        let likeness = likenessOfNamesakes(fields, isStranger: isStranger)
        return zip(fields, counts).map { field, counts in
            if field.isOfFit { return orders.chances }
            var counts = counts
            if let share = likeness[field.name] {
                // Addresses that are alike because of a name: how often they are, where one is the same.
                counts[EmailComparison.Level.nearAsName] = share * counts.dropFirst().reduce(0, +)
            }
            let total = counts.dropFirst().reduce(0, +)
            let levels = Double(counts.count - 1)
            let usual = field.usualOfStrangers
            return counts.indices.map { level in
                let outsiders = level == usual ? RandomPairs.outsiders : 0
                return level == 0
                    ? 0 : (counts[level] + 0.5 + outsiders) / (total + 0.5 * levels + RandomPairs.outsiders)
            }
        }
    }

    /// Of strangers of one given name or surname, how many have addresses that are alike as the name has it; by the fields'
    /// names.
    private func likenessOfNamesakes(_ fields: [FieldComparison], isStranger: (Int) -> Double) -> [String: Double] {
        guard fields.first?.name == NameComparison.given.name else { return [:] }
        var likeness: [String: Double] = [:]
        for (number, field) in fields.enumerated() where field.isEmail {
            var (alike, all) = (0.0, 0.0)
            for (index, levels) in levels.enumerated() where levels & 0xF == 1 || levels & 0xF0 == 0x10 {
                let level = Int(levels >> UInt64(4 * number) & 0xF)
                guard level != 0 else { continue }
                let share = isStranger(index)
                all += share
                if level == EmailComparison.Level.nearAsName { alike += share }
            }
            if all > 0 { likeness[field.name] = alike / (all + 20) }
        }
        return likeness
    }
}
