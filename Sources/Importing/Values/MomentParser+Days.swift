import BookingModel

extension MomentParser {
    /// Several days in place of one, of which the first is what a session begins on: `15.–16.04.2024`, `29 April - 1 May 2024`,
    /// `April 15-17, 2024`, `15, 16 & 17 April 2024`, `du 15/04/2024 au 16/04/2024`, perhaps with a range of times behind.
    /// Nil where the value is no such thing.
    func readDays(_ bytes: Span<UInt8>, _ kinds: inout [RepairKind]) throws(ValueDefect) -> ParsedMoment? {
        var position = 0
        skipIntroduction(bytes, &position)
        var found = kinds
        guard let first = try firstOfDays(bytes, &position, &found) else { return nil }
        found.append(.dayRange)
        guard position < bytes.count else {
            kinds = found
            return .local(LocalDateTime(day: first), microsecond: 0, hasTime: false)
        }
        _ = bytes.skip(UInt8(ascii: ","), at: &position)
        bytes.skipSpaces(at: &position)
        skipAt(bytes, &position)
        let isBracketed = bytes.skip(UInt8(ascii: "("), at: &position)
        let rest = bytes.extracting(..<(isBracketed ? MomentParser.endInBracket(bytes) : bytes.count))
        let moment = try readTime(rest, &position, day: first, &found)
        // A single time may be that of the first day or of the last.
        guard found.contains(.timeRange) else { return nil }
        kinds = found
        return moment
    }

    /// `du`, `vom`, `from` in front of a range, and a day of the week.
    private func skipIntroduction(_ bytes: Span<UInt8>, _ position: inout Int) {
        var end = position
        if DateWords.beforeRanges.contains(bytes.readWord(at: &end)) {
            bytes.skipSpaces(at: &end)
            position = end
        }
        skipWeekday(bytes, &position)
    }

    /// Moves over the first and the last of several days, whatever lies between; gives the first.
    private func firstOfDays(_ bytes: Span<UInt8>, _ position: inout Int, _ kinds: inout [RepairKind])
        throws(ValueDefect) -> LocalDay?
    {
        var end = position
        if let first = try wholeDay(bytes, &end, &kinds), skipToDay(bytes, &end) {
            guard let last = try wholeDay(bytes, &end, &kinds), first <= last else { return nil }
            position = end
            return first
        }
        guard let partial = PartialDay(bytes, at: &position), skipToDay(bytes, &position) else { return nil }
        while true {
            if let last = try lastOfDays(bytes, &position, after: partial, &kinds) {
                guard let first = try firstDay(partial, bytes, before: last), first <= last else { return nil }
                return first
            }
            // Of `15, 16 & 17 April` those between are as good as not there.
            guard PartialDay(bytes, at: &position) != nil, skipToDay(bytes, &position) else { return nil }
        }
    }

    /// The last day, which is whole, or takes its month from the first: `April 15-17, 2024`. Nil, and no move, where it is
    /// not the last.
    private func lastOfDays(
        _ bytes: Span<UInt8>, _ position: inout Int, after first: PartialDay, _ kinds: inout [RepairKind]
    ) throws(ValueDefect) -> LocalDay? {
        var end = position
        if case .named(let month, _, isMonthFirst: true) = first, let day = bytes.readDigits(at: &end, most: 2) {
            skipOrdinal(bytes, &end)
            _ = bytes.skip(UInt8(ascii: ","), at: &end)
            bytes.skipSpaces(at: &end)
            if let year = bytes.readDigits(at: &end, least: 4, most: 4) {
                position = end
                return LocalDay(year: year, month: month, day: day)
            }
        }
        return try wholeDay(bytes, &position, &kinds)
    }

    /// A day with month and year; nil, and no move, where there is none. That its order is not known is said.
    private func wholeDay(_ bytes: Span<UInt8>, _ position: inout Int, _ kinds: inout [RepairKind])
        throws(ValueDefect) -> LocalDay?
    {
        var (end, found) = (position, kinds)
        do throws(ValueDefect) {
            let day = try readDay(bytes, &end, &found)
            (position, kinds) = (end, found)
            return day
        } catch {
            if error.isOfDateOrder { throw error }
            return nil
        }
    }

    /// The first day, with what it lacks taken from the last.
    private func firstDay(_ partial: PartialDay, _ bytes: Span<UInt8>, before last: LocalDay) throws(ValueDefect)
        -> LocalDay?
    {
        let (year, month, _) = last.civil
        switch partial {
        case .day(let day): return LocalDay(year: year, month: month, day: day)
        case .named(let own, let day, _):
            // From the end of a year into the next.
            return LocalDay(year: own > month ? year - 1 : year, month: own, day: day)
        case .numbers(let range):
            var text: [UInt8] = []
            for index in range { text.append(bytes[index]) }
            if let separator = text.first(where: { $0 &- 0x30 >= 10 }), text.last != separator {
                text.append(separator)
            }
            var (position, kinds) = (0, [RepairKind]())
            text += Array("\(year)".utf8)
            return try readDay(text.span, &position, &kinds)
        }
    }

    /// Moves over what stands between two days: a dash, a slash, `&`, a comma, `to`, `bis`, `au`, and a day of the week.
    private func skipToDay(_ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        var end = position
        bytes.skipSpaces(at: &end)
        guard end < bytes.count else { return false }
        switch bytes[end] {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: ","): end += 1
        case 0xE2:
            guard MomentParser.isDash(bytes, at: end) else { return false }
            end += 3
        default:
            guard end > position, DateWords.betweenDays.contains(bytes.readLetters(at: &end)) else { return false }
        }
        bytes.skipSpaces(at: &end)
        guard end < bytes.count else { return false }
        position = end
        skipWeekday(bytes, &position)
        return true
    }
}
