import BookingModel

extension MomentParser {
    /// A date written as a number alone: the days of a spreadsheet, seconds or milliseconds since 1970, or `20240304183000`.
    /// Nil for anything else.
    func bareNumber(_ bytes: Span<UInt8>, _ kinds: inout [RepairKind]) throws(ValueDefect) -> ParsedMoment? {
        guard bytes.count >= 5, bytes[4] &- 0x30 < 10, bytes[bytes.count - 1] &- 0x30 < 10 else { return nil }
        switch bytes.count {
        case 10 where isUnixTime:
            guard let seconds = MomentParser.unixSeconds(bytes) else { return nil }
            kinds.append(.unixTime)
            return .instant(Instant(seconds: seconds))
        case 13:
            var position = 0
            guard let milliseconds = bytes.readDigits(at: &position, least: 13, most: 13) else { return nil }
            kinds.append(.unixTime)
            return .instant(Instant(microseconds: Int64(milliseconds) * 1_000))
        case 14:
            var position = 0
            guard let number = bytes.readDigits(at: &position, least: 14, most: 14) else { return nil }
            let (hour, minute, second) = (number / 10_000 % 100, number / 100 % 100, number % 100)
            guard
                let day = LocalDay(
                    year: number / 10_000_000_000, month: number / 100_000_000 % 100, day: number / 1_000_000 % 100),
                hour < 24, minute < 60, second < 60
            else { throw .impossibleDate }
            return .local(
                LocalDateTime(day: day, secondOfDay: Int32(hour * 3600 + minute * 60 + second)), microsecond: 0,
                hasTime: true)
        default: return serial(bytes, &kinds)
        }
    }

    /// Seconds since 1970 of ten digits: 2001 to 2286.
    static func unixSeconds(_ bytes: Span<UInt8>) -> Int64? {
        var position = 0
        guard bytes[0] != 0x30, let seconds = bytes.readDigits(at: &position, least: 10, most: 10),
            position == bytes.count
        else { return nil }
        return Int64(seconds)
    }

    /// `45355.7708333333`: days since the end of 1899, of five digits so that nothing else can be meant (1954 to 2119).
    private func serial(_ bytes: Span<UInt8>, _ kinds: inout [RepairKind]) -> ParsedMoment? {
        var position = 0
        guard var days = bytes.readDigits(at: &position, least: 5, most: 5), (20_000...80_000).contains(days) else {
            return nil
        }
        var seconds = 0
        var hasTime = false
        if position < bytes.count {
            guard bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: ",") else { return nil }
            position += 1
            let start = position
            guard let fraction = bytes.readDigits(at: &position, most: 12) else { return nil }
            var scale = 1
            for _ in start..<position { scale *= 10 }
            while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
            guard position == bytes.count else { return nil }
            // Spreadsheets show such a number to the second, and its last digits are no more than rounding.
            seconds = (fraction * 86_400 * 2 + scale) / (scale * 2)
            hasTime = fraction > 0
        }
        if dateSystem == .from1904 { days += 1_462 }
        // Day 25,569 is 1970-01-01.
        let reading = LocalDateTime(secondsSinceEpoch: Int64(days - 25_569) * 86_400 + Int64(seconds))
        kinds.append(.excelSerial)
        return .local(reading, microsecond: 0, hasTime: hasTime)
    }
}
