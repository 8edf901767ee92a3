import BookingModel
import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import Reporting

/// Shares over the people, sessions and words that they speak of, and over no others.
@Suite(.onEveryEngine) struct PopulationTests {
    private func reports(_ sample: ReportDatabase, asOf: LocalDay? = nil) throws -> ReportSet {
        _ = try sample.files(asOf: asOf)
        return ReportSet(try BookingFacts(reading: sample.database, asOf: asOf))
    }

    @Test func `customers with several active bookings are a share of those with one`() throws {
        let sample = try ReportDatabase()
        for name in ["ann", "bob", "cat"] { try sample.insertUser(name) }
        for (reference, user, status) in [
            ("B1", "ann", BookingStatus.confirmed), ("B2", "ann", .completed), ("B3", "bob", .confirmed),
            ("B4", "cat", .cancelled),
        ] {
            var booking = SampleBooking(reference, user, moment("2024-03-0\(reference.suffix(1))"))
            (booking.status, booking.paid) = (status, 101)
            try sample.insert(booking)
        }
        let report = try #require(try reports(sample).customerLifetimeValue)
        let figures = try #require(report.figures.first)
        #expect(figures.customers == 3 && figures.activeCustomers == 2 && figures.repeatCustomers == 1)
        #expect(report.headlines.contains { $0.value == .rate(Rate(0.5)) })
        // Net 202, 101 and 101: of an odd count the one in the middle.
        #expect(figures.medianNet == 101)
    }

    @Test func `the median of two is their mean, halves away from zero`() throws {
        let sample = try ReportDatabase()
        for (name, paid) in [("ann", 100), ("bob", 101)] as [(String, Int64)] {
            try sample.insertUser(name)
            var booking = SampleBooking("B-\(name)", name, moment("2024-03-01"))
            booking.paid = paid
            try sample.insert(booking)
        }
        #expect(try reports(sample).customerLifetimeValue?.figures.first?.medianNet == 101)
    }

    @Test func `attendance that nobody recorded is unknown, not zero`() throws {
        let sample = try ReportDatabase()
        try sample.insertUser("ann")
        try sample.insertCourse("FA", title: "First aid")
        for name in ["S1", "S2", "S3"] {
            try sample.insertSession(name, course: "FA", starts: moment("2024-02-10"), capacity: 4)
        }
        for (reference, session, status) in [
            ("B1", "S1", BookingStatus.completed), ("B2", "S1", .noShow), ("B3", "S2", .confirmed),
        ] {
            var booking = SampleBooking(reference, "ann", moment("2024-01-05"))
            (booking.session, booking.status) = (session, status)
            try sample.insert(booking)
        }
        let later = LocalDay("2024-02-29")
        let files = try sample.files(asOf: later)
        let sessions = try #require(files["capacity_utilisation"])
        #expect(sessions.contains("S1,FA,2024-02-10,Hall,completed,4,2,1,0,0.5,"))
        #expect(sessions.contains("S2,FA,2024-02-10,Hall,completed,4,1,,0,0.25,"))
        #expect(sessions.contains("S3,FA,2024-02-10,Hall,completed,4,0,0,0,0,"))
        let held = try #require(try reports(sample, asOf: later).capacityUtilisation).figures.held
        #expect(held.attended == 1 && held.seatsMarked == 8 && held.unmarkedSessions == 1)
        #expect(held.attendance == Rate(0.125))
    }

    @Test func `spellings that differ in case and blanks are one, shown as most have it`() throws {
        let sample = try ReportDatabase()
        let spellings = [
            "Google", " google ", "google", "GOOGLE", "Word  of\tmouth", "word of mouth", " ", "(Unknown)",
        ]
        for (index, spelling) in spellings.enumerated() {
            var booking = SampleBooking("B\(index)", nil, moment("2024-03-01"))
            (booking.referral, booking.source, booking.paid) = (spelling, spelling, 1_000)
            try sample.insert(booking)
        }
        let files = try sample.files()
        for name in ["revenue_by_referral", "revenue_by_source"] {
            let rows = try #require(files[name]).split(separator: "\n").dropFirst()
            #expect(
                rows.map { $0.split(separator: ",").prefix(4).dropFirst().joined(separator: ",") } == [
                    "Word of mouth,GBP,2", "google,GBP,4", "(unknown),GBP,2",
                ], "\(name)")
        }
        let stored = try sample.database.integer("SELECT count(*) FROM bookings WHERE referral_source = ' google '")
        #expect(stored == 1)
    }
}
