import BookingModel
import Foundation
import TestSupport
import Testing

@testable import Importing

@Suite struct MomentParserTests {
    private func read(_ text: String, order: DateOrder? = nil) throws(ValueDefect) -> ParsedMoment {
        let bytes = Array(text.utf8)
        return try MomentParser(order: order).read(bytes.span)
    }

    /// The moment in London, as ISO 8601 in UTC.
    private func london(_ text: String, order: DateOrder? = nil) throws -> String {
        let zone = try #require(BusinessTimeZone(name: "Europe/London"))
        return try read(text, order: order).instant(in: zone).description
    }

    @Test(arguments: [
        ("2024-03-04T18:30:00Z", "2024-03-04T18:30:00Z"), ("2024-03-04 18:30:00 UTC", "2024-03-04T18:30:00Z"),
        ("2024-03-04T18:30:00+01:00", "2024-03-04T17:30:00Z"), ("2024-03-04T18:30:00-0530", "2024-03-05T00:00:00Z"),
        ("2024-03-04 18:30:00+01", "2024-03-04T17:30:00Z"), ("2024-03-04T18:30:00 +05:45", "2024-03-04T12:45:00Z"),
        ("2024-03-04T18:30:00.5Z", "2024-03-04T18:30:00.500000Z"),
        ("2024-03-04T18:30:00.123456Z", "2024-03-04T18:30:00.123456Z"),
        ("2024-03-04T18:30:00.123456789Z", "2024-03-04T18:30:00.123456Z"),
        ("2024-03-04T18:30Z", "2024-03-04T18:30:00Z"),
        ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"), ("20240304", "2024-03-04T00:00:00Z"),
        ("2024-07-04", "2024-07-03T23:00:00Z"), ("2024-07-04T18:30", "2024-07-04T17:30:00Z"),
        ("2024/07/04 18:30", "2024-07-04T17:30:00Z"), ("2024.07.04 18.30", "2024-07-04T17:30:00Z"),
        ("4 March 2024", "2024-03-04T00:00:00Z"), ("04-Mar-2024", "2024-03-04T00:00:00Z"),
        ("4 Sept 2024", "2024-09-03T23:00:00Z"),
        ("March 4, 2024", "2024-03-04T00:00:00Z"), ("Mar 4 2024 6:30 PM", "2024-03-04T18:30:00Z"),
        ("December 2, 2020 9:00 am", "2020-12-02T09:00:00Z"), ("4 March 2024, 18:30", "2024-03-04T18:30:00Z"),
        ("2024-03-04 12:15 am", "2024-03-04T00:15:00Z"), ("2024-03-04 12:15 pm", "2024-03-04T12:15:00Z"),
        ("2024-03-04 11:00pm", "2024-03-04T23:00:00Z"), ("2024-03-04 6 PM", "2024-03-04T18:00:00Z"),
        ("25/12/2024", "2024-12-25T00:00:00Z"), ("12/25/2024", "2024-12-25T00:00:00Z"),
        ("05/05/2024", "2024-05-04T23:00:00Z"),
        ("25.12.24 18:30", "2024-12-25T18:30:00Z"), ("25/12/69", "1969-12-24T23:00:00Z"),
        ("25/12/68", "2068-12-25T00:00:00Z"),
    ])
    func `Dates and times are read as exports write them`(_ text: String, _ moment: String) throws {
        #expect(try london(text) == moment)
    }

    @Test func `The order decides where the numbers do not`() throws {
        #expect(try london("03/04/2024 10:00", order: .dayFirst) == "2024-04-03T09:00:00Z")
        #expect(try london("03/04/2024 10:00", order: .monthFirst) == "2024-03-04T10:00:00Z")
        #expect(throws: ValueDefect.unknownDateOrder) { try read("03/04/2024") }
    }

    @Test func `An order that the date contradicts is refused, not turned round`() {
        #expect(throws: ValueDefect.impossibleDate) { try read("12/25/2024", order: .dayFirst) }
        #expect(throws: ValueDefect.impossibleDate) { try read("25/12/2024", order: .monthFirst) }
    }

    @Test(arguments: [
        "2023-02-29", "2100-02-29", "2024-02-30", "31/04/2024", "2024-13-01", "2024-00-10", "0000-01-01",
        "2024-03-04 24:00",
        "2024-03-04 10:60", "2024-03-04T10:00:60Z", "00/13/2024", "31 June 2024",
    ])
    func `Days and times that never were are refused`(_ text: String) {
        #expect(throws: ValueDefect.impossibleDate) { try read(text) }
    }

    @Test(arguments: [
        "20/02/0024", "21/02/2204", "1899-12-29", "0024-02-20T10:11:12Z", "20 February 0024", "2101-01-01",
    ])
    func `Years in which nobody has booked are refused`(_ text: String) {
        #expect(throws: ValueDefect.implausibleYear) { try read(text, order: .dayFirst) }
    }

