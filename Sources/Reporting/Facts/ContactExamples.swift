import BookingModel
import Database

/// Contacts that a rule joined with others, to be shown as examples: the same ones for the same data.
struct ContactExamples: Sendable {
    /// How many examples there are of each rule and of each band of score, at most.
    static let most = 3

    /// A contact, and another one of its user.
    struct Pair: Sendable {
        let contact: Identifier
        let other: Identifier
        let score: Double?
    }

    /// By rule, in the order of their names.
    let byRule: [(rule: String, pairs: [Pair])]
    /// By band of score, in the order of `ContactQuality.bounds`.
    let byBand: [[Pair]]

    /// Chooses: of each kind the contacts with the smallest ids, each beside the contact of its user with the smallest id
    /// but its own.
    ///
    /// - Parameters:
    ///   - joined: the rules and scores of the contacts that have a user.
    ///   - rules: the names of the rules, by number.
    ///   - ids: their ids, side by side with them.
    ///   - users: their users' numbers.
    ///   - sizes: how many contacts each user has.
    init(
        _ joined: JoinedContacts, rules: [String], _ ids: [Identifier], users: [UInt32], sizes: [UInt32]
    ) {
        var ofRule = [[Int]](repeating: [], count: rules.count)
        var ofBand = [[Int]](repeating: [], count: ContactQuality.bounds.count + 1)
        func insert(_ contact: Int, into chosen: inout [Int]) {
            if chosen.count == ContactExamples.most {
                guard let last = chosen.last, ids[contact] < ids[last] else { return }
                chosen.removeLast()
            }
            chosen.insert(contact, at: chosen.firstIndex { ids[contact] < ids[$0] } ?? chosen.count)
        }
        for contact in ids.indices where joined.ruleOf[contact] >= 0 && sizes[Int(users[contact])] > 1 {
            insert(contact, into: &ofRule[Int(joined.ruleOf[contact])])
            let score = joined.scoreOf[contact]
            if !score.isNaN { insert(contact, into: &ofBand[ContactQuality.band(score)]) }
        }
        var leading: [UInt32: [Identifier]] = [:]
        var isShown = [Bool](repeating: false, count: sizes.count)
        for contact in (ofRule + ofBand).joined() { isShown[Int(users[contact])] = true }
        for contact in ids.indices where isShown[Int(users[contact])] {
            let least = leading[users[contact], default: []] + [ids[contact]]
            leading[users[contact]] = Array(least.sorted().prefix(2))
        }
        func pairs(_ chosen: [Int]) -> [Pair] {
            chosen.compactMap { contact in
                guard let other = leading[users[contact]]?.first(where: { $0 != ids[contact] }) else { return nil }
                let score = joined.scoreOf[contact]
                return Pair(contact: ids[contact], other: other, score: score.isNaN ? nil : score)
            }
        }
        byRule = zip(rules, ofRule).filter { !$1.isEmpty }.map { ($0, pairs($1)) }.sorted { $0.0 < $1.0 }
        byBand = ofBand.map(pairs)
    }

    /// Reads the details of the contacts and masks them.
    func masked(in database: any Database) throws(DatabaseError) -> [Identifier: MaskedContact] {
        var masked: [Identifier: MaskedContact] = [:]
        for pair in byRule.flatMap(\.pairs) + byBand.joined() {
            for id in [pair.contact, pair.other] where masked[id] == nil {
                try database.query(
                    "SELECT first_name, last_name, company_name, email_key, phone_key FROM contacts WHERE id = ?1",
                    [.identifier(id)]
                ) { row in
                    masked[id] = MaskedContact(
                        firstName: row.text(0), lastName: row.text(1), company: row.text(2), email: row.text(3),
                        phone: row.text(4))
                }
            }
        }
        return masked
    }
}
