import BookingModel
import TestSupport
import Testing

@testable import Importing

/// Every way of writing a moment, against one arithmetic.
@Suite struct MomentFormatsTests {
    private func read(_ text: String, _ parser: MomentParser = MomentParser()) throws -> ParsedMoment {
        let bytes = Array(text.utf8)
        return try parser.read(bytes.span)
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

    /// The spellings of a reading by the minute, and the order of day and month that each needs.
    private static func spellings(_ reading: LocalDateTime) -> [(text: String, order: DateOrder?)] {
        let (year, month, day) = reading.day.civil
        let hour = Int(reading.secondOfDay) / 3600
        let minute = Int(reading.secondOfDay) / 60 % 60
        let name = months[month - 1]
        let clock = "\(two(hour)):\(two(minute))"
        let twelve = hour % 12 == 0 ? 12 : hour % 12
        let half = hour < 12 ? "am" : "pm"
        let late = "\(twelve):\(two(minute)) \(half)"
        let (d, m) = (two(day), two(month))
        return [
            ("\(year)-\(m)-\(d) \(clock)", nil), ("\(year)-\(m)-\(d)T\(clock):00", nil),
            ("\(year)/\(m)/\(d) \(clock)", nil),
            ("\(year)-\(m)-\(d) \(late)", nil), ("\(d).\(m).\(year) \(clock)", .dayFirst),
            ("\(day)/\(month)/\(year) \(clock)", .dayFirst), ("\(month)/\(day)/\(year) \(late)", .monthFirst),
            ("\(d)/\(m)/\(two(year % 100)) \(clock)", .dayFirst), ("\(name) \(day), \(year) \(late)", nil),
            ("\(name.prefix(3)) \(day), \(year) \(late)", nil), ("\(d)-\(name.prefix(3))-\(year) \(clock)", nil),
            ("\(day) \(name) \(year), \(clock)", nil), ("Mon, \(day) \(name.prefix(3)) \(year) \(clock)", nil),
            ("\(year)-\(m)-\(d) \(twelve):\(two(minute))\(half)", nil),
            ("\(year)-\(m)-\(d) \(twelve):\(two(minute)) \(half.prefix(1)).m.", nil),
            ("\(year)\(m)\(d)\(two(hour))\(two(minute))00", nil),
            ("\(day)th of \(name) \(year) at \(late)", nil), ("\(name.prefix(3))-\(d)-\(year) \(clock)", nil),
            ("\(name.prefix(3))-\(d)-\(two(year % 100)) \(clock)", nil), ("\(day)/\(m)/\(year) - \(clock)", .dayFirst),
            ("\(day) \(name) \(year) @ \(late)", nil),
        ]
    }

    @Test func `Every way of writing a moment reads back to the same one`() throws {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<1_000 {
            // 1980 to 2060, so that two digits of the year are enough.
            let day = LocalDay(daysSinceEpoch: .random(in: 3_653...33_000, using: &generator))
            let reading = LocalDateTime(day: day, secondOfDay: Int32.random(in: 0..<1_440, using: &generator) * 60)
            for (text, order) in Self.spellings(reading) {
                #expect(
                    try read(text, MomentParser(order: order)) == .local(reading, microsecond: 0, hasTime: true),
                    "\(text)")
            }
        }
    }

    @Test(arguments: [
        ("2024-03-20 10:00 - 16:00", 10 * 60), ("20 Mar 2024 10:00–16:00", 10 * 60),
        ("20 Mar 2024 10:00 → 16:00", 10 * 60),
        ("March 20, 2024 9:30 PM → March 21, 2024 1:30 AM", 21 * 60 + 30), ("20 Mar 2024 9:30 AM-4 PM", 9 * 60 + 30),
        ("20 Mar 2024 1:00 - 2:30 pm", 13 * 60), ("20 Mar 2024 9 to 5pm", 9 * 60),
        ("2024-03-20 11:30 - 12:30 pm", 11 * 60 + 30),
        ("20 Mar 2024 12:15 - 1:00 pm", 12 * 60 + 15), ("20 Mar 2024 14:00 until 15:00 Europe/London", 14 * 60),
        ("Wednesday, Mar 20, 2024 09:30 AM-10:30 AM Europe/London (GMT+00:00)", 9 * 60 + 30),
    ])
    func `Of a range of times the start counts, and that there was more is noted`(_ text: String, _ minute: Int) throws
    {
        var kinds: [RepairKind] = []
        let parsed = try MomentParser().read(Array(text.utf8).span, noting: &kinds)
        let zone = try #require(BusinessTimeZone(name: "Europe/London"))
        #expect(try parsed.instant(in: zone) == Instant(seconds: 1_710_892_800 + Int64(minute) * 60))
        #expect(kinds == [.timeRange])
    }

    @Test(arguments: [
        "2024-03-20 10:00 - 25:00", "2024-03-20 10:00 - later", "2024-03-20 10:00 -", "2024-03-20 10:00 to 3 Foo",
    ])
    func `What ends in no time is no range`(_ text: String) {
        #expect(throws: ValueDefect.self) { try read(text) }
    }

