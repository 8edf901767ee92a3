import BookingModel

/// Reads dates and times as exports write them: ISO 8601, numbers by slashes, dots or hyphens, names of months, the days
/// that spreadsheets count, and the seconds that computers do.
struct MomentParser {
    /// Which of day and month comes first in `03/04/2024`; nil: such a date is not read unless it can be told.
    var order: DateOrder?
    /// The column holds dates of both orders: those that can be read both ways are refused for it.
    var hasMixedOrders = false
    /// From which day a bare number such as 45355 counts.
    var dateSystem = DateSystem.from1900
    /// Whether ten digits are seconds since 1970; thirteen are milliseconds in any case.
    var isUnixTime = false

    /// The moment that `bytes`, trimmed, spells.
    func read(_ bytes: Span<UInt8>) throws(ValueDefect) -> ParsedMoment {
        var kinds: [RepairKind] = []
        return try read(bytes, noting: &kinds)
    }

    /// The same; what had to be assumed is added to `kinds`.
    func read(_ bytes: Span<UInt8>, noting kinds: inout [RepairKind]) throws(ValueDefect) -> ParsedMoment {
        if let instant = MomentParser.usual(bytes) { return .instant(instant) }
        if let number = try bareNumber(bytes, &kinds) { return number }
        let before = kinds
        do throws(ValueDefect) {
            return try readOne(bytes, &kinds)
        } catch {
            kinds = before
            do throws(ValueDefect) {
                if let days = try readDays(bytes, &kinds) { return days }
            } catch let defect where defect.isOfDateOrder {
                throw defect
            } catch {
                // What is no range of days either is told by what is wrong with it as one day.
            }
            throw error
        }
    }

    /// One day, perhaps with a time or a range of times.
    private func readOne(_ bytes: Span<UInt8>, _ kinds: inout [RepairKind]) throws(ValueDefect) -> ParsedMoment {
        var position = 0
        skipWeekday(bytes, &position)
        let day = try readDay(bytes, &position, &kinds)
        guard position < bytes.count else {
            return .local(LocalDateTime(day: day), microsecond: 0, hasTime: false)
        }
        if !bytes.skip(UInt8(ascii: "T"), at: &position) {
            _ = bytes.skip(UInt8(ascii: ","), at: &position)
            let before = position
            bytes.skipSpaces(at: &position)
            guard position > before else { throw .unreadableDate }
            skipAt(bytes, &position)
        }
        // `15 Apr 2024 (9am-5pm)`.
        if bytes.skip(UInt8(ascii: "("), at: &position) {
            let inside = bytes.extracting(..<MomentParser.endInBracket(bytes))
            return try readTime(inside, &position, day: day, &kinds)
        }
        return try readTime(bytes, &position, day: day, &kinds)
    }

