internal import BookingModel
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

    private let contacts: KeyedContacts
    private let survivors: Survivorship
    /// The hash of each user's postcode; 0 where there is none.
    private let postcodes: [UInt64]

    init(_ contacts: KeyedContacts, _ survivors: Survivorship, userCount: Int) {
        self.contacts = contacts
        self.survivors = survivors
        let parts = sideBySide(partsSideBySide) { part in
            var letters: [UInt8] = []
            return stretch(part, of: partsSideBySide, over: userCount).map { user in
                SharedAddresses.hash(ofPostcode: contacts.typed[survivors.range(.postcode, of: user)], &letters)
            }
        }
        postcodes = Array(parts.joined())
    }

    /// Families of two users and more.
    func households() -> [Group] {
        let entries = entries(by: .lastName)
        let names = entries.map(\.low).sorted()
        var groups: [Group] = []
        SharedAddresses.eachRun(of: entries[...], \.high) { people in
            SharedAddresses.eachRun(of: people, \.low) { family in
                guard let name = family.first?.low, family.count > 1 else { return }
                let elsewhere = SharedAddresses.count(of: name, in: names) - family.count
                let frequency = Double(elsewhere) / Double(max(1, entries.count - family.count))
                guard frequency * Double(people.count - 1) <= SharedAddresses.mostByChance else { return }
                groups.append(Group(users: family.map { UInt32($0.number) }, kind: .household))
            }
        }
        return groups
    }

    /// Companies of two users and more.
    func companies() -> [Group] {
        var groups: [Group] = []
        SharedAddresses.eachRun(of: entries(by: .companyName)[...], \.high) { people in
            SharedAddresses.eachRun(of: people, \.low) { colleagues in
                guard colleagues.count > 1, colleagues.count <= SharedDetails.mostUsers else { return }
                groups.append(Group(users: colleagues.map { UInt32($0.number) }, kind: .company))
            }
        }
        return groups
    }

    /// The users with a postcode and a name, by the hashes of both.
    private func entries(by field: KeyedContacts.Field) -> [NumberedKey] {
        var entries: [NumberedKey] = []
        var words: [UInt8] = []
        for (user, postcode) in postcodes.enumerated() where postcode != 0 {
            let range = survivors.range(field, of: user)
            guard !range.isEmpty else { continue }
            words.removeAll(keepingCapacity: true)
            LetterFolding.appendWords(contacts.typed.span.extracting(range), to: &words)
            guard !words.isEmpty else { continue }
            entries.append(NumberedKey(high: postcode, low: SharedDetails.hash(words[...]), number: Int64(user)))
        }
        NumberedKey.sort(&entries)
        return entries
    }

    /// Without blanks, which are left out as often as not; 0 where it holds no digit, as every postcode does.
    private static func hash(ofPostcode typed: ArraySlice<UInt8>, _ letters: inout [UInt8]) -> UInt64 {
        guard typed.contains(where: { $0 &- 0x30 < 10 }) else { return 0 }
        letters.removeAll(keepingCapacity: true)
        LetterFolding.appendWords(typed.span, to: &letters)
        letters.removeAll { $0 == 0x20 }
        return letters.isEmpty ? 0 : SharedDetails.hash(letters[...])
    }

    /// Hands over each stretch of entries that have one value in common.
    private static func eachRun(
        of entries: ArraySlice<NumberedKey>, _ value: (NumberedKey) -> UInt64,
        _ body: (ArraySlice<NumberedKey>) -> Void
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
