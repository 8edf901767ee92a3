import BookingModel
import Foundation
import TestSupport
import Testing

@Suite struct BusinessTimeZoneTests {
    static let names = [
        "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo", "UTC",
    ]

    @Test(arguments: names) func `The wall clock is Foundation's at any moment`(_ name: String) throws {
        let zone = try #require(BusinessTimeZone(name: name))
        let foundation = try #require(TimeZone(identifier: name))
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<4_000 {
            // 1950 to 2100.
            let second = Int64.random(in: -631_152_000..<4_102_444_800, using: &generator)
            let offset = foundation.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
            let local = zone.local(Instant(seconds: second))
            #expect(local.secondsSinceEpoch == second + Int64(offset), "\(name) at \(second)")
        }
    }

    @Test(arguments: names) func `What the clock showed resolves to the moment, or to one of two`(_ name: String) throws
    {
        let zone = try #require(BusinessTimeZone(name: name))
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<4_000 {
            let instant = Instant(seconds: .random(in: -631_152_000..<4_102_444_800, using: &generator))
            switch zone.resolve(zone.local(instant)) {
            case .exact(let found): #expect(found == instant)
            case .ambiguous(let earlier, let later):
                #expect(earlier < later)
                #expect(instant == earlier || instant == later)
                #expect(zone.local(earlier) == zone.local(later))
            case .skipped: Issue.record("\(name): the clock showed it, so it was not skipped: \(instant)")
            }
        }
    }

    @Test(arguments: names) func `A reading that was skipped is shown by no moment`(_ name: String) throws {
        let zone = try #require(BusinessTimeZone(name: name))
        var generator = SeededGenerator(seed: 4)
        var wall = Int64(1_262_304_000)
        while wall < 1_893_456_000 {
            wall += .random(in: 600..<2_400, using: &generator)
            let reading = LocalDateTime(secondsSinceEpoch: wall)
            guard case .skipped(let instant) = zone.resolve(reading) else { continue }
            // By the rule before the gap the clock reads later than it should, by the length of the gap.
            #expect(zone.local(instant) > reading)
        }
    }

    private func reading(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int) throws -> LocalDateTime {
        let date = try #require(LocalDay(year: year, month: month, day: day))
        return LocalDateTime(day: date, secondOfDay: Int32(hour * 3600 + minute * 60))
    }

    @Test func `London skips an hour in March and has one twice in October`() throws {
        let london = try #require(BusinessTimeZone(name: "Europe/London"))
        #expect(london.resolve(try reading(2024, 3, 31, 0, 59)) == .exact(Instant(seconds: 1_711_846_740)))
        #expect(london.resolve(try reading(2024, 3, 31, 1, 30)) == .skipped(Instant(seconds: 1_711_848_600)))
        #expect(london.resolve(try reading(2024, 3, 31, 2, 0)) == .exact(Instant(seconds: 1_711_846_800)))
        #expect(
            london.resolve(try reading(2024, 10, 27, 1, 30))
                == .ambiguous(earlier: Instant(seconds: 1_729_989_000), later: Instant(seconds: 1_729_992_600)))
        #expect(london.resolve(try reading(2024, 10, 27, 2, 0)) == .exact(Instant(seconds: 1_729_994_400)))
    }

    @Test func `Lord Howe moves its clock by half an hour`() throws {
        let zone = try #require(BusinessTimeZone(name: "Australia/Lord_Howe"))
        // 2024-10-06 02:00 +10:30 became 02:30 +11.
        #expect(zone.resolve(try reading(2024, 10, 6, 2, 15)) == .skipped(Instant(seconds: 1_728_143_100)))
        guard case .ambiguous(let earlier, let later) = zone.resolve(try reading(2024, 4, 7, 1, 45)) else {
            return #expect(Bool(false), "half an hour came twice")
        }
        #expect(later.seconds - earlier.seconds == 1_800)
    }

    @Test func `A day without a midnight begins when it begins`() throws {
        // In São Paulo the clock went from 00:00 to 01:00 on 2018-11-04.
        let zone = try #require(BusinessTimeZone(name: "America/Sao_Paulo"))
        let day = try #require(LocalDay(year: 2018, month: 11, day: 4))
        #expect(zone.start(of: day) == Instant(seconds: 1_541_300_400))
        #expect(zone.day(of: zone.start(of: day)) == day)
        #expect(zone.day(of: Instant(seconds: 1_541_300_399)) == day.advanced(by: -1))
    }

    @Test(arguments: names) func `Days lie end to end`(_ name: String) throws {
        let zone = try #require(BusinessTimeZone(name: name))
        for number in Int32(17_532)..<Int32(20_454) {
            let day = LocalDay(daysSinceEpoch: number)
            let start = zone.start(of: day)
            #expect(zone.day(of: start) == day)
            #expect(zone.day(of: Instant(seconds: start.seconds - 1)) == day.advanced(by: -1))
        }
    }

    @Test func `A name that is none gives no zone`() {
        #expect(BusinessTimeZone(name: "Europe/Londn") == nil)
        #expect(BusinessTimeZone(name: "") == nil)
    }
}
