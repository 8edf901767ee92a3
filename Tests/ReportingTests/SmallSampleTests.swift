import BookingModel
import DatabaseTestSupport
import Reporting
import TestSupport
import Testing

/// Every table of a database small enough to work out by hand.
@Suite(.onEveryEngine) struct SmallSampleTests {
    private func sample() throws -> ReportDatabase {
        let sample = try ReportDatabase()
        for name in ["ann", "bob"] { try sample.insertUser(name) }
        try sample.insertUser("works", kind: .company)
        try sample.insertCourse("FA", title: "First aid")
        try sample.insertSession("S1", course: "FA", starts: moment("2024-02-10"), capacity: 4, status: "completed")
        try sample.insertSession("S2", course: "FA", starts: moment("2024-03-20"), capacity: nil, status: "completed")
        try sample.insertSession("S3", starts: moment("2024-04-02"), capacity: 10, status: "cancelled")
        try sample.insertSession("S4", course: "FA", starts: moment("2024-06-01"), capacity: 8)

        var booking = SampleBooking("B1", "ann", moment("2024-01-05"))
        (booking.session, booking.status, booking.paid, booking.discount) = ("S1", .completed, 9_000, 1_000)
        (booking.paidAt, booking.referral) = (moment("2024-01-05"), "google")
        try sample.insert(booking)
        booking = SampleBooking("B2", "works", moment("2024-01-20"))
        (booking.session, booking.status, booking.paid, booking.participants) = ("S1", .noShow, 10_000, 4)
        (booking.paidAt, booking.source) = (moment("2024-02-01"), "phone")
        try sample.insert(booking)
        booking = SampleBooking("B3", "ann", moment("2024-03-02"))
        (booking.session, booking.status, booking.paid, booking.refunded) = ("S2", .cancelled, 10_000, 7_500)
        (booking.paidAt, booking.cancelledAt) = (moment("2024-03-02"), moment("2024-03-05"))
        try sample.insert(booking)
        booking = SampleBooking("B4", "ann", moment("2024-04-30"))
        (booking.session, booking.paid, booking.price, booking.currency) = ("S4", 5_000, 5_000, "EUR")
        (booking.paidAt, booking.source) = (moment("2024-04-30"), nil)
        try sample.insert(booking)
        booking = SampleBooking("B5", nil, moment("2024-03-03"))
        (booking.status, booking.paid, booking.price) = (.completed, 1_000, 1_000)
        try sample.insert(booking)
        // Half past midnight in summer time: a booking of the first of April.
        booking = SampleBooking("B6", "bob", moment("2024-03-31", hour: 23, minute: 30))
        (booking.session, booking.status, booking.price) = ("S4", .pending, 10_000)
        try sample.insert(booking)
        return sample
    }

