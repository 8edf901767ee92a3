import BookingModel
import TestSupport
import Testing

@testable import Importing

/// Courses of several days, and times of day from when to when: what counts is when they begin.
@Suite struct DayRangeTests {
    private static func read(_ text: String, order: DateOrder? = .dayFirst) throws -> (ParsedMoment, [RepairKind]) {
        var kinds: [RepairKind] = []
        let moment = try MomentParser(order: order).read(Array(text.utf8).span, noting: &kinds)
        return (moment, kinds)
    }

    @Test(arguments: [
        "15.-16.04.2024", "15.–16.04.2024", "15.04.-16.04.2024", "15.04. - 16.04.2024", "15/04 - 16/04/2024",
        "15/04/2024 - 16/04/2024", "15/04/2024-16/04/2024", "15-17 April 2024", "15 – 17 April 2024",
        "15th to 17th April 2024", "15 April - 1 May 2024", "15. April bis 16. April 2024", "15 & 16 April 2024",
        "15, 16 & 17 April 2024", "15/16 April 2024", "15/04/2024 to 17/04/2024", "15.04.2024 bis 16.04.2024",
        "vom 15.04.2024 bis 16.04.2024", "du 15/04/2024 au 16/04/2024", "del 15/04/2024 al 16/04/2024",
        "2024-04-15 - 2024-04-16", "2024-04-15/2024-04-16", "2024-04-15 to 2024-04-16", "April 15-17, 2024",
        "April 15 - May 1, 2024", "April 15, 2024 - April 17, 2024", "Mon 15 – Tue 16 April 2024",
        "15 April 2024 - 16 April 2024", "15.04.24 - 16.04.24", "15/04/2024 - 15/04/2024",
    ])
    func `Of several days the first counts, and that there were more is noted`(_ text: String) throws {
        let (moment, kinds) = try Self.read(text)
        let day = try #require(LocalDay(year: 2024, month: 4, day: 15))
        #expect(moment == .local(LocalDateTime(day: day), microsecond: 0, hasTime: false))
        #expect(kinds.filter { $0 != .twoDigitYear } == [.dayRange])
    }

    @Test func `A range may lead into the next year`() throws {
        let day = try #require(LocalDay(year: 2023, month: 12, day: 29))
        #expect(
            try Self.read("29 December - 2 January 2024").0
                == .local(LocalDateTime(day: day), microsecond: 0, hasTime: false))
    }

    @Test(arguments: [
        "15/04/2024 09:00-17:00", "15/04/2024 09:00-10:00", "15/04/2024 9-17", "2024-04-15 09:00-17:00",
        "2024-04-15 09:00-12:00", "Mon 15 Apr 2024 (9am-5pm)", "15 Apr 2024 (09:00 - 17:00)", "15/04/2024 9h00-17h30",
        "15/04/2024 from 9am to 5pm", "15.04.2024 von 9 bis 17 Uhr", "15/04/2024 09:00-17:00 UTC",
    ])
    func `Times joined by a hyphen are a range where they are no offset`(_ text: String) throws {
        let (moment, kinds) = try Self.read(text)
        #expect(try moment.instant(in: .utc).description == "2024-04-15T09:00:00Z")
        #expect(kinds == [.timeRange])
    }

    @Test(arguments: [
        "2024-04-15 10:00-05:00", "2024-04-15T10:00-0500", "2024-04-15 10:00:00-05", "15/04/2024 10:00-05:00",
    ])
    func `An offset stays one`(_ text: String) throws {
        let (moment, kinds) = try Self.read(text)
        #expect(try moment.instant(in: .utc).description == "2024-04-15T15:00:00Z")
        #expect(kinds.isEmpty)
    }

    @Test func `Several days have times where those say from when to when`() throws {
        let (moment, kinds) = try Self.read("15/04/2024 - 16/04/2024, 09:00-17:00")
        #expect(try moment.instant(in: .utc).description == "2024-04-15T09:00:00Z")
        #expect(kinds == [.dayRange, .timeRange])
    }

    @Test(arguments: [
        "17-15 April 2024", "17/04/2024 - 15/04/2024", "15-17", "15 April - later", "15-32 April 2024",
        "15/04/2024 - 16/04/2024 17:00", "15 & April 2024", "15.04. - 2024", "du 15/04/2024", "from",
        "15,,16 April 2024",
    ])
    func `What is no range of days is refused`(_ text: String) {
        #expect(throws: ValueDefect.self) { try Self.read(text) }
    }

    @Test func `Ranges tell the order of day and month, and need it`() throws {
        #expect(throws: ValueDefect.unknownDateOrder) { try Self.read("du 03/04/2024 au 05/04/2024", order: nil) }
        var evidence = ColumnEvidence()
        evidence.addDate(Array("du 05/04/2024 au 16/04/2024".utf8).span)
        #expect(evidence.conventions.dateOrder == .dayFirst)
    }

    @Test func `No bytes at all crash the reading of ranges`() {
        var generator = SeededGenerator(seed: 31)
        let words = [
            "15", "4", "2024", "/", ".", "-", " ", "–", "&", "April", "to", "du", "au", ",", "09:00", "(", ")",
        ]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                words.randomElement(using: &generator) ?? ""
            }.joined()
            _ = try? Self.read(text)
            _ = DateOrderEvidence.all(in: Array(text.utf8).span)
        }
    }

    @Test func `A session of several days begins on the first of them, and the original is kept`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                "Booking Ref,Booked On,Course,Course Date,Email,Price\n"
                    + "R-1,2024-03-04,Safety,15.-16.04.2024,ada@example.com,5.00\n"
                    + "R-2,2024-03-04,Safety,29 April - 1 May 2024,ben@example.com,5.00\n"
            )
        ])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(outcome.files.first?.repairs.contains { $0.kind == .dayRange && $0.count == 2 } == true)
        #expect(
            try workshop.texts("SELECT extra FROM bookings ORDER BY booking_reference").first?[0]?.contains(
                "15.-16.04.2024") == true)
    }
}
