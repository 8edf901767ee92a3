import BookingModel

extension MomentParser {
    /// What follows a time: seconds east of UTC, or a zone of which the date decides the offset.
    enum Zone {
        case offset(Int)
        case zone(BusinessTimeZone)
    }

    /// The zone from `Z`, `UTC`, `+01:00`, `+0100`, `+01`, `GMT+1`, `CET`, `Europe/London`, `Central Time (US & Canada)` or
    /// `GMT Standard Time`, in parentheses or not; nil where nothing follows.
    func readZone(_ bytes: Span<UInt8>, _ position: inout Int) throws(ValueDefect) -> Zone? {
        guard position < bytes.count else { return nil }
        let hasBlank = bytes[position] == 0x20
        bytes.skipSpaces(at: &position)
        guard position < bytes.count else { return nil }
        if let offset = try readOffset(bytes, &position) {
            // `+0100 (CET)`, as JavaScript writes it, says the same twice.
            bytes.skipSpaces(at: &position)
            guard position == bytes.count || (bytes[position] == 0x28 && bytes[bytes.count - 1] == 0x29) else {
                throw .unreadableDate
            }
            return .offset(offset)
        }
        if bytes.count - position == 1, bytes[position] | 0x20 == UInt8(ascii: "z") { return .offset(0) }
        guard let zone = TimeZoneNames.zone(bytes.extracting(position..<bytes.count).text) else {
            throw hasBlank ? .unknownTimeZone : .unreadableDate
        }
        position = bytes.count
        return zone
    }

    private func readOffset(_ bytes: Span<UInt8>, _ position: inout Int) throws(ValueDefect) -> Int? {
        var start = position
        let isNamed: Bool
        switch bytes.readWord(at: &start) {
        case "": isNamed = false
        case "gmt", "utc": isNamed = true
        default: return nil
        }
        guard start < bytes.count else { return nil }
        let sign = bytes[start]
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        start += 1
        guard let hours = bytes.readDigits(at: &start, least: isNamed ? 1 : 2, most: 2) else { throw .unreadableDate }
        _ = bytes.skip(UInt8(ascii: ":"), at: &start)
        let minutes = bytes.readDigits(at: &start, least: 2, most: 2) ?? 0
        guard hours <= 14, minutes < 60 else { throw .unreadableDate }
        position = start
        return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }
}
