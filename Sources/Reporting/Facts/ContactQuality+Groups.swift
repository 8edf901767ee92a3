import BookingModel

/// What users have and share, once all contacts are read.
extension ContactQuality {
    /// Users by the contacts they have (1, 2, 3, 4, 5 or more), and e-mail and phone keys by the users that have them
    /// (2, 3, 4, 5 or more); and contacts that show what was joined.
    consuming func groups() -> (users: [Int64], emails: [Int64], phones: [Int64], examples: ContactExamples) {
        let (numbered, count) = numberedUsers()
        let sizes = ContactQuality.sizes(numbered, users: count)
        let counts = sideBySide(3) { [emails, phones] group in
            switch group {
            case 0: ContactQuality.byContacts(sizes)
            case 1: ContactQuality.shared(emails, numbered)
            default: ContactQuality.shared(phones, numbered)
            }
        }
        let examples = ContactExamples(joined, rules: rules.words, ids, users: numbered, sizes: sizes)
        return (counts[0], counts[1], counts[2], examples)
    }

    /// The number of each contact's user, and how many users there are.
    private mutating func numberedUsers() -> (users: [UInt32], count: Int) {
        findUsers()
        var others = IdentifierIndex()
        for stranger in strangers {
            users[stranger.contact] = UInt32(known.count + others.insert(stranger.user).ordinal)
        }
        return (users, known.count + others.count)
    }

    /// How many contacts each user has.
    private static func sizes(_ users: [UInt32], users count: Int) -> [UInt32] {
        var sizes = [UInt32](repeating: 0, count: count)
        for user in users { sizes[Int(user)] += 1 }
        return sizes
    }

    private static func byContacts(_ sizes: [UInt32]) -> [Int64] {
        var counts = [Int64](repeating: 0, count: 5)
        for size in sizes where size > 0 { counts[min(Int(size), 5) - 1] += 1 }
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
