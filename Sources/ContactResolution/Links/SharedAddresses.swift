internal import ContactNormalisation

/// Users at one address: a postcode with one surname, or with one company.
///
/// A postcode may be a house or half a town, so it takes a surname with it, and only where that is not there by chance:
/// people of the name must be rarer elsewhere than would let another of them live there. A company's name is its own.
struct SharedAddresses {
    /// Users at one address, and what they are to each other.
    struct Group {
        let users: [UInt32]
        let kind: UserLink.Kind
    }

    /// A surname at a postcode says nothing where more people than this are expected to have it by chance.
    private static let mostByChance = 0.05

    /// A user with the hashes of its postcode and of the name that goes with it.
    private struct Entry {
        let postcode: UInt64
        let name: UInt64
        let user: UInt32
    }

    private let contacts: KeyedContacts
    private let survivors: Survivorship
    private let userCount: Int

    init(_ contacts: KeyedContacts, _ survivors: Survivorship, userCount: Int) {
        self.contacts = contacts
        self.survivors = survivors
        self.userCount = userCount
    }

    /// Families of two users and more.
    func households() -> [Group] {
        let entries = entries(by: .lastName)
        let names = entries.map(\.name).sorted()
        var groups: [Group] = []
        SharedAddresses.eachRun(of: entries[...], \.postcode) { people in
            SharedAddresses.eachRun(of: people, \.name) { family in
                guard let name = family.first?.name, family.count > 1 else { return }
                let elsewhere = SharedAddresses.count(of: name, in: names) - family.count
                let frequency = Double(elsewhere) / Double(max(1, entries.count - family.count))
                guard frequency * Double(people.count - 1) <= SharedAddresses.mostByChance else { return }
                groups.append(Group(users: family.map(\.user), kind: .household))
            }
        }
        return groups
    }

    /// Companies of two users and more.
    func companies() -> [Group] {
        var groups: [Group] = []
        SharedAddresses.eachRun(of: entries(by: .companyName)[...], \.postcode) { people in
            SharedAddresses.eachRun(of: people, \.name) { colleagues in
                guard colleagues.count > 1, colleagues.count <= SharedDetails.mostUsers else { return }
                groups.append(Group(users: colleagues.map(\.user), kind: .company))
            }
        }
        return groups
    }

    /// The users with a postcode and a name, by both.
    private func entries(by field: KeyedContacts.Field) -> [Entry] {
        var entries: [Entry] = []
        for user in 0..<userCount {
            guard let postcode = hash(ofPostcodeOf: user), let name = hash(of: field, user) else { continue }
            entries.append(Entry(postcode: postcode, name: name, user: UInt32(user)))
        }
        entries.sort { ($0.postcode, $0.name, $0.user) < ($1.postcode, $1.name, $1.user) }
        return entries
    }

    /// Without blanks, which are left out as often as not; nil where it holds no digit, as every postcode does.
    private func hash(ofPostcodeOf user: Int) -> UInt64? {
        let typed = contacts.typed[survivors.range(.postcode, of: user)]
        guard typed.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
        var letters: [UInt8] = []
        LetterFolding.appendWords(typed.span, to: &letters)
        letters.removeAll { $0 == 0x20 }
        return letters.isEmpty ? nil : SharedDetails.hash(letters[...])
    }

    private func hash(of field: KeyedContacts.Field, _ user: Int) -> UInt64? {
        let range = survivors.range(field, of: user)
        guard !range.isEmpty else { return nil }
        var words: [UInt8] = []
        LetterFolding.appendWords(contacts.typed.span.extracting(range), to: &words)
        return words.isEmpty ? nil : SharedDetails.hash(words[...])
    }

    /// Hands over each stretch of entries that have one value in common.
    private static func eachRun(
        of entries: ArraySlice<Entry>, _ value: (Entry) -> UInt64, _ body: (ArraySlice<Entry>) -> Void
    ) {
        var start = entries.startIndex
        while start < entries.endIndex {
            var end = start + 1
            while end < entries.endIndex, value(entries[end]) == value(entries[start]) { end += 1 }
            body(entries[start..<end])
            start = end
        }
    }

    /// How often a value is in a sorted array.
    private static func count(of value: UInt64, in sorted: [UInt64]) -> Int {
        func first(where isPast: (UInt64) -> Bool) -> Int {
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if isPast(sorted[middle]) { high = middle } else { low = middle + 1 }
            }
            return low
        }
        return first { $0 > value } - first { $0 >= value }
    }
}
