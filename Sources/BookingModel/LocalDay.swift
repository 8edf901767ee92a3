/// A calendar day in the business's own time zone, counted in days since 1970-01-01.
public struct LocalDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    public let daysSinceEpoch: Int32

    /// The day this many days after 1970-01-01.
    public init(daysSinceEpoch: Int32) { self.daysSinceEpoch = daysSinceEpoch }

    /// The day of a proleptic Gregorian date, or nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= LocalDay.length(ofMonth: month, year: year)
        else { return nil }
        self.init(validYear: year, month: month, day: day)
    }

    /// Days from civil: the year is taken to start in March, so that the leap day is its last.
    private init(validYear year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSinceEpoch = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Year, month (1–12) and day of the month (1–31).
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSinceEpoch) + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The month in which the day lies.
    public var month: Month {
        let (year, month, _) = civil
        return Month(year: year, month: month)
    }

    /// Monday 1 to Sunday 7 (ISO 8601).
    public var weekday: Int { (Int(daysSinceEpoch) + 3).flooredRemainder(7) + 1 }

    /// The day this many days later.
    public func advanced(by days: Int) -> LocalDay { LocalDay(daysSinceEpoch: daysSinceEpoch + Int32(days)) }

    /// The earlier day is the smaller.
    public static func < (left: LocalDay, right: LocalDay) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

    /// The number of days in a month of the Gregorian calendar; `month` is 1–12.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension LocalDay: CustomStringConvertible, LosslessStringConvertible {
    /// `2024-03-04`.
    public var description: String {
        let (year, month, day) = civil
        return "\(zeroPadded(year, 4))-\(zeroPadded(month, 2))-\(zeroPadded(day, 2))"
    }

    /// Reads `2024-03-04`; nil for anything else.
    public init?(_ description: String) {
        let parts = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let year = Int(parts[0]),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

/// A calendar month, counted in months since year 0.
public struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// year × 12 + (month − 1).
    public let ordinal: Int32

    /// The month of this ordinal.
    public init(ordinal: Int32) { self.ordinal = ordinal }

    /// The month of a year; `month` is 1–12.
    public init(year: Int, month: Int) { ordinal = Int32(year * 12 + month - 1) }

    /// The first day of the month.
    public var firstDay: LocalDay { day(1) }

    /// The last day of the month.
    public var lastDay: LocalDay { Month(ordinal: ordinal + 1).firstDay.advanced(by: -1) }

    /// The earlier month is the smaller.
    public static func < (left: Month, right: Month) -> Bool { left.ordinal < right.ordinal }

    /// The month this many months later.
    public func advanced(by months: Int) -> Month { Month(ordinal: ordinal + Int32(months)) }

    /// `2024-03-01`: a month is written as its first day, which every spreadsheet reads as a date.
    public var description: String { firstDay.description }

    private func day(_ day: Int) -> LocalDay {
        LocalDay(year: Int(ordinal) / 12, month: Int(ordinal) % 12 + 1, day: day) ?? LocalDay(daysSinceEpoch: 0)
    }
}

extension Int {
    /// The quotient rounded towards negative infinity.
    func flooredQuotient(_ divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }

    /// The remainder that goes with `flooredQuotient`: never negative for a positive divisor.
    func flooredRemainder(_ divisor: Int) -> Int {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}

func zeroPadded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
