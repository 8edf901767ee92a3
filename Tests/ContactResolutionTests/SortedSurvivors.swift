import BookingModel
import ContactResolution
import Foundation

/// Survivorship a second way: all contacts of one user sorted by what the rules ask, in words instead of bytes.
struct SortedSurvivors {
    let cards: [ContactCard]
    let rules: SurvivorshipRules

    /// What the user carries, in the order of `ContactCard.details`.
    var details: [String?] {
        let (name, address) = (winner(.name), winner(.address))
        return [
            name?.first, name?.last, winner(.email)?.email, winner(.phone)?.phone, winner(.company)?.company,
            address?.city, address?.postcode, address?.country,
        ]
    }

    private func winner(_ detail: SurvivorshipRules.Detail) -> ContactCard? {
        let order = sorted(detail)
        guard detail == .address, let first = order.first else { return order.first }
        // The address that won, in the writing with the most parts.
        let writings = order.filter { card in
            fullness(card, .address) > fullness(first, .address)
                && zip([first.city, first.postcode], [card.city, card.postcode]).allSatisfy { won, other in
                    won == nil || other != nil && folded(won) == folded(other)
                }
                && (first.country == nil || card.country == nil || folded(first.country) == folded(card.country))
        }
        let fullest = writings.map { fullness($0, .address) }.max()
        return writings.first { fullness($0, .address) == fullest } ?? first
    }

    private func sorted(_ detail: SurvivorshipRules.Detail) -> [ContactCard] {
        let candidates = cards.filter { !parts($0, detail).allSatisfy { $0 == nil } }
        var bookings: [String: Int64] = [:]
        for card in candidates { bookings[value(card, detail), default: 0] += Int64(card.seen.count) }
        func keys(_ card: ContactCard) -> [Int64] {
            rules.order(of: detail).map { rule in
                switch rule {
                case .mostRecent: card.seen.max() ?? .min
                case .mostFrequent: bookings[value(card, detail)] ?? 0
                case .mostComplete: fullness(card, detail)
                }
            } + [size(card)]
        }
        return candidates.sorted { left, right in
            let (ours, theirs) = (keys(left), keys(right))
            return ours == theirs ? left.id < right.id : theirs.lexicographicallyPrecedes(ours)
        }
    }

    private func size(_ card: ContactCard) -> Int64 { Int64(card.details.count { $0 != nil }) }

    private func parts(_ card: ContactCard, _ detail: SurvivorshipRules.Detail) -> [String?] {
        switch detail {
        case .name: [card.first, card.last]
        case .email: [card.email]
        case .phone: [card.phone]
        case .company: [card.company]
        case .address: [card.city, card.postcode, card.country]
        }
    }

    private func value(_ card: ContactCard, _ detail: SurvivorshipRules.Detail) -> String {
        let parts = parts(card, detail)
        return switch detail {
        case .name: parts.compactMap { $0 }.map(folded).joined()
        // The national digits, however they are set.
        case .phone: String(parts.joined().filter(\.isNumber).suffix(10))
        case .email, .company, .address: parts.map { $0.map(folded) ?? "" }.joined(separator: "|")
        }
    }

    private func folded(_ text: String?) -> String {
        (text ?? "").folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .filter { $0 != " " && $0 != "." }
    }

    private func fullness(_ card: ContactCard, _ detail: SurvivorshipRules.Detail) -> Int64 {
        switch detail {
        case .name:
            let isWhole = card.first != nil && card.last != nil
            let writtenOut = [card.first, card.last].count { $0?.contains(/\p{L}{2}/) == true }
            return (isWhole ? 10 : 0) + Int64(writtenOut)
        case .address:
            return Int64([card.city, card.postcode].count { $0 != nil }) * 10 + (card.country == nil ? 0 : 1)
        case .email, .phone, .company: return size(card)
        }
    }
}

extension [String?] {
    fileprivate func joined() -> String { compactMap { $0 }.joined() }
}
