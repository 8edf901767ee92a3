import BookingModel

extension MomentParser {
    /// Moves over the end of a range of times behind its start, ` - 16:00`, `–4 pm`, ` → March 20, 2024 11:30 AM`: the start
    /// is what a session begins at, and the end adds nothing to it but its half of the day.
    ///
    /// - Parameter hour: the hour of the start, of a clock of 12 hours where `half` is known.
    /// - Returns: whether there is an end, and the half of the day that it gives to a start that has none.
    func skipEnd(
        _ bytes: Span<UInt8>, _ position: inout Int, startHour hour: Int, half: HalfDay?
    ) -> (isRange: Bool, half: HalfDay?) {
        var end = position
        guard skipTo(bytes, &end, isApart: half != nil) else { return (false, nil) }
        let start = end
        if let (endHour, endHalf) = skipClock(bytes, &end), isOver(bytes, end) {
            position = end
            guard half == nil, let endHalf, (1...12).contains(hour) else { return (true, nil) }
            // 9 to 5 pm begins in the morning, 1 to 2 pm does not.
            let isEarlier = endHalf.hour(hour) <= endHalf.hour(endHour)
            return (true, isEarlier ? endHalf : endHalf.other)
        }
        end = start
        var kinds: [RepairKind] = []
        guard (try? readDay(bytes, &end, &kinds)) != nil else { return (false, nil) }
        bytes.skipSpaces(at: &end)
        _ = skipClock(bytes, &end)
        guard isOver(bytes, end) else { return (false, nil) }
        position = end
        return (true, nil)
    }

    /// Whether only a zone can follow.
    private func isOver(_ bytes: Span<UInt8>, _ position: Int) -> Bool {
        position == bytes.count || bytes[position] == 0x20 || bytes[position] == UInt8(ascii: "Z")
    }

    /// Moves over what stands between the ends of a range. A hyphen is one only with blanks on both sides or, where the
    /// start `isApart` by its half of the day, with none: else it begins an offset.
    private func skipTo(_ bytes: Span<UInt8>, _ position: inout Int, isApart: Bool) -> Bool {
        var end = position
        bytes.skipSpaces(at: &end)
        let hasBlank = end > position
        if end + 2 < bytes.count, bytes[end] == 0xE2 {
            // – — →
            let isDash = bytes[end + 1] == 0x80 && (0x93...0x94).contains(bytes[end + 2])
            guard isDash || bytes[end + 1] == 0x86 && bytes[end + 2] == 0x92 else { return false }
            end += 3
        } else if bytes.skip(UInt8(ascii: "-"), at: &end) {
            guard isApart || hasBlank && end < bytes.count && bytes[end] == 0x20 else { return false }
        } else {
            guard hasBlank, ["to", "until", "till", "bis", "tot"].contains(bytes.readWord(at: &end)), end < bytes.count,
                bytes[end] == 0x20
            else { return false }
        }
        bytes.skipSpaces(at: &end)
        guard end < bytes.count else { return false }
        position = end
        return true
    }

    /// Moves over a time of day; gives its hour, and its half of the day where it names one. Nil, and no move, where there
    /// is none.
    private func skipClock(_ bytes: Span<UInt8>, _ position: inout Int) -> (hour: Int, half: HalfDay?)? {
        var end = position
        guard let hour = bytes.readDigits(at: &end, most: 2), hour < 24 else { return nil }
        while end < bytes.count, bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: ".") {
            end += 1
            guard let part = bytes.readDigits(at: &end, least: 2, most: 2), part < 60 else { return nil }
        }
        var half: HalfDay?
        var after = end
        bytes.skipSpaces(at: &after)
        if after < bytes.count, [UInt8(ascii: "a"), UInt8(ascii: "p")].contains(bytes[after] | 0x20),
            let found = HalfDay(reading: bytes, at: &after)
        {
            guard (1...12).contains(hour) else { return nil }
            (half, end) = (found, after)
        }
        position = end
        return (hour, half)
    }
}