    @Test func `the customer table has one row per user and currency, the most valuable first`() throws {
        let ann = ReportDatabase.user("ann")
        let bob = ReportDatabase.user("bob")
        let works = ReportDatabase.user("works")
        #expect(
            try sample().files()["customer_lifetime_value"] == """
                user_id,kind,first_booking_on,last_booking_on,bookings,active_bookings,currency,gross,refunds,net,average_order_value
                \(ann),person,2024-04-30,2024-04-30,1,1,EUR,50.00,0.00,50.00,50.00
                \(ann),person,2024-01-05,2024-03-02,2,1,GBP,200.00,75.00,115.00,115.00
                \(works),company,2024-01-20,2024-01-20,1,1,GBP,100.00,0.00,100.00,100.00
                \(bob),person,2024-04-01,2024-04-01,1,0,GBP,0.00,0.00,0.00,

                """)
    }

    @Test func `retention counts active bookings, keeps empty months and flags the one that is not over`() throws {
        let files = try sample().files()
        #expect(
            files["retention"] == """
                cohort_month,period,cohort_size,eligible,active,retention_rate,partial,retention_low,retention_high
                2024-01-01,0,2,2,2,1,false,0.3423802275,1
                2024-01-01,1,2,2,0,0,false,0,0.6576197725
                2024-01-01,2,2,2,0,0,false,0,0.6576197725
                2024-01-01,3,2,2,1,0.5,false,0.0945312057,0.9054687943

                """)
        #expect(
            files["retention_triangle"] == """
                cohort_month,cohort_size,p0,p1,p2,p3
                2024-01-01,2,1,0,0,0.5

                """)
        let early = try sample().files(asOf: LocalDay("2024-04-29"))
        #expect(early["retention"]?.hasSuffix("2024-01-01,3,2,2,0,0,true,0,0.6576197725\n") == true)
        #expect(early["retention_triangle"]?.hasSuffix("2024-01-01,2,1,0,0,\n") == true)
    }

    @Test func `capacity keeps held, future and cancelled sessions apart`() throws {
        let files = try sample().files()
        #expect(
            files["capacity_utilisation"] == """
                session_reference,course_code,starts_on,venue,status,capacity,booked,attended,paid,utilisation,month,session_id
                S1,FA,2024-02-10,Hall,completed,4,5,1,5,1.25,2024-02-01,\(ReportDatabase.session("S1"))
                S2,FA,2024-03-20,Hall,completed,,0,0,0,,2024-03-01,\(ReportDatabase.session("S2"))
                S3,,2024-04-02,Hall,cancelled,10,0,0,0,,2024-04-01,\(ReportDatabase.session("S3"))
                S4,FA,2024-06-01,Hall,scheduled,8,2,,1,0.25,2024-06-01,\(ReportDatabase.session("S4"))

                """)
        let totals =
            "sessions,sessions_without_capacity,seats_offered,booked,attended,paid,utilisation,mean_utilisation,"
            + "utilisation_low,utilisation_high,booked_without_capacity"
        let attendance = "unmarked_sessions,seats_marked,attendance_rate,attendance_low,attendance_high"
        #expect(
            files["capacity_by_month"] == """
                month,\(totals),partial,\(attendance)
                2024-02-01,1,0,4,5,1,5,1.25,1.25,,,0,false,0,4,0.25,0.0455872608,0.6993581574
                2024-03-01,1,1,0,0,0,0,,,,,0,false,0,0,,,

                """)
        #expect(
            files["capacity_by_course"] == """
                course_code,course_title,\(totals),\(attendance)
                FA,First aid,2,1,4,5,1,5,1.25,1.25,,,0,0,4,0.25,0.0455872608,0.6993581574

                """)
    }

    @Test func `revenue goes to the month of booking, by source and currency, and bookings without a user count`()
        throws
    {
        let files = try sample().files()
        #expect(
            files["revenue_by_source"] == """
                month,source,currency,bookings,customers,gross,discounts,refunds,net,share,partial
                2024-01-01,phone,GBP,1,1,100.00,0.00,0.00,100.00,0.5263,false
                2024-01-01,website,GBP,1,1,100.00,10.00,0.00,90.00,0.4737,false
                2024-03-01,website,GBP,2,1,110.00,0.00,75.00,35.00,1,false
                2024-04-01,(unknown),EUR,1,1,50.00,0.00,0.00,50.00,1,false
                2024-04-01,website,GBP,1,1,0.00,0.00,0.00,0.00,,false

                """)
        #expect(
            files["revenue_by_referral"]?.contains("2024-01-01,google,GBP,1,1,100.00,10.00,0.00,90.00,0.4737") == true)
        #expect(
            files["acquisition_by_source"] == """
                month,source,customers,share,partial
                2024-01-01,phone,1,0.5,false
                2024-01-01,website,1,0.5,false

                """)
    }

    @Test func `an earlier as-of date rewinds cancellations, payments and attendance`() throws {
        let files = try sample().files(asOf: LocalDay("2024-01-31"))
        #expect(
            files["revenue_by_source"] == """
                month,source,currency,bookings,customers,gross,discounts,refunds,net,share,partial
                2024-01-01,phone,GBP,1,1,0.00,0.00,0.00,0.00,0,false
                2024-01-01,website,GBP,1,1,100.00,10.00,0.00,90.00,1,false

                """)
        let session = "S1,FA,2024-02-10,Hall,scheduled,4,5,,1,1.25,2024-02-01,"
        #expect(files["capacity_utilisation"]?.contains(session) == true)
    }

    @Test func `a second run writes the same bytes, and both engines the same`() throws {
        let sample = try sample()
        let first = try sample.files(dialect: .excel)
        #expect(try sample.files(dialect: .excel) == first)
        var run = ReportRun(output: sample.folder.path("sql"), dialect: .excel)
        run.engine = .sql
        for report in try run.run(on: sample.database).reports {
            let path = try #require(report.path)
            #expect(try fileText(path) == first[report.name])
        }
    }

    @Test func `net agrees over customers, sources and the ledger, and every booking is accounted for`() throws {
        let facts = try BookingFacts(reading: sample().database)
        let reports = ReportSet(facts)
        #expect(reports.checks.map(\.title) == ["Net in EUR", "Net in GBP"])
        #expect(reports.checks.allSatisfy { $0.holds && $0.ways.count == 3 })
        #expect(reports.all.allSatisfy { $0.reconciliation.holds && $0.reconciliation.read == 6 })
        #expect(reports.customerLifetimeValue?.reconciliation.counted == 5)
        #expect(reports.asOf.day == LocalDay("2024-04-30"))
    }
}
