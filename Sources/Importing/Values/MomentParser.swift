import BookingModel

/// Reads dates and times as exports write them: ISO 8601, numbers by slashes, dots or hyphens, and English month names.
struct MomentParser {
    /// Which of day and month comes first in `03/04/2024`; nil: such a date is not read unless it can be told.
    var order: DateOrder?

    /// The moment that `bytes`, trimmed, spells.
    func read(_ bytes: Span<UInt8>) throws(ValueDefect) -> ParsedMoment {
        if let instant = MomentParser.usual(bytes) { return .instant(instant) }
        var position = 0
        let day = try readDay(bytes, &position)
        guard position < bytes.count else {
            return .local(LocalDateTime(day: day), microsecond: 0, hasTime: false)
        }
        if !bytes.skip(UInt8(ascii: "T"), at: &position) {
            _ = bytes.skip(UInt8(ascii: ","), at: &position)
            let before = position
            bytes.skipSpaces(at: &position)
            guard position > before else { throw .unreadableDate }
        }
        return try readTime(bytes, &position, day: day)
    }

    /// `2024-03-04T18:30:00Z`, as nearly all programs write it; nil for anything else, right or wrong.
    private static func usual(_ bytes: Span<UInt8>) -> Instant? {
        guard bytes.count == 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54, bytes[13] == 0x3A,
            bytes[16] == 0x3A, bytes[19] == 0x5A
        else { return nil }
        var isNumeric = true
        func two(_ index: Int) -> Int {
            let (tens, ones) = (bytes[index] &- 0x30, bytes[index + 1] &- 0x30)
            isNumeric = isNumeric && tens < 10 && ones < 10
            return Int(tens) &* 10 &+ Int(ones)
        }
        let (year, month, day) = (two(0) * 100 + two(2), two(5), two(8))
        let (hour, minute, second) = (two(11), two(14), two(17))
        guard isNumeric, hour < 24, minute < 60, second < 60, let date = LocalDay(year: year, month: month, day: day)
        else { return nil }
        return Instant(seconds: Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second))
    }

    private func readDay(_ bytes: Span<UInt8>, _ position: inout Int) throws(ValueDefect) -> LocalDay {
        if position < bytes.count, bytes[position] &- 0x30 >= 10 { return try readNamedMonthFirst(bytes, &position) }
        let start = position
        guard let first = bytes.readDigits(at: &position, most: 8) else { throw .unreadableDate }
        let width = position - start
        if width == 8 { return try day(first / 10_000, first / 100 % 100, first % 100) }
        guard position < bytes.count else { throw .unreadableDate }
        let separator = bytes[position]
        switch separator {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: " "): position += 1
        default: throw .unreadableDate
        }
        if position < bytes.count, (0x61...0x7A).contains(bytes[position] | 0x20) {
            return try readNamedMonth(bytes, &position, day: first)
        }
        guard separator != UInt8(ascii: " "), let second = bytes.readDigits(at: &position, most: 2),
            bytes.skip(separator, at: &position)
        else { throw .unreadableDate }
        if width == 4 {
            guard let third = bytes.readDigits(at: &position, most: 2) else { throw .unreadableDate }
            return try day(first, second, third)
        }
        let yearStart = position
        guard width <= 2, let third = bytes.readDigits(at: &position, least: 2, most: 4) else { throw .unreadableDate }
        guard position - yearStart != 3 else { throw .unreadableDate }
        let year = position - yearStart == 2 ? TwoDigitYear.full(third) : third
        switch order ?? DateOrderEvidence(first: first, second: second).order {
        case .dayFirst: return try day(year, second, first)
        case .monthFirst: return try day(year, first, second)
        case nil:
            guard first == second else { throw .unknownDateOrder }
            return try day(year, first, second)
        }
    }

    /// `4 March 2024`, the day and the separator read already.
    private func readNamedMonth(_ bytes: Span<UInt8>, _ position: inout Int, day number: Int) throws(ValueDefect)
        -> LocalDay
    {
        guard let month = MonthName.number(of: bytes.readWord(at: &position)), position < bytes.count else {
            throw .unreadableDate
        }
        position += 1
        let start = position
        guard let year = bytes.readDigits(at: &position, least: 2, most: 4), position - start != 3 else {
            throw .unreadableDate
        }
        return try day(position - start == 2 ? TwoDigitYear.full(year) : year, month, number)
    }

    /// `March 4, 2024`.
    private func readNamedMonthFirst(_ bytes: Span<UInt8>, _ position: inout Int) throws(ValueDefect) -> LocalDay {
        guard let month = MonthName.number(of: bytes.readWord(at: &position)) else { throw .unreadableDate }
        bytes.skipSpaces(at: &position)
        guard let number = bytes.readDigits(at: &position, most: 2) else { throw .unreadableDate }
        _ = bytes.skip(UInt8(ascii: ","), at: &position)
        bytes.skipSpaces(at: &position)
        guard let year = bytes.readDigits(at: &position, least: 4, most: 4) else { throw .unreadableDate }
        return try day(year, month, number)
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) throws(ValueDefect) -> LocalDay {
        guard let date = LocalDay(year: year, month: month, day: day) else { throw .impossibleDate }
        return date
    }

    private func readTime(_ bytes: Span<UInt8>, _ position: inout Int, day: LocalDay) throws(ValueDefect)
        -> ParsedMoment
    {
        guard var hour = bytes.readDigits(at: &position, most: 2) else { throw .unreadableDate }
        var (minute, second, microsecond) = (0, 0, 0)
        if bytes.skip(UInt8(ascii: ":"), at: &position) || bytes.skip(UInt8(ascii: "."), at: &position) {
            guard let value = bytes.readDigits(at: &position, least: 2, most: 2) else { throw .unreadableDate }
            minute = value
            if bytes.skip(UInt8(ascii: ":"), at: &position) {
                guard let value = bytes.readDigits(at: &position, least: 2, most: 2) else { throw .unreadableDate }
                second = value
                microsecond = readFraction(bytes, &position)
            }
        }
        let afterTime = position
        bytes.skipSpaces(at: &position)
        if position < bytes.count, (bytes[position] | 0x20) == UInt8(ascii: "a") || (bytes[position] | 0x20) == UInt8(ascii: "p") {
            guard let half = HalfDay(bytes.readWord(at: &position)), (1...12).contains(hour) else {
                throw .unreadableDate
            }
            hour = half.hour(hour)
        } else {
            position = afterTime
        }
        guard hour < 24, minute < 60, second < 60 else { throw .impossibleDate }
        let reading = LocalDateTime(day: day, secondOfDay: Int32(hour * 3600 + minute * 60 + second))
        guard let offset = try readOffset(bytes, &position) else {
            return .local(reading, microsecond: Int32(microsecond), hasTime: true)
        }
        let seconds = reading.secondsSinceEpoch - Int64(offset)
        return .instant(Instant(microseconds: seconds * 1_000_000 + Int64(microsecond)))
    }

    private func readFraction(_ bytes: Span<UInt8>, _ position: inout Int) -> Int {
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "."), bytes[position + 1] &- 0x30 < 10 else {
            return 0
        }
        position += 1
        let start = position
        guard var fraction = bytes.readDigits(at: &position, most: 6) else { return 0 }
        for _ in (position - start)..<6 { fraction *= 10 }
        // Digits past the microsecond are more than any engine keeps.
        while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
        return fraction
    }

    /// Seconds east of UTC from `Z`, `UTC`, `GMT`, `+01:00`, `+0100` or `+01`; nil where nothing follows.
    private func readOffset(_ bytes: Span<UInt8>, _ position: inout Int) throws(ValueDefect) -> Int? {
        guard position < bytes.count else { return nil }
        bytes.skipSpaces(at: &position)
        guard position < bytes.count else { return nil }
        let sign = bytes[position]
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            position += 1
            guard let hours = bytes.readDigits(at: &position, least: 2, most: 2) else { throw .unreadableDate }
            _ = bytes.skip(UInt8(ascii: ":"), at: &position)
            let minutes = bytes.readDigits(at: &position, least: 2, most: 2) ?? 0
            guard position == bytes.count, hours <= 14, minutes < 60 else { throw .unreadableDate }
            return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
        }
        let word = bytes.readWord(at: &position)
        guard position == bytes.count, word == "z" || word == "utc" || word == "gmt" else { throw .unreadableDate }
        return 0
    }
}

/// What one date of numbers proves about its column: a number above 12 is a day.
struct DateOrderEvidence {
    let first: Int
    let second: Int

    /// The order that this date proves, or nil where both numbers could be months.
    var order: DateOrder? {
        if first > 12, second <= 12 { return .dayFirst }
        if second > 12, first <= 12 { return .monthFirst }
        return nil
    }

    init(first: Int, second: Int) {
        self.first = first
        self.second = second
    }

    /// The first two numbers of a date such as `25/04/2024`, or nil where the value is no date of that kind.
    init?(_ bytes: Span<UInt8>) {
        var position = 0
        guard let first = bytes.readDigits(at: &position, most: 2), position < bytes.count else { return nil }
        let separator = bytes[position]
        guard separator == UInt8(ascii: "/") || separator == UInt8(ascii: ".") || separator == UInt8(ascii: "-") else {
            return nil
        }
        position += 1
        guard let second = bytes.readDigits(at: &position, most: 2), bytes.skip(separator, at: &position),
            bytes.readDigits(at: &position, least: 2, most: 4) != nil
        else { return nil }
        self.init(first: first, second: second)
    }
}
