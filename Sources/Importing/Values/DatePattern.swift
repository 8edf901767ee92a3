import BookingModel

/// A date format given in a mapping file, such as `yyyy-MMMM-d` or `dd.MM.yyyy HH:mm`.
///
/// The letters are those of Unicode TR 35 that exports need: y, M (a number, or a month's name from MMM on),
/// d, H, h with a, m, s. Everything else stands for itself.
public struct DatePattern: Sendable, Equatable {
    private enum Token: Equatable, Sendable {
        case year(Int)
        case month(Int)
        case monthName
        case day(Int)
        case hour(Int)
        case minute(Int)
        case second(Int)
        case halfDay
        case literal(UInt8)
    }

    private let tokens: [Token]
    /// The pattern as it was given.
    let text: String

    /// Reads a pattern; nil where it names no year, month and day, or uses a letter that is not understood.
    public init?(_ pattern: String) {
        var tokens: [Token] = []
        var rest = Array(pattern.utf8)[...]
        while let letter = rest.first {
            let run = rest.prefix { $0 == letter }.count
            // A run that touches another one of digits must be read with its exact width.
            let width = run == 1 ? 2 : run
            switch letter {
            case UInt8(ascii: "y"): tokens.append(.year(run == 1 ? 4 : run))
            case UInt8(ascii: "M"): tokens.append(run >= 3 ? .monthName : .month(width))
            case UInt8(ascii: "d"): tokens.append(.day(width))
            case UInt8(ascii: "H"), UInt8(ascii: "h"): tokens.append(.hour(width))
            case UInt8(ascii: "m"): tokens.append(.minute(width))
            case UInt8(ascii: "s"): tokens.append(.second(width))
            case UInt8(ascii: "a"): tokens.append(.halfDay)
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where letter != UInt8(ascii: "T"),
                UInt8(ascii: "b")...UInt8(ascii: "z"):
                return nil
            default: for _ in 0..<run { tokens.append(.literal(letter)) }
            }
            rest = rest.dropFirst(run)
        }
        let hasMonth = tokens.contains { if case .month = $0 { true } else { $0 == .monthName } }
        let hasYear = tokens.contains { if case .year = $0 { true } else { false } }
        let hasDay = tokens.contains { if case .day = $0 { true } else { false } }
        guard hasYear, hasMonth, hasDay else { return nil }
        self.tokens = tokens
        text = pattern
    }

    /// The wall-clock reading that `bytes` spells in this pattern.
    func read(_ bytes: Span<UInt8>) throws(ValueDefect) -> ParsedMoment {
        var (year, month, day, hour, minute, second) = (0, 0, 0, 0, 0, 0)
        var hasTime = false
        var halfDay: HalfDay?
        var position = 0
        for token in tokens {
            switch token {
            case .year(let width): year = try digits(bytes, &position, least: width, most: width)
            case .month(let width): month = try digits(bytes, &position, least: 1, most: width)
            case .monthName:
                guard let number = MonthName.number(of: bytes.readLetters(at: &position)) else {
                    throw .unreadableDate
                }
                month = number
            case .day(let width): day = try digits(bytes, &position, least: 1, most: width)
            case .hour(let width):
                hour = try digits(bytes, &position, least: 1, most: width)
                hasTime = true
            case .minute(let width): minute = try digits(bytes, &position, least: 1, most: width)
            case .second(let width): second = try digits(bytes, &position, least: 1, most: width)
            case .halfDay:
                guard let half = HalfDay(bytes.readWord(at: &position)) else { throw .unreadableDate }
                halfDay = half
            case .literal(let byte): guard bytes.skip(byte, at: &position) else { throw .unreadableDate }
            }
        }
        guard position == bytes.count else { throw .unreadableDate }
        if let halfDay {
            guard (1...12).contains(hour) else { throw .unreadableDate }
            hour = halfDay.hour(hour)
        }
        if year < 100 { year = TwoDigitYear.full(year) }
        guard let date = LocalDay(year: year, month: month, day: day), hour < 24, minute < 60, second < 60 else {
            throw .impossibleDate
        }
        let reading = LocalDateTime(day: date, secondOfDay: Int32(hour * 3600 + minute * 60 + second))
        return .local(reading, microsecond: 0, hasTime: hasTime)
    }

    private func digits(_ bytes: Span<UInt8>, _ position: inout Int, least: Int, most: Int) throws(ValueDefect) -> Int {
        guard let value = bytes.readDigits(at: &position, least: least, most: most) else { throw .unreadableDate }
        return value
    }
}

/// The half of the day of a 12-hour clock.
enum HalfDay {
    case morning, afternoon

    /// `am`, `PM`, `p`, `a.m.`; nil, and no move, for anything else.
    init?(reading bytes: Span<UInt8>, at position: inout Int) {
        var end = position
        var word = bytes.readWord(at: &end)
        if word.utf8.count == 1, bytes.skip(UInt8(ascii: "."), at: &end) {
            bytes.skipSpaces(at: &end)
            word += bytes.readWord(at: &end)
            _ = bytes.skip(UInt8(ascii: "."), at: &end)
        }
        self.init(word)
        position = end
    }

    init?(_ word: String) {
        switch word {
        case "am", "a": self = .morning
        case "pm", "p": self = .afternoon
        default: return nil
        }
    }

    /// The one that this is not.
    var other: HalfDay { self == .morning ? .afternoon : .morning }

    /// The hour of a 24-hour clock: 12 am is 0, 12 pm is 12.
    func hour(_ hour: Int) -> Int { hour % 12 + (self == .afternoon ? 12 : 0) }
}

/// The century of a year written with two digits: 69–99 are 19xx, the rest 20xx, as POSIX has it. Right for bookings; a
/// date of birth would need another pivot.
enum TwoDigitYear {
    static func full(_ year: Int) -> Int { year < 69 ? 2000 + year : 1900 + year }
}
