@testable import SampleExports
import Testing

struct CivilTimeTests {
    @Test func `days and dates turn into each other`() {
        var days = CivilTime.days(1996, 2, 27)
        for _ in 0..<15_000 {
            let (year, month, day) = CivilTime.date(days)
            #expect(CivilTime.days(year, month, day) == days)
            days += 1
        }
        #expect(CivilTime.days(1970, 1, 1) == 0)
        #expect(CivilTime.days(2026, 6, 30) == 20_634)
        #expect(CivilTime.weekday(CivilTime.days(2026, 6, 30)) == 1)
    }

    @Test(arguments: [
        (2021, 3, 28, 3_599, 0), (2021, 3, 28, 3_600, 3_600), (2021, 10, 31, 3_599, 3_600), (2021, 10, 31, 3_600, 0),
        (2024, 3, 31, 0, 0), (2024, 3, 31, 7_200, 3_600), (2024, 10, 27, 0, 3_600), (2024, 10, 27, 3_600, 0),
        (2026, 1, 15, 0, 0), (2026, 7, 15, 0, 3_600), (2025, 3, 29, 80_000, 0), (2025, 10, 25, 80_000, 3_600),
    ])
    func `London's clock changes on the last Sundays of March and October`(
        year: Int, month: Int, day: Int, second: Int, offset: Int
    ) {
        #expect(CivilTime.londonOffset(atUTC: CivilTime.days(year, month, day) * CivilTime.day + second) == offset)
    }
}
