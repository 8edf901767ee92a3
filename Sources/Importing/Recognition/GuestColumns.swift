/// Tells guests that are counted from guests that are named: `Guests` is the word for both.
struct GuestColumns {
    /// Whose columns are looked at.
    let records: FirstRecords

    /// Whether guests are counted and nobody else is: a booking of two guests is for two. Where some bookings have none,
    /// they come beside whoever booked.
    func countEverybody(in mapping: Mapping) -> Bool {
        guard mapping.entity == .bookings, mapping.rules[.participants] == nil,
            case .column(let header)? = mapping.rules[.guests]?.origin, HeaderSynonyms.key(header) == "guests"
        else { return false }
        let values = records.values(of: header)
        return !values.isEmpty && values.allSatisfy { $0.isWholeNumber && $0.bytes.first != UInt8(ascii: "0") }
    }
}
