import BookingModel
import Database

/// What a stretch of the contacts, or all of them, adds up to. Keys are kept as hashes: no detail of anybody stays.
struct ContactQuality: Sendable {
    /// The columns that it reads, in order.
    static let columns = ["user_id", "match_rule", "match_score", "email_key", "phone_key", "name_key"]
    /// The lower bounds of the bands of score, but for the last, which has none.
    static let bounds = [0.999, 0.99, 0.95, 0.8]

    private(set) var contacts: Int64 = 0
    private(set) var withoutUser: Int64 = 0
    private(set) var byBand = [Int64](repeating: 0, count: 5)
    private(set) var missing = [Int64](repeating: 0, count: 3)
    /// The rules that placed the contacts, and how many each.
    private var rules = WordCodes()
    private var ruleCounts: [Int64] = [0]
    private var users: [Identifier] = []
    private var emails: [UInt64] = []
    private var phones: [UInt64] = []
    private var bytes: [UInt8] = []

    /// The contacts by the rule that placed them.
    var byRule: [String: Int64] {
        var counts: [String: Int64] = [:]
        for (word, count) in zip(rules.words, ruleCounts) where count > 0 {
            counts[word.isEmpty ? "(none)" : word] = count
        }
        return counts
    }

    mutating func append(_ row: any ResultRow) {
        contacts += 1
        let rule = rule(of: row)
        ruleCounts[rule] += 1
        if rule != 0, !row.isNull(2), rules.words[rule] != "alone" {
            let score = row.real(2)
            byBand[ContactQuality.bounds.firstIndex { score >= $0 } ?? 4] += 1
        }
        for column in 3...5 where row.isNull(column) { missing[column - 3] += 1 }
        guard let user = row.identifier(0) else {
            withoutUser += 1
            return
        }
        users.append(user)
        emails.append(hash(row, 3))
        phones.append(hash(row, 4))
    }

    mutating func append(_ other: ContactQuality) {
        contacts += other.contacts
        withoutUser += other.withoutUser
        let codes = other.rules.recoded(in: &rules)
        ruleCounts += [Int64](repeating: 0, count: rules.words.count - ruleCounts.count)
        for (code, count) in zip(codes, other.ruleCounts) { ruleCounts[Int(code)] += count }
        for band in byBand.indices { byBand[band] += other.byBand[band] }
        for kind in missing.indices { missing[kind] += other.missing[kind] }
        users += other.users
        emails += other.emails
        phones += other.phones
    }

    /// The number of the rule that placed a contact; 0 for none.
    private mutating func rule(of row: any ResultRow) -> Int {
        bytes.removeAll(keepingCapacity: true)
        _ = row.appendText(1, to: &bytes)
        let code = Int(rules.code(bytes))
        if code == ruleCounts.count { ruleCounts.append(0) }
        return code
    }

    /// FNV-1a of a key, never 0; 0 where there is none. Two of a million keys share a hash once in 40 million databases.
    private mutating func hash(_ row: any ResultRow, _ column: Int) -> UInt64 {
        guard !row.isNull(column) else { return 0 }
        bytes.removeAll(keepingCapacity: true)
        _ = row.appendText(column, to: &bytes)
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return max(1, hash)
    }

    /// Users by the contacts they have (1, 2, 3, 4, 5 or more), and e-mail and phone keys by the users that have them
    /// (2, 3, 4, 5 or more).
    func groups() -> (users: [Int64], emails: [Int64], phones: [Int64]) {
        var index = IdentifierIndex(minimumCapacity: users.count)
        index.insert(contentsOf: users)
        let numbered = index.ordinals(of: users)
        let userCount = index.count
        let counts = sideBySide(3) { group in
            switch group {
            case 0: ContactQuality.byContacts(numbered, users: userCount)
            case 1: ContactQuality.shared(emails, numbered)
            default: ContactQuality.shared(phones, numbered)
            }
        }
        return (counts[0], counts[1], counts[2])
    }

    private static func byContacts(_ users: [UInt32], users count: Int) -> [Int64] {
        var contacts = [UInt32](repeating: 0, count: count)
        for user in users { contacts[Int(user)] += 1 }
        var counts = [Int64](repeating: 0, count: 5)
        for number in contacts { counts[min(Int(number), 5) - 1] += 1 }
        return counts
    }

    /// Open addressing over plain arrays, as keys are hashes already: only those with several users go further.
    private static func shared(_ keys: [UInt64], _ users: [UInt32]) -> [Int64] {
        var size = 64
        while size / 8 * 5 < keys.count { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        var first = [UInt32](repeating: 0, count: size)
        // Of keys that several users have, each further one.
        var further: [(key: UInt64, user: UInt32)] = []
        for (key, user) in zip(keys, users) where key != 0 {
            var slot = Int(truncatingIfNeeded: key) & (size - 1)
            while slots[slot] != key, slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            if slots[slot] == 0 {
                slots[slot] = key
                first[slot] = user
            } else if first[slot] != user {
                further.append((key, user))
            }
        }
        var counts = [Int64](repeating: 0, count: 4)
        further.sort { ($0.key, $0.user) < ($1.key, $1.user) }
        var start = 0
        while start < further.count {
            var (end, users) = (start + 1, 2)
            while end < further.count, further[end].key == further[start].key {
                if further[end].user != further[end - 1].user { users += 1 }
                end += 1
            }
            counts[min(users, 5) - 2] += 1
            start = end
        }
        return counts
    }
}
