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
    private(set) var byBand = [Int64](repeating: 0, count: 5)
    private(set) var missing = [Int64](repeating: 0, count: 3)
    /// The rules that placed the contacts, and how many each.
    private var rules = WordCodes()
    private var ruleCounts: [Int64] = [0]
    private var users: [Identifier] = []
    private var ids: [Identifier] = []
    private var joined = JoinedContacts()
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
        let isJoined = rule != 0 && rules.words[rule] != "alone"
        let score = isJoined && !row.isNull(2) ? row.real(2) : nil
        if let score { byBand[ContactQuality.band(score)] += 1 }
        for column in 3...5 where row.isNull(column) { missing[column - 3] += 1 }
        guard let user = row.identifier(0), let id = row.identifier(6) else {
            withoutUser += 1
            return
        }
        users.append(user)
        ids.append(id)
        joined.append(rule: isJoined ? Int32(rule) : nil, score: score)
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
        ids += other.ids
        joined.append(other.joined, codes: codes)
        emails += other.emails
        phones += other.phones
    }

    /// The band of a score, as a position in the list of them.
    static func band(_ score: Double) -> Int { bounds.firstIndex { score >= $0 } ?? bounds.count }

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
    /// (2, 3, 4, 5 or more); and contacts that show what was joined.
    func groups() -> (users: [Int64], emails: [Int64], phones: [Int64], examples: ContactExamples) {
        var index = IdentifierIndex(minimumCapacity: users.count)
        index.insert(contentsOf: users)
        let numbered = index.ordinals(of: users)
        let sizes = ContactQuality.sizes(numbered, users: index.count)
        let counts = sideBySide(3) { group in
            switch group {
            case 0: ContactQuality.byContacts(sizes)
            case 1: ContactQuality.shared(emails, numbered)
            default: ContactQuality.shared(phones, numbered)
            }
        }
        let examples = ContactExamples(joined, rules: rules.words, ids, users: numbered, sizes: sizes)
        return (counts[0], counts[1], counts[2], examples)
    }

    /// How many contacts each user has.
    private static func sizes(_ users: [UInt32], users count: Int) -> [UInt32] {
        var sizes = [UInt32](repeating: 0, count: count)
        for user in users { sizes[Int(user)] += 1 }
        return sizes
    }

    private static func byContacts(_ sizes: [UInt32]) -> [Int64] {
        var counts = [Int64](repeating: 0, count: 5)
        for size in sizes { counts[min(Int(size), 5) - 1] += 1 }
        return counts
    }

    /// Open addressing over plain arrays, as keys are hashes already: only those with several users go further.
    private static func shared(_ keys: [UInt64], _ users: [UInt32]) -> [Int64] {
        var size = 64
        while size / 8 * 5 < keys.count { size *= 2 }
        var slots = [UInt64](onHugePages: 0, count: size)
        var first = [UInt32](onHugePages: 0, count: size)
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
