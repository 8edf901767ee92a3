internal import BookingModel

/// Counts people, not records, by their values: one who is in a file ten times makes a name no more common.
struct Census: Sendable {
    let person: [UInt32]
    /// The records, person by person.
    let order: [UInt32]

    /// How many people every file of e-mails, telephones or numbers is taken to be drawn from, beside those in it.
    static let outsiders = 300.0
    /// How many people of other first names: they tell members of a family apart, also where a file has just one.
    static let otherNames = 6.0
    /// How many people with other mailboxes, when a domain is misspelt: the same local part with nearly the same domain is
    /// one address, and hardly anybody else's, also where a file has few.
    static let otherMailboxes = 40.0

    /// How rare each value is: -log2 of the chance that another person has it, by id; 0 for id 0.
    ///
    /// The chance for a value with c people of N is (c - 1 + s·u) / (N - 1 + s): the others who have it, drawn by s
    /// people's worth towards u, the chance over all values that two people share one. No value is taken to be rarer
    /// than one in 20 N, because the file cannot know it.
    ///
    /// Of some values more is known than a small file can tell: an address or a number is one person's or one
    /// household's, and of `outsiders` people who are not in the file nobody has it.
    /// Where two people share such a value they are hardly both: then only those `beside` the two count as others.
    func rarity(_ ids: [UInt32], _ distinct: Int, outsiders: Double = 0, beside: Double = 1) -> [Float] {
        var counts = [UInt32](onHugePages: 0, count: distinct + 1)
        var last = [UInt32](onHugePages: .max, count: distinct + 1)
        var people = 0
        var previous = UInt32.max
        for record in order {
            let id = Int(ids[Int(record)])
            guard id != 0 else { continue }
            let owner = person[Int(record)]
            if owner != previous {
                people += 1
                previous = owner
            }
            if last[id] != owner {
                last[id] = owner
                counts[id] += 1
            }
        }
        let total = Double(max(people, 2))
        var sharing = 0.0
        for count in counts.dropFirst() { sharing += Double(count) * (Double(count) - 1) }
        let chance = max(sharing / (total * (total - 1)), 0.05 / total)
        let strength = min(1 / chance, total / 4)
        var rarity = counts.map { count in
            let shared = max(Double(count), beside) - beside + strength * chance
            return -Logarithm.base2(min(1, max(shared / (total - 1 + strength + outsiders), 0.05 / total)))
        }
        rarity[0] = 0
        return rarity
    }
}
