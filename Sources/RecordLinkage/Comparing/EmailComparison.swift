internal import BookingModel

/// Compares two e-mail addresses, with the names beside them: an address made from the name says little that the name
/// does not say.
struct EmailComparison: Sendable {
    static func field(_ name: String) -> FieldComparison {
        FieldComparison(
            name,
            [
                .init(name: "same", typical: 0.72, countsFrequency: true),
                .init(name: "same, domain misspelt", typical: 0.04, countsFrequency: true),
                .init(name: "same local part", typical: 0.02, countsFrequency: true),
                .init(name: "same local part, as the name has it", typical: 0.02),
                .init(name: "local part misspelt", typical: 0.05),
                .init(name: "near", typical: 0.03),
                .init(name: "same private domain", typical: 0.02, countsFrequency: true),
                .init(name: "different", typical: 0.09),
                .init(name: "near, as the name has it", typical: 0.02),
                .init(name: "same but for digits", typical: 0.01),
            ])
    }

    enum Level {
        static let same = 1
        static let domainMisspelt = 2
        static let sameLocal = 3
        static let sameLocalAsName = 4
        static let localMisspelt = 5
        static let near = 6
        static let sameDomain = 7
        static let different = 8
        static let nearAsName = 9
        static let otherDigits = 10
        /// What two people of one name may well have in common: how often they do is counted among such people.
        static let givenTheName = [sameLocalAsName, nearAsName]
        /// What two mailboxes have in common that the names do not account for.
        static let agreeing = [same, domainMisspelt, sameLocal, localMisspelt, near, otherDigits]
    }

    let ids: [UInt32]
    let emails: Vocabulary
    /// Local part without full stops, and domain, by e-mail.
    let locals: [UInt32]
    let domains: [UInt32]
    let localNames: Vocabulary
    let domainNames: Vocabulary
    /// The local part of each record.
    var localIDs: [UInt32] { ids.map { locals[Int($0)] } }
    /// How a record's local part is made of its own names.
    let making: [UInt32]
    /// The number of this comparison in the scratch's memory.
    private let number: Int

    init(_ attribute: Attribute, names: NameComparison?, number: Int) {
        ids = attribute.ids
        emails = attribute.vocabulary
        self.number = number
        var locals: [UInt32] = [0]
        var domains: [UInt32] = [0]
        var localNames = Vocabulary()
        var domainNames = Vocabulary()
        for id in 1..<UInt32(emails.count + 1) {
            let value = emails.value(id)
            let at = value.lastIndex(of: 0x40)
            let local = value[..<(at ?? value.endIndex)].filter { $0 != 0x2E && $0 != 0x5F && $0 != 0x2D }
            locals.append(localNames.intern(local.span))
            domains.append(at.map { domainNames.intern(Array(value[($0 + 1)...]).span) } ?? 0)
        }
        localNames.finish()
        domainNames.finish()
        self.locals = locals
        self.domains = domains
        self.localNames = localNames
        self.domainNames = domainNames
        let own = ids.map { locals[Int($0)] }
        making = names.map { EmailComparison.making(of: own, localNames, $0) } ?? own.map { _ in 0 }
    }

    /// The level of two records; `names`: what they have in common where local parts are made of their names.
    @inline(__always)
    func level(_ one: UInt32, _ two: UInt32, of names: Names?, _ scratch: inout ComparisonScratch) -> Int {
        guard one != 0, two != 0 else { return 0 }
        if one == two { return Level.same }
        if emails.leastEdits(one, two) > 4, localNames.leastEdits(locals[Int(one)], locals[Int(two)]) > 2 {
            let domain = domains[Int(one)]
            return domain != 0 && domain == domains[Int(two)] ? Level.sameDomain : Level.different
        }
        let level = scratch.level(of: one, two, in: number) { edits in compare(one, two, &edits) }
        guard let names else { return level }
        switch level {
        case Level.sameLocal where names == .same: return Level.sameLocalAsName
        case Level.sameLocal where names == .sameGivenAlone: return Level.nearAsName
        case Level.localMisspelt, Level.near, Level.otherDigits: return Level.nearAsName
        default: return level
        }
    }

    /// Whether two local parts have as many digits, but others: people of one name are told apart by them.
    private func differsInDigits(_ one: UInt32, _ two: UInt32) -> Bool {
        let left = localNames.value(one).filter { $0 &- 0x30 < 10 }
        let right = localNames.value(two).filter { $0 &- 0x30 < 10 }
        return left.count == right.count && left != right
    }

    private func isNear(_ one: UInt32, _ two: UInt32, _ edits: inout EditDistance) -> Bool {
        if one == two { return true }
        guard domainNames.leastEdits(one, two) <= 2 else { return false }
        return edits.between(
            domainNames.bytes.span.extracting(domainNames.range(one)),
            domainNames.bytes.span.extracting(domainNames.range(two))) <= 2
    }

    private func compare(_ one: UInt32, _ two: UInt32, _ edits: inout EditDistance) -> Int {
        let (domain1, domain2) = (domains[Int(one)], domains[Int(two)])
        let (local1, local2) = (locals[Int(one)], locals[Int(two)])
        if local1 == local2 {
            // Full stops make another mailbox, where they are not known to make none.
            if domain1 == domain2 { return Level.localMisspelt }
            return domain1 != 0 && domain2 != 0 && isNear(domain1, domain2, &edits)
                ? Level.domainMisspelt : Level.sameLocal
        }
        let length = min(localNames.length(local1), localNames.length(local2))
        let distance =
            localNames.leastEdits(local1, local2) > 2
            ? 3
            : edits.between(
                localNames.bytes.span.extracting(localNames.range(local1)),
                localNames.bytes.span.extracting(localNames.range(local2)))
        if distance <= 2, differsInDigits(local1, local2) { return Level.otherDigits }
        if length >= 4, distance == 1 || distance == 2 && length >= 8, isNear(domain1, domain2, &edits) {
            return Level.localMisspelt
        }
        let most = min(4, max(emails.length(one), emails.length(two)) / 6)
        if emails.leastEdits(one, two) <= most,
            edits.between(
                emails.bytes.span.extracting(emails.range(one)), emails.bytes.span.extracting(emails.range(two)))
                <= most
        {
            return Level.near
        }
        return domain1 != 0 && domain1 == domain2 ? Level.sameDomain : Level.different
    }
}

extension ArraySlice<UInt8> {
    /// Whether another run of bytes stands somewhere in this one.
    func contains(_ other: ArraySlice<UInt8>) -> Bool {
        guard !other.isEmpty, other.count <= count else { return false }
        return (startIndex...endIndex - other.count).contains { self[$0..<$0 + other.count].elementsEqual(other) }
    }
}
