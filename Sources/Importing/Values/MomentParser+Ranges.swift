import BookingModel

extension MomentParser {
    /// Moves over the end of a range of times behind its start, ` - 16:00`, `–4 pm`, ` → March 20, 2024 11:30 AM`: the start
    /// is what a session begins at, and the end adds nothing to it but its half of the day.
    ///
    /// - Returns: whether there is an end, and the half of the day that it gives to a start that has none.
    func skipEnd(
        _ bytes: Span<UInt8>, _ position: inout Int, _ start: ClockStart
    ) -> (isRange: Bool, half: HalfDay?) {
        var end = position
        guard let isJoined = skipTo(bytes, &end, isApart: start.half != nil) else { return (false, nil) }
        let afterDash = end
        if let (endHour, endMinute, endHalf) = skipClock(bytes, &end), isOver(bytes, end) {
            // What a hyphen joins may be an offset.
            let isYearFirst = bytes.count > 4 && (0..<4).allSatisfy { bytes[$0] &- 0x30 < 10 }
            guard
                !isJoined || endHalf != nil
                    || start.endsAt(endHour, endMinute, isYearFirst: isYearFirst)
            else { return (false, nil) }
            position = end
            guard start.half == nil, let endHalf, (1...12).contains(start.hour) else { return (true, nil) }
            // 9 to 5 pm begins in the morning, 1 to 2 pm does not.
            let isEarlier = endHalf.hour(start.hour) <= endHalf.hour(endHour)
            return (true, isEarlier ? endHalf : endHalf.other)
        }
        guard !isJoined else { return (false, nil) }
        end = afterDash
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

    /// Moves over what stands between the ends of a range; nil, and no move, where nothing does. A hyphen is one for certain
    /// only with blanks on both sides or where the start `isApart` by its half of the day. Else it may begin an offset.
    ///
    /// - Returns: whether it is a hyphen that may be one of an offset.
    private func skipTo(_ bytes: Span<UInt8>, _ position: inout Int, isApart: Bool) -> Bool? {
        var end = position
        bytes.skipSpaces(at: &end)
        let hasBlank = end > position
        var isJoined = false
        if end < bytes.count, bytes[end] == 0xE2 {
            let isArrow = end + 2 < bytes.count && bytes[end + 1] == 0x86 && bytes[end + 2] == 0x92
            guard isArrow || MomentParser.isDash(bytes, at: end) else { return nil }
            end += 3
        } else if bytes.skip(UInt8(ascii: "-"), at: &end) {
            guard isApart || hasBlank == (end < bytes.count && bytes[end] == 0x20) else { return nil }
            isJoined = !isApart && !hasBlank
        } else {
            guard hasBlank, DateWords.betweenTimes.contains(bytes.readLetters(at: &end)), end < bytes.count,
                bytes[end] == 0x20
            else { return nil }
        }
        bytes.skipSpaces(at: &end)
        guard end < bytes.count else { return nil }
        position = end
        return isJoined
    }

    /// Whether – or — stands at `position`.
    static func isDash(_ bytes: Span<UInt8>, at position: Int) -> Bool {
        position + 2 < bytes.count && bytes[position] == 0xE2 && bytes[position + 1] == 0x80
            && (0x93...0x94).contains(bytes[position + 2])
    }

    /// Where a value ends without the bracket that closes it; what opened it is not looked for.
    static func endInBracket(_ bytes: Span<UInt8>) -> Int {
        bytes[bytes.count - 1] == UInt8(ascii: ")") ? bytes.count - 1 : bytes.count
    }

    /// Moves over a time of day; gives its hour and minute, and its half of the day where it names one. Nil, and no move,
    /// where there is none.
    private func skipClock(_ bytes: Span<UInt8>, _ position: inout Int) -> (hour: Int, minute: Int, half: HalfDay?)? {
        var end = position
        guard let hour = bytes.readDigits(at: &end, most: 2), hour < 24 else { return nil }
        var minute: Int?
        if skipHourSign(bytes, &end) {
            guard let value = bytes.readDigits(at: &end, least: 2, most: 2), value < 60 else { return nil }
            minute = value
        }
        while end < bytes.count, bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: ".") {
            end += 1
            guard let part = bytes.readDigits(at: &end, least: 2, most: 2), part < 60 else { return nil }
            minute = minute ?? part
        }
        skipClockWord(bytes, &end)
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
        return (hour, minute ?? 0, half)
    }
}
