import BookingModel
import TestSupport
import Testing

@Suite struct LocalDayTests {
    /// Walks the calendar one day at a time, by the rules alone.
    struct NaiveCalendar {
        var year = 1600
        var month = 1
        var day = 1

        static func isLeap(_ year: Int) -> Bool {
            if year % 400 == 0 { return true }
            return year % 100 == 0 ? false : year % 4 == 0
        }

        var lengthOfMonth: Int {
            if month == 2 { return NaiveCalendar.isLeap(year) ? 29 : 28 }
            return [4, 6, 9, 11].contains(month) ? 30 : 31
        }

        mutating func step() {
            day += 1
            guard day > lengthOfMonth else { return }
            (day, month) = (1, month + 1)
            guard month > 12 else { return }
            (month, year) = (1, year + 1)
        }
    }

    @Test func `Every day from 1600 to 2400 has its number, its date, its weekday and its month`() throws {
        var calendar = NaiveCalendar()
        let first = try #require(LocalDay(year: 1600, month: 1, day: 1))
        // 1600-01-01 was a Saturday.
        #expect(first.weekday == 6)
        var number = first.daysSinceEpoch
        var failures = 0
        while calendar.year <= 2400 {
            let day = LocalDay(daysSinceEpoch: number)
            let isRight =
                day.civil == (calendar.year, calendar.month, calendar.day)
                && LocalDay(year: calendar.year, month: calendar.month, day: calendar.day) == day
                && day.weekday == Int(number - first.daysSinceEpoch + 5) % 7 + 1
                && day.month == Month(year: calendar.year, month: calendar.month)
            if !isRight { failures += 1 }
            number += 1
            calendar.step()
        }
        #expect(failures == 0)
        #expect(number - first.daysSinceEpoch == 292_560)
    }

    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2024, 2, 29, 19_782), (2026, 6, 30, 20_634),
    ])
    func `Days are counted from 1970`(_ year: Int, _ month: Int, _ day: Int, _ number: Int) {
        #expect(LocalDay(year: year, month: month, day: day)?.daysSinceEpoch == Int32(number))
    }

    @Test(arguments: [
        (2023, 2, 29), (2100, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0),
        (2024, 1, 32),
        (0, 1, 1), (10_000, 1, 1),
    ])
    func `A day that no calendar has is refused`(_ year: Int, _ month: Int, _ day: Int) {
        #expect(LocalDay(year: year, month: month, day: day) == nil)
    }

    @Test func `A day is written as it is read`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            let day = LocalDay(daysSinceEpoch: .random(in: -135_140...157_000, using: &generator))
            #expect(LocalDay(day.description) == day)
        }
    }

    @Test(arguments: [
        "", "2024-3-04", "2024-03-4", "24-03-04", "2024/03/04", "2024-03-04 ", "2024-+3-04", "2024--3-04",
        "2024-03-04-05",
        "٢٠٢٤-03-04", "2024-02-30",
    ])
    func `Anything but a day is not read`(_ text: String) { #expect(LocalDay(text) == nil) }

    @Test func `Months follow one another and end before the next begins`() {
        for ordinal in Int32(1900 * 12)..<Int32(2100 * 12) {
            let month = Month(ordinal: ordinal)
            #expect(month.lastDay.advanced(by: 1) == month.advanced(by: 1).firstDay)
            #expect(month.firstDay.month == month && month.lastDay.month == month)
        }
        #expect(Month(year: 2024, month: 12).advanced(by: 1).description == "2025-01-01")
        #expect(Month(year: 2024, month: 2).lastDay.description == "2024-02-29")
    }
}
