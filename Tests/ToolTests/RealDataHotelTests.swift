import Foundation
import TestSupport
import Testing

/// 119,390 real hotel bookings through the whole job, against figures worked out a second way from the file itself.
@Suite(.enabled(if: HotelBookings.file != nil, "needs ../shared/data/bookings/hotel-bookings.csv.gz"))
struct RealDataHotelTests {
    let run: RealDataRun
    let expected: HotelBookings

    init() throws {
        run = try HotelBookings.run.get()
        expected = try HotelBookings.expected.get()
    }

    @Test func `Every row is loaded or rejected, and the money adds up to the file's own total`() throws {
        // Both ways to every figure agree, too: the run verifies its reports, and would end with another status.
        run.first.expect(status: 1)
        let summary = try run.summary()
        let file = try #require(summary.files.first)
        #expect(file.read == 119_390)
        #expect(file.loaded == 119_389)
        #expect(file.rejected == 1)
        #expect(file.updated + file.unchanged + file.duplicate == 0)
        // The one rejected row is -63.80: ten nights at a rate below zero.
        #expect(file.amounts == [.init(currency: "EUR", readMinor: expected.total - 6380, rejectedMinor: -6380)])
        #expect(summary.bookings == 119_389)
        #expect(summary.users == 0)
        #expect(summary.notes.contains("every table was worked out both ways; they agree"))
    }

    @Test func `The price below zero is reported with its line and column, and not clamped`() throws {
        let places = try run.query("SELECT line, column_name FROM import_rejects ORDER BY file_id LIMIT 1")
        #expect(places == [["14971", "adr"]])
        #expect(try run.query("SELECT COUNT(*) FROM bookings WHERE import_line = 14971") == [["0"]])
    }

    @Test func `Revenue by source equals a second computation in every month and segment`() throws {
        var groups: [String: HotelBookings.Group] = [:]
        for row in try run.report("revenue_by_source") {
            #expect(row["currency"] == "EUR")
            #expect(row["customers"] == "0")
            #expect(row["refunds"] == "0.00")
            #expect(row["discounts"] == "0.00")
            #expect(row["gross"] == row["net"])
            let key = "\(row["month"]?.prefix(7) ?? "") \(row["source"] ?? "")"
            groups[key] = .init(
                bookings: Int(row["bookings"] ?? "") ?? -1, net: RealData.hundredths(row["net"] ?? "") ?? -1)
        }
        #expect(groups.count == expected.groups.count)
        for (key, group) in expected.groups.sorted(by: { $0.key < $1.key }) {
            #expect(groups[key] == group, "\(key)")
        }
    }

    @Test
    func `Cancellations equal a second computation, by month of cancellation and by month and segment of booking`()
        throws
    {
        let months = try run.query(
            """
            SELECT strftime('%Y-%m', (cancelled_at + 12 * 3600000000) / 1000000, 'unixepoch'), COUNT(*)
            FROM bookings WHERE status = 'cancelled' GROUP BY 1
            """)
        #expect(counts(months) == expected.cancellationsByMonth)
        let groups = try run.query(
            """
            SELECT strftime('%Y-%m', booked_on * 86400, 'unixepoch') || ' ' || COALESCE(source, '(unknown)'), COUNT(*)
            FROM bookings WHERE status = 'cancelled' GROUP BY 1
            """)
        #expect(counts(groups) == expected.cancellationsByGroup)
        let states = try run.query("SELECT status, COUNT(*) FROM bookings GROUP BY status")
        #expect(counts(states) == expected.states)
        let odd =
            "SELECT COUNT(*) FROM bookings WHERE (status = 'cancelled') <> (cancelled_at >= created_at AND cancelled_at IS NOT NULL)"
        #expect(try run.query(odd) == [["0"]])
    }

    @Test func `A second run knows every row by its content, copies included, and changes nothing`() throws {
        run.second.expect(status: 1)
        let summary = try run.summary("second")
        let file = try #require(summary.files.first)
        #expect(summary.changes == 0)
        #expect(file.unchanged == 119_389)
        #expect(file.rejected == 1)
        #expect(summary.bookings == 119_389)
        #expect(run.isRepeatedByteForByte)
    }

    @Test func `What went into a computed value is kept with the booking as exported`() throws {
        let extra = try run.query(
            """
            SELECT extra ->> 'arrival_date_month', extra ->> 'lead_time', extra ->> 'adr', extra ->> 'stays_in_week_nights',
                extra ->> 'country', extra ->> 'agent', status_exported, source_exported
            FROM bookings WHERE import_line = 4
            """)
        #expect(extra == [["July", "7", "75", "1", "GBR", "NULL", "Check-Out", "Direct"]])
    }

    private func counts(_ rows: [[String?]]) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: rows.map { ($0[0] ?? "", $0[1].flatMap { Int($0) } ?? -1) })
    }
}
