import BookingModel

extension MomentParser {
    /// Whether a value is a time of day and nothing else: `9:00`, `09:00:30`, `9 pm`, `14h30`, `18.30 Uhr`, `18h`, or from one
    /// to another, `18 – 20 Uhr`. It is what can be read behind a date. A number by itself may count anything.
    static func isClock(_ value: Span<UInt8>) -> Bool {
        guard value.count > 1, value[0] &- 0x30 < 10, saysClock(value) else { return false }
        var position = 0
        guard value.readDigits(at: &position, most: 2) != nil,
            position == value.count || value[position] &- 0x30 >= 10
        else { return false }
        position = 0
        var kinds: [RepairKind] = []
        let day = LocalDay(daysSinceEpoch: 0)
        return (try? MomentParser().readTime(value, &position, day: day, &kinds)) != nil && position == value.count
    }

    /// Whether there is a time of day in a value: minutes behind a colon, or a number and a word for hours at the end.
    static func hasClock(_ value: Span<UInt8>) -> Bool {
        for index in value.indices.dropFirst().dropLast() where value[index] == UInt8(ascii: ":") {
            if value[index - 1] &- 0x30 < 10, value[index + 1] &- 0x30 < 10 { return true }
        }
        return endsInHours(value)
    }

    /// Whether a value has what numbers alone lack: minutes, a half of the day, or a word for hours.
    private static func saysClock(_ value: Span<UInt8>) -> Bool {
        for index in value.indices where value[index] == UInt8(ascii: ":") || value[index] == UInt8(ascii: ".") {
            return true
        }
        for index in value.indices.dropFirst()
        where value[index] | 0x20 == UInt8(ascii: "h") && value[index - 1] &- 0x30 < 10 {
            return true
        }
        let last = value[value.count - 1] | 0x20
        return last == UInt8(ascii: "m") || endsInHours(value)
    }

    /// Whether a value ends in a number and one of the words that stand behind times.
    private static func endsInHours(_ value: Span<UInt8>) -> Bool {
        var start = value.count
        while start > 0, (0x61...0x7A).contains(value[start - 1] | 0x20) { start -= 1 }
        var end = start
        while start > 0, value[start - 1] == 0x20 { start -= 1 }
        guard start > 0, value[start - 1] &- 0x30 < 10 else { return false }
        return DateWords.afterTimes.contains(value.readWord(at: &end))
    }
}
