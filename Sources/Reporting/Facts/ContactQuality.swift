import BookingModel
import Database

/// What a stretch of the contacts, or all of them, adds up to. Keys are kept as hashes: no detail of anybody stays. Which
/// contacts are examples is known by their ids.
struct ContactQuality: Sendable {
    /// The columns that it reads, in order.
    static let columns = ["user_id", "match_rule", "match_score", "email_key", "phone_key", "name_key", "id"]
    /// The lower bounds of the bands of score, but for the last, which has none.
    static let bounds = [0.999, 0.99, 0.95, 0.8]

    private(set) var contacts: Int64 = 0
    private(set) var withoutUser: Int64 = 0
    private(set) var byRule: [String: Int64] = [:]
    private(set) var byBand = [Int64](repeating: 0, count: 5)
    private(set) var missing = [Int64](repeating: 0, count: 3)
    private var users: [Identifier] = []
    private var ids: [Identifier] = []
    private var joined = JoinedContacts()
    private var emails: [UInt64] = []
    private var phones: [UInt64] = []
    private var bytes: [UInt8] = []

    mutating func append(_ row: any ResultRow) {
        contacts += 1
        let rule = row.text(1) ?? "(none)"
        byRule[rule, default: 0] += 1
        let isJoined = rule != "alone" && !row.isNull(1)
        let score = isJoined && !row.isNull(2) ? row.real(2) : nil
        if let score { byBand[ContactQuality.band(score)] += 1 }
        for column in 3...5 where row.isNull(column) { missing[column - 3] += 1 }
        guard let user = row.identifier(0), let id = row.identifier(6) else {
            withoutUser += 1
            return
        }
        users.append(user)
        ids.append(id)
        joined.append(rule: isJoined ? rule : nil, score: score)
        emails.append(hash(row, 3))
        phones.append(hash(row, 4))
    }

    mutating func append(_ other: ContactQuality) {
        contacts += other.contacts
        withoutUser += other.withoutUser
        byRule.merge(other.byRule, uniquingKeysWith: +)
        for band in byBand.indices { byBand[band] += other.byBand[band] }
        for kind in missing.indices { missing[kind] += other.missing[kind] }
        users += other.users
        ids += other.ids
        joined.append(other.joined)
        emails += other.emails
        phones += other.phones
    }

    /// The band of a score, as a position in the list of them.
    static func band(_ score: Double) -> Int { bounds.firstIndex { score >= $0 } ?? bounds.count }

    /// FNV-1a of a key, never 0; 0 where there is none. Two of a million keys share a hash once in 40 million databases.
    private mutating func hash(_ row: any ResultRow, _ column: Int) -> UInt64 {
        guard !row.isNull(column) else { return 0 }
        bytes.removeAll(keepingCapacity: true)
        _ = row.appendText(column, to: &bytes)
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return max(1, hash)
    }

    /// Users by the contacts they have (1, 2, 3, 4, 5 or more), and e-mail and phone keys by the users that have them
    /// (2, 3, 4, 5 or more); and contacts that show what was joined.
    func groups() -> (users: [Int64], emails: [Int64], phones: [Int64], examples: ContactExamples) {
        var numbers: [Identifier: Int32] = [:]
        numbers.reserveCapacity(users.count)
        var counts: [Int] = []
        let numbered = users.map { user -> Int32 in
            if let number = numbers[user] {
                counts[Int(number)] += 1
                return number
            }
            let number = Int32(counts.count)
            numbers[user] = number
            counts.append(1)
            return number
        }
        var byContacts = [Int64](repeating: 0, count: 5)
        for count in counts { byContacts[min(count, 5) - 1] += 1 }
        return (
            byContacts, ContactQuality.shared(emails, numbered), ContactQuality.shared(phones, numbered),
            ContactExamples(joined, ids, users: numbered, sizes: counts)
        )
    }

    private static func shared(_ keys: [UInt64], _ users: [Int32]) -> [Int64] {
        var first: [UInt64: Int32] = [:]
        first.reserveCapacity(keys.count)
        var several: [UInt64: Set<Int32>] = [:]
        for (key, user) in zip(keys, users) where key != 0 {
            guard let other = first[key] else {
                first[key] = user
                continue
            }
            if other != user { several[key, default: [other]].insert(user) }
        }
        var counts = [Int64](repeating: 0, count: 4)
        for users in several.values { counts[min(users.count, 5) - 2] += 1 }
        return counts
    }
}
