internal import BookingModel

/// The contest of a user's contacts for each of its details, by the rules of `Survivorship`.
struct Contest: Sendable {
    let contacts: KeyedContacts
    let placements: [ContactClusters.Placement]
    /// The number of details that each contact has.
    let completeness: [UInt8]

    /// The contact that gives a detail to each user; `Survivorship.none` where none has it.
    func winners(of detail: Survivorship.Detail, users: Int) -> [UInt32] {
        var winners = [UInt32](repeating: Survivorship.none, count: users)
        for contact in placements.indices where has(detail, contact) {
            let user = Int(placements[contact].user)
            if winners[user] == Survivorship.none || isBetter(contact, than: Int(winners[user]), detail) {
                winners[user] = UInt32(contact)
            }
        }
        return winners
    }

    private func has(_ detail: Survivorship.Detail, _ contact: Int) -> Bool {
        !contacts.range(detail.field, of: contact).isEmpty
            || detail == .name && !contacts.range(.firstName, of: contact).isEmpty
    }

    private func hasWholeName(_ contact: Int) -> Bool {
        !contacts.range(.firstName, of: contact).isEmpty && !contacts.range(.lastName, of: contact).isEmpty
    }

    private func isBetter(_ contact: Int, than other: Int, _ detail: Survivorship.Detail) -> Bool {
        if detail == .name {
            let whole = (hasWholeName(contact), hasWholeName(other))
            if whole.0 != whole.1 { return whole.0 }
        }
        let seen = (contacts.lastSeen[contact], contacts.lastSeen[other])
        if seen.0 != seen.1 { return seen.0 > seen.1 }
        if completeness[contact] != completeness[other] { return completeness[contact] > completeness[other] }
        return contacts.ids.identifiers[contact] < contacts.ids.identifiers[other]
    }
}