    @Test func `An offset is no end of a range`() throws {
        #expect(try read("2024-03-20 10:00 -05:00").instant(in: .utc).description == "2024-03-20T15:00:00Z")
        #expect(try read("2024-03-20T10:00:00-0500").instant(in: .utc).description == "2024-03-20T15:00:00Z")
    }

    @Test func `The days of a spreadsheet are days and seconds, from 1900 or 1904`() throws {
        var generator = SeededGenerator(seed: 22)
        for _ in 0..<2_000 {
            let days = Int.random(in: 20_000...70_000, using: &generator)
            let second = Int.random(in: 1..<86_400, using: &generator)
            // Ten decimals, as spreadsheets write them.
            let fraction = String((second * 10_000_000_000 + 43_200) / 86_400)
            let text = "\(days)." + String(repeating: "0", count: 10 - fraction.count) + fraction
            let day = LocalDay(daysSinceEpoch: Int32(days - 25_569))
            #expect(
                try read(text)
                    == .local(LocalDateTime(day: day, secondOfDay: Int32(second)), microsecond: 0, hasTime: true),
                "\(text)")
            #expect(
                try read("\(days)", MomentParser(dateSystem: .from1904))
                    == .local(LocalDateTime(day: day.advanced(by: 1_462)), microsecond: 0, hasTime: false))
        }
    }

    @Test func `Seconds since 1970 are a moment in a column of such, milliseconds anywhere`() throws {
        #expect(try read("1709577000", MomentParser(isUnixTime: true)) == .instant(Instant(seconds: 1_709_577_000)))
        #expect(try read("1709577000123") == .instant(Instant(microseconds: 1_709_577_000_123_000)))
        #expect(throws: ValueDefect.self) { try read("1709577000") }
    }

    @Test(arguments: ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
    func `A zone in the value has the rules of that zone, its gaps and its repeated hours`(_ name: String) throws {
        let zone = try #require(BusinessTimeZone(name: name))
        var generator = SeededGenerator(seed: 23)
        var skipped = 0
        for _ in 0..<3_000 {
            // Around the changes of the clocks of spring and autumn, and anywhere.
            let month = [3, 4, 10, 11, 7].randomElement(using: &generator) ?? 3
            let last = LocalDay.length(ofMonth: month, year: 2024)
            let day = try #require(LocalDay(year: 2024, month: month, day: .random(in: 1...last, using: &generator)))
            let minute = Int32.random(in: 0..<300, using: &generator)
            let reading = LocalDateTime(day: day, secondOfDay: minute * 60)
            let text = "\(day) \(Self.two(Int(minute) / 60)):\(Self.two(Int(minute) % 60)) \(name)"
            let parsed = try read(text)
            switch zone.resolve(reading) {
            case .exact(let moment), .ambiguous(let moment, _):
                #expect(try parsed.instant(in: .utc) == moment, "\(text)")
            case .skipped:
                skipped += 1
                #expect(throws: ValueDefect.skippedTime) { try parsed.instant(in: .utc) }
            }
        }
        #expect(skipped > 0 || name == "Asia/Kolkata")
    }

    @Test(arguments: [
        ("Central Time - US & Canada", "America/Chicago"), ("Central Time (US & Canada)", "America/Chicago"),
        ("(GMT-06:00) Central Time (US & Canada)", "America/Chicago"), ("GMT Standard Time", "Europe/London"),
        ("W. Europe Standard Time", "Europe/Berlin"), ("Pacific Standard Time", "America/Los_Angeles"),
        ("(UTC+01:00) Amsterdam", "Europe/Amsterdam"), ("(Europe/London)", "Europe/London"),
    ])
    func `Zones have many names`(_ name: String, _ iana: String) throws {
        guard case .zone(let zone) = TimeZoneNames.zone(name) else {
            Issue.record("\(name) is not known")
            return
        }
        #expect(zone.name == iana)
    }

    @Test func `Every zone of the lists is one that the system has`() throws {
        for line in (TimeZoneNames.railsNames + "\n" + TimeZoneNames.windowsNames).split(separator: "\n") {
            let iana = try #require(line.split(separator: "=").first)
            #expect(BusinessTimeZone(name: String(iana)) != nil, "\(iana)")
        }
    }

    @Test(arguments: [
        ("2024-07-01 11:00 BST", "2024-07-01T10:00:00Z"), ("2024-07-01 11:00 EDT", "2024-07-01T15:00:00Z"),
        ("2024-07-01 11:00 GMT+1", "2024-07-01T10:00:00Z"), ("2024-07-01 11:00 UTC+05:30", "2024-07-01T05:30:00Z"),
        ("2024-07-01T11:00:00+0200 (CEST)", "2024-07-01T09:00:00Z"),
    ])
    func `Abbreviations and offsets by name are offsets`(_ text: String, _ moment: String) throws {
        #expect(try read(text).instant(in: .utc).description == moment)
    }

    @Test(arguments: ["2024-07-01 11:00 IST", "2024-07-01 11:00 Middle Earth", "2024-07-01 11:00 Europe/Nowhere"])
    func `A zone that is not known, or means several, is refused`(_ text: String) {
        #expect(throws: ValueDefect.unknownTimeZone) { try read(text) }
    }
}
