/// Calendar arithmetic in whole seconds and days since 1970-01-01, and the clock of Europe/London.
enum CivilTime {
    static let day = 86_400

    /// Days since 1970-01-01 of a day of the Gregorian calendar (Hinnant, days_from_civil).
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The inverse of `days` (Hinnant, civil_from_days).
    static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
        )
    }

    /// 0 for Monday to 6 for Sunday.
    static func weekday(_ days: Int) -> Int {
        (days % 7 + 10) % 7
    }

    /// Seconds that Europe/London is ahead of UTC: an hour from the last Sunday of March to that of October, 01:00 UTC.
    static func londonOffset(atUTC seconds: Int) -> Int {
        let (year, month, _) = date(seconds / day)
        if month < 3 || month > 10 { return 0 }
        if month > 3 && month < 10 { return 3_600 }
        let last = days(year, month, 31)
        let change = (last - (weekday(last) + 1) % 7) * day + 3_600
        return (seconds >= change) == (month == 3) ? 3_600 : 0
    }

    /// The UTC instant of a local time of day. Only used from 06:00 on, when no clock is ever changed.
    static func utc(localDay: Int, secondOfDay: Int) -> Int {
        localDay * day + secondOfDay - londonOffset(atUTC: localDay * day + day / 2)
    }
}
