import BookingModel
import Database
import DatabaseTestSupport
import Foundation
import Reporting
import TestSupport
import Testing

/// The CDNOW sample of the BG/NBD paper (Fader, Hardie, Lee 2005), against the triangle that is published with it.
@Suite(.onEveryEngine) struct PublishedRetentionTests {
    @Test(.enabled(if: sharedData != nil, "needs the shared reference data beside the package"))
    func `the published triangle comes out, counts equal and rates to ten decimals`() throws {
        let folder = try #require(sharedData).appending(path: "clv")
        let sample = try ReportDatabase(timeZone: "America/New_York")
        let text = try fileText(folder.appending(path: "CDNOW_sample.txt").path())
        try sample.database.execute("BEGIN")
        var users: Set<String> = []
        for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
            let fields = line.split(separator: " ")
            let day = fields[2]
            let user = String(fields[1])
            if users.insert(user).inserted { try sample.insertUser(user) }
            var booking = SampleBooking(
                "\(index)", user, moment("\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))", hour: 17))
            booking.status = .completed
            booking.currency = "USD"
            booking.price = try #require(Int64(fields[4].filter { $0 != "." }))
            booking.paid = booking.price
            try sample.insert(booking)
        }
        try sample.database.execute("COMMIT")
        var run = ReportRun(output: sample.folder.path("out"), asOf: LocalDay("1998-06-30"), dialect: .raw)
        run.verify = true
        _ = try run.run(on: sample.database)

        let facts = try BookingFacts(reading: sample.database, asOf: LocalDay("1998-06-30"))
        let reports = ReportSet(facts)
        let retention = try #require(reports.retention).figures
        let customers = try rows(folder.appending(path: "cdnow_sample_cohort_month_customers.csv"))
        let rates = try rows(folder.appending(path: "cdnow_sample_cohort_month_retention_rate.csv"))
        #expect(retention.cohorts.count == customers.count)
        for (cohort, (counts, shares)) in zip(retention.cohorts, zip(customers, rates)) {
            #expect(cohort.month.description == counts[0] + "-01")
            #expect(cohort.closedPeriods == cohort.active.count)
            let published = counts.dropFirst().compactMap { Double($0) }
            #expect(cohort.active.map(Double.init) == published)
            for (active, share) in zip(cohort.active, shares.dropFirst().compactMap { Double($0) }) {
                #expect(abs((Rate(active, of: cohort.size)?.value ?? -1) - share) <= 1e-10)
            }
        }
        let value = try #require(reports.customerLifetimeValue?.figures.first)
        #expect(value.customers == 2_357 && value.bookings == 6_919 && value.net == 24_409_194)
    }

    private func rows(_ file: URL) throws -> [[String]] {
        try fileText(file.path()).split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