    @Test func `What databases write for never is a date`() throws {
        #expect(try london("9999-12-31") == "9999-12-31T00:00:00Z")
    }

    @Test(arguments: [
        "", "yesterday", "next Tuesday", "4535", "453551", "45355.77.1", "85355", "2024", "2024-03", "03/2024",
        "2024-03-04T",
        "2024-03-04 ten",
        "2024-03-04 1030", "2024-03-04 13:00 pm", "2024-03-04 0:30 am", "2024-03-04 10:0", "2024-03-04T10:00:00X",
        "2024-03-04T10:00:00+1", "2024-03-04T10:00:00+15:00", "2024-03-04T10:00:00Z ago", "4 Ožujka 2024", "4 Ma 2024",
        "04/03/024",
        "4 March 024", "2024-3/4", "04-03/2024", "1709577000", "--", "0000-00-00 00:00:00 x", "(null)",
    ])
    func `What is no date is refused`(_ text: String) {
        #expect(throws: ValueDefect.self) { try read(text, order: .dayFirst) }
    }

    @Test func `A time over which the clocks went forward is refused, one that came twice is the first`() throws {
        #expect(throws: ValueDefect.skippedTime) { try london("2024-03-31 01:30") }
        #expect(try london("2024-03-31 00:59") == "2024-03-31T00:59:00Z")
        #expect(try london("2024-03-31 02:00") == "2024-03-31T01:00:00Z")
        #expect(try london("2024-10-27 01:30") == "2024-10-27T00:30:00Z")
        // With an offset there is nothing to ask the clock.
        #expect(try london("2024-03-31T01:30:00Z") == "2024-03-31T01:30:00Z")
    }

    @Test func `Every moment is read back from the way it is written`() throws {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<2_000 {
            let instant = Instant(
                microseconds: .random(in: -2_000_000_000_000_000...4_000_000_000_000_000, using: &generator))
            #expect(try read(instant.description) == .instant(instant))
        }
    }

    @Test func `No bytes at all crash the parser`() {
        var generator = SeededGenerator(seed: 13)
        let alphabet = Array("0123456789-/.:T Zapm+,MarJun".utf8)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            _ = try? MomentParser(order: .dayFirst).read(bytes.span)
            _ = DateOrderEvidence(bytes.span)
        }
    }
}

@Suite struct DatePatternTests {
    private func read(_ text: String, _ pattern: String) throws -> String {
        let pattern = try #require(DatePattern(pattern))
        let bytes = Array(text.utf8)
        return try pattern.read(bytes.span).instant(in: .utc).description
    }

    @Test(arguments: [
        ("2015-July-1", "yyyy-MMMM-d", "2015-07-01T00:00:00Z"), ("19970101", "yyyyMMdd", "1997-01-01T00:00:00Z"),
        ("04.03.2024 18:30", "dd.MM.yyyy HH:mm", "2024-03-04T18:30:00Z"), ("4.3.24", "d.M.yy", "2024-03-04T00:00:00Z"),
        ("3/4/2024 6:05:07 PM", "M/d/yyyy h:mm:ss a", "2024-03-04T18:05:07Z"),
        ("04Mar2024", "ddMMMyyyy", "2024-03-04T00:00:00Z"),
        ("2024-03-04T18:30", "yyyy-MM-ddTHH:mm", "2024-03-04T18:30:00Z"),
        ("12:15 am 4 3 2024", "h:mm a d M yyyy", "2024-03-04T00:15:00Z"),
        ("2024-3-4", "y-M-d", "2024-03-04T00:00:00Z"),
    ])
    func `A value is read by its pattern`(_ text: String, _ pattern: String, _ moment: String) throws {
        #expect(try read(text, pattern) == moment)
    }

    @Test(arguments: [
        ("04/03/2024", "dd.MM.yyyy"), ("04.03.2024 ", "dd.MM.yyyy"), ("04.03.", "dd.MM.yyyy"),
        ("29.02.2023", "dd.MM.yyyy"),
        ("04.13.2024", "dd.MM.yyyy"), ("2015-Srpnja-1", "yyyy-MMMM-d"), ("04.03.24", "dd.MM.yyyy"),
        ("04.03.2024 25:00", "dd.MM.yyyy HH:mm"),
        ("", "yyyyMMdd"), ("19970229", "yyyyMMdd"), ("04.03.2024 13:00 pm", "dd.MM.yyyy h:mm a"),
        ("04.03.2024 10:00 xm", "dd.MM.yyyy h:mm a"),
    ])
    func `A value of another form is refused`(_ text: String, _ pattern: String) {
        #expect(throws: ValueDefect.self) { try read(text, pattern) }
    }

    @Test(arguments: ["", "yyyy", "yyyy-MM", "dd.MM", "HH:mm", "yyyy-QQ", "EEE d MMM yyyy", "yyyy-MM-dd zzz"])
    func `A pattern that names no day, or a letter that is not understood, is none`(_ pattern: String) {
        #expect(DatePattern(pattern) == nil)
    }
}
