internal import BookingModel

/// The contest of a user's contacts for each of its details, by rules of survivorship.
struct Contest: Sendable {
    let contacts: KeyedContacts
    let placements: [ContactClusters.Placement]
    /// The number of details that each contact has.
    let completeness: [UInt8]
    /// The users' contacts, where a rule asks for what is most frequent.
    let members: UserMembers?

    /// The contact that gives a detail to each user; `Survivorship.none` where none has it.
    func winners(of detail: SurvivorshipRules.Detail, by order: [SurvivorshipRule], users: Int) -> [UInt32] {
        var order = Order(detail: detail, rules: order)
        if let members, order.rules.contains(.mostFrequent) {
            order.frequency = ValueFrequency(of: detail, in: contacts, members).bookings
        }
        var winners = [UInt32](repeating: Survivorship.none, count: users)
        for contact in placements.indices where contacts.has(detail, contact) {
            let user = Int(placements[contact].user)
            if winners[user] == Survivorship.none || isBetter(contact, than: Int(winners[user]), order) {
                winners[user] = UInt32(contact)
            }
        }
        return detail == .address ? fullest(winners, order) : winners
    }

    /// The rules that decide over a detail.
    private struct Order {
        let detail: SurvivorshipRules.Detail
        let rules: [SurvivorshipRule]
        /// The bookings with each contact's value; empty where no rule asks for them.
        var frequency: [UInt32] = []
    }

    private func isBetter(_ contact: Int, than other: Int, _ order: Order) -> Bool {
        for rule in order.rules {
            switch rule {
            case .mostRecent:
                let seen = (contacts.lastSeen[contact], contacts.lastSeen[other])
                if seen.0 != seen.1 { return seen.0 > seen.1 }
            case .mostFrequent:
                let bookings = (order.frequency[contact], order.frequency[other])
                if bookings.0 != bookings.1 { return bookings.0 > bookings.1 }
            case .mostComplete:
                let full = (fullness(of: order.detail, contact), fullness(of: order.detail, other))
                if full.0 != full.1 { return full.0 > full.1 }
            }
        }
        if completeness[contact] != completeness[other] { return completeness[contact] > completeness[other] }
        return contacts.ids.identifiers[contact] < contacts.ids.identifiers[other]
    }

    private func fullness(of detail: SurvivorshipRules.Detail, _ contact: Int) -> Int {
        switch detail {
        case .name: contacts.nameFullness(contact)
        case .address: contacts.addressFullness(contact)
        case .email, .phone, .company: Int(completeness[contact])
        }
    }

    /// The addresses that won, each in its fullest writing: a town alone does not take the place of the same town with
    /// its postcode, whichever came later.
    private func fullest(_ winners: [UInt32], _ order: Order) -> [UInt32] {
        var fullest = winners
        for contact in placements.indices where contacts.has(.address, contact) {
            let user = Int(placements[contact].user)
            guard winners[user] != contact, contacts.isAddress(contact, fullerWritingOf: Int(winners[user])) else {
                continue
            }
            let best = Int(fullest[user])
            let full = (contacts.addressFullness(contact), contacts.addressFullness(best))
            if full.0 > full.1 || full.0 == full.1 && isBetter(contact, than: best, order) {
                fullest[user] = UInt32(contact)
            }
        }
        return fullest
    }
}