    /// `2024-03-04T18:30:00Z`, as nearly all programs write it; nil for anything else, right or wrong.
    static func usual(_ bytes: Span<UInt8>) -> Instant? {
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
        guard isNumeric, isPlausible(year), year != 9999, hour < 24, minute < 60, second < 60,
            let date = LocalDay(year: year, month: month, day: day)
        else { return nil }
        return Instant(seconds: Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second))
    }

    func readDay(_ bytes: Span<UInt8>, _ position: inout Int, _ kinds: inout [RepairKind])
        throws(ValueDefect) -> LocalDay
    {
        if position < bytes.count, bytes[position] &- 0x30 >= 10 {
            return try readNamedMonthFirst(bytes, &position, &kinds)
        }
        let start = position
        guard let first = bytes.readDigits(at: &position, most: 8) else { throw .unreadableDate }
        let width = position - start
        if width == 8 { return try day(first / 10_000, first / 100 % 100, first % 100) }
        skipOrdinal(bytes, &position)
        guard position < bytes.count else { throw .unreadableDate }
        let separator = bytes[position]
        switch separator {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: " "): position += 1
        default: throw .unreadableDate
        }
        // “4. März”
        if separator == UInt8(ascii: ".") { bytes.skipSpaces(at: &position) }
        if position < bytes.count, (0x61...0x7A).contains(bytes[position] | 0x20) {
            return try readNamedMonth(bytes, &position, day: first, &kinds)
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
        let year = try fullYear(third, digits: position - yearStart, &kinds)
        switch order ?? DateOrderEvidence(first: first, second: second).order {
        case .dayFirst: return try day(year, second, first)
        case .monthFirst: return try day(year, first, second)
        case nil:
            guard first == second else { throw hasMixedOrders ? .mixedDateOrders : .unknownDateOrder }
            return try day(year, first, second)
        }
    }

    /// `4 March 2024`, `4th of March 2024`, `4 de marzo de 2024`, the day and the separator read already.
    private func readNamedMonth(
        _ bytes: Span<UInt8>, _ position: inout Int, day number: Int, _ kinds: inout [RepairKind]
    ) throws(ValueDefect) -> LocalDay {
        var word = bytes.readLetters(at: &position)
        if word == "of" || word == "de" {
            bytes.skipSpaces(at: &position)
            word = bytes.readLetters(at: &position)
        }
        guard let month = MonthName.number(of: word), position < bytes.count else { throw .unreadableDate }
        position += 1
        bytes.skipSpaces(at: &position)
        var start = position
        if ["de", "del"].contains(bytes.readWord(at: &start)) {
            bytes.skipSpaces(at: &start)
            position = start
        }
        start = position
        guard let year = bytes.readDigits(at: &position, least: 2, most: 4), position - start != 3 else {
            throw .unreadableDate
        }
        return try day(fullYear(year, digits: position - start, &kinds), month, number)
    }

    /// `March 4, 2024`, `Mar-04-2024`.
    private func readNamedMonthFirst(_ bytes: Span<UInt8>, _ position: inout Int, _ kinds: inout [RepairKind])
        throws(ValueDefect) -> LocalDay
    {
        guard let month = MonthName.number(of: bytes.readLetters(at: &position)) else { throw .unreadableDate }
        _ = bytes.skip(UInt8(ascii: "."), at: &position)
        let hasHyphen = bytes.skip(UInt8(ascii: "-"), at: &position)
        bytes.skipSpaces(at: &position)
        guard let number = bytes.readDigits(at: &position, most: 2) else { throw .unreadableDate }
        skipOrdinal(bytes, &position)
        let isParted = bytes.skip(hasHyphen ? UInt8(ascii: "-") : UInt8(ascii: ","), at: &position)
        bytes.skipSpaces(at: &position)
        let start = position
        // Without a comma or hyphen two digits could as well be the hour.
        guard let year = bytes.readDigits(at: &position, least: isParted ? 2 : 4, most: 4), position - start != 3 else {
            throw .unreadableDate
        }
        return try day(fullYear(year, digits: position - start, &kinds), month, number)
    }

    private func fullYear(_ year: Int, digits: Int, _ kinds: inout [RepairKind]) throws(ValueDefect) -> Int {
        guard digits == 2 else { return year }
        if !kinds.contains(.twoDigitYear) { kinds.append(.twoDigitYear) }
        return TwoDigitYear.full(year)
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) throws(ValueDefect) -> LocalDay {
        // `00/01/1900`: day 0 of a spreadsheet.
        let zero = (year, month, day) == (1900, 1, 0) ? MissingValue.dayZero : nil
        guard let date = LocalDay(year: year, month: month, day: day) ?? zero else { throw .impossibleDate }
        guard MomentParser.isPlausible(year) || MissingValue.isNoDay(date) else { throw .implausibleYear }
        return date
    }

    /// Whether anything that is imported may be of a year. The last one that can be written is what databases write for
    /// “never”: a certificate that does not expire.
    static func isPlausible(_ year: Int) -> Bool { (1900...2100).contains(year) || year == 9999 }

    /// Whether a moment is of the year 9999, by which databases say that something has no end.
    static func isNoEnd(_ instant: Instant) -> Bool { instant.microseconds >= 253_370_764_800_000_000 }

    func readTime(
        _ bytes: Span<UInt8>, _ position: inout Int, day: LocalDay, _ kinds: inout [RepairKind]
    ) throws(ValueDefect) -> ParsedMoment {
        guard var hour = bytes.readDigits(at: &position, most: 2) else { throw .unreadableDate }
        var (minute, second, microsecond) = (0, 0, 0)
        var hasSeconds = false
        if bytes.skip(UInt8(ascii: ":"), at: &position) || bytes.skip(UInt8(ascii: "."), at: &position)
            || skipHourSign(bytes, &position)
        {
            guard let value = bytes.readDigits(at: &position, least: 2, most: 2) else { throw .unreadableDate }
            minute = value
            if bytes.skip(UInt8(ascii: ":"), at: &position) {
                guard let value = bytes.readDigits(at: &position, least: 2, most: 2) else { throw .unreadableDate }
                second = value
                hasSeconds = true
                microsecond = readFraction(bytes, &position)
            }
        }
        skipClockWord(bytes, &position)
        var named: HalfDay?
        let afterTime = position
        bytes.skipSpaces(at: &position)
        if position < bytes.count,
            (bytes[position] | 0x20) == UInt8(ascii: "a") || (bytes[position] | 0x20) == UInt8(ascii: "p")
        {
            let start = position
            if let half = HalfDay(reading: bytes, at: &position) {
                guard (1...12).contains(hour) else { throw .unreadableDate }
                named = half
            } else {
                // A zone such as America/Chicago or AEST.
                position = start
            }
        } else {
            position = afterTime
        }
        if position < bytes.count {
            let start = ClockStart(hour: hour, minute: minute, half: named, hasSeconds: hasSeconds)
            let (isRange, half) = skipEnd(bytes, &position, start)
            if isRange {
                kinds.append(.timeRange)
                skipClockWord(bytes, &position)
            }
            named = named ?? half
        }
        if let named { hour = named.hour(hour) }
        guard hour < 24, minute < 60, second < 60 else { throw .impossibleDate }
        let reading = LocalDateTime(day: day, secondOfDay: Int32(hour * 3600 + minute * 60 + second))
        switch try readZone(bytes, &position) {
        case nil: return .local(reading, microsecond: Int32(microsecond), hasTime: true)
        case .zone(let zone): return .zoned(reading, microsecond: Int32(microsecond), zone: zone)
        case .offset(let offset):
            let seconds = reading.secondsSinceEpoch - Int64(offset)
            return .instant(Instant(microseconds: seconds * 1_000_000 + Int64(microsecond)))
        }
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
}
