/// The first of several days as it stands before the last, which says the rest of it.
enum PartialDay: Equatable {
    /// The `15` of `15-17 April 2024`.
    case day(Int)
    /// The `29 April` of `29 April - 1 May 2024`, the `April 29` of `April 29 – May 1, 2024`.
    case named(month: Int, day: Int, isMonthFirst: Bool)
    /// Where the `15.04.` of `15.04. - 16.04.2024` stands.
    case numbers(Range<Int>)

    /// What stands at `start`, which moves past it; nil, and no move, where no such day does.
    init?(_ bytes: Span<UInt8>, at start: inout Int) {
        let parser = MomentParser()
        var position = start
        if let month = MonthName.number(of: bytes.readLetters(at: &position)) {
            _ = bytes.skip(UInt8(ascii: "."), at: &position)
            bytes.skipSpaces(at: &position)
            guard let day = bytes.readDigits(at: &position, most: 2) else { return nil }
            parser.skipOrdinal(bytes, &position)
            self = .named(month: month, day: day, isMonthFirst: true)
            start = position
            return
        }
        position = start
        guard let day = bytes.readDigits(at: &position, most: 2) else { return nil }
        parser.skipOrdinal(bytes, &position)
        let hasPoint = bytes.skip(UInt8(ascii: "."), at: &position)
        var end = position
        if hasPoint || bytes.skip(UInt8(ascii: "/"), at: &end), bytes.readDigits(at: &end, most: 2) != nil,
            !PartialDay.isDayOfMonth(bytes, end)
        {
            // `15.04.` has a point behind, too.
            if hasPoint { _ = bytes.skip(UInt8(ascii: "."), at: &end) }
            self = .numbers(start..<end)
            start = end
            return
        }
        end = position
        bytes.skipSpaces(at: &end)
        if let month = MonthName.number(of: bytes.readLetters(at: &end)) {
            _ = bytes.skip(UInt8(ascii: "."), at: &end)
            self = .named(month: month, day: day, isMonthFirst: false)
            start = end
            return
        }
        self = .day(day)
        start = position
    }

    /// Whether the name of a month follows: `4/5 April` are two days of one month.
    private static func isDayOfMonth(_ bytes: Span<UInt8>, _ position: Int) -> Bool {
        var end = position
        _ = bytes.skip(UInt8(ascii: "."), at: &end)
        bytes.skipSpaces(at: &end)
        return MonthName.number(of: bytes.readLetters(at: &end)) != nil
    }
}
