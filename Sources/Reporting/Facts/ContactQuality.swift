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
    var rules = WordCodes()
    private var ruleCounts: [Int64] = [0]
    /// The users that are known before, and the ordinals of the contacts' users among them.
    let known: IdentifierIndex
    var users: [UInt32] = []
    /// Users of the latest contacts, to be found together.
    private var pendingUsers: [Identifier] = []
    private static let atOnce = 8_192
    /// The contacts whose user has no row, by their places in `users`: they are users all the same.
    var strangers: [(contact: Int, user: Identifier)] = []
    var ids: [Identifier] = []
    var joined = JoinedContacts()
    var emails: [UInt64] = []
    var phones: [UInt64] = []
    private var bytes: [UInt8] = []

    /// Nothing yet. `users` are those of the database.
    init(users: IdentifierIndex) { known = users }

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
        pendingUsers.append(user)
        if pendingUsers.count == ContactQuality.atOnce { findUsers() }
        ids.append(id)
        joined.append(rule: isJoined ? Int32(rule) : nil, score: score)
        emails.append(hash(row, 3))
        phones.append(hash(row, 4))
    }

    /// Finds the users that wait, some thousand at once: so the processor waits for many far places of memory together.
    mutating func findUsers() {
        for (id, ordinal) in zip(pendingUsers, known.ordinals(of: pendingUsers)) {
            if ordinal == IdentifierIndex.missing { strangers.append((users.count, id)) }
            users.append(ordinal)
        }
        pendingUsers.removeAll(keepingCapacity: true)
    }

    /// Adds the contacts of a later stretch.
    mutating func append(_ other: ContactQuality) {
        findUsers()
        var other = other
        other.findUsers()
        contacts += other.contacts
        withoutUser += other.withoutUser
        let codes = other.rules.recoded(in: &rules)
        ruleCounts += [Int64](repeating: 0, count: rules.words.count - ruleCounts.count)
        for (code, count) in zip(codes, other.ruleCounts) { ruleCounts[Int(code)] += count }
        for band in byBand.indices { byBand[band] += other.byBand[band] }
        for kind in missing.indices { missing[kind] += other.missing[kind] }
        strangers += other.strangers.map { (users.count + $0.contact, $0.user) }
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
}
