import BookingModel
import Database
import DatabaseTestSupport
import Reporting
import TestSupport
import Testing

/// Properties over databases drawn from a seed.
@Suite(.onEveryEngine) struct RandomDatabaseTests {
    private struct Draw {
        let users: [String]
        let sessions: [(reference: String, starts: Int64, capacity: Int64?, isCancelled: Bool)]
        let bookings: [SampleBooking]
    }

    private func draw(seed: UInt64) -> Draw {
        var random = SeededGenerator(seed: seed)
        let start = moment("2022-11-20")
        let span: Int64 = 500 * 86_400_000_000
        func when() -> Int64 { start + Int64.random(in: 0..<span, using: &random) }
        let users = (0..<25).map { "user\($0)" }
        let sessions = (0..<30).map { index in
            (
                "S\(index)", when(), [nil, 2, 5, 12][Int.random(in: 0..<4, using: &random)] as Int64?,
                Int.random(in: 0..<6, using: &random) == 0
            )
        }
        let bookings = (0..<250).map { index -> SampleBooking in
            let user = users[Int.random(in: 0..<users.count, using: &random)]
            var booking = SampleBooking("B\(index)", Int.random(in: 0..<15, using: &random) == 0 ? nil : user, when())
            let session = sessions[Int.random(in: 0..<sessions.count, using: &random)]
            if Int.random(in: 0..<8, using: &random) > 0 { booking.session = session.0 }
            booking.status = BookingStatus.allCases[Int.random(in: 0..<5, using: &random)]
            booking.source = [nil, "", "website", "phone", "walk-in"][Int.random(in: 0..<5, using: &random)]
            booking.referral = [nil, "google", "a friend"][Int.random(in: 0..<3, using: &random)]
            booking.participants = Int64.random(in: 1...4, using: &random)
            booking.currency = ["GBP", "GBP", "EUR", "JPY"][Int.random(in: 0..<4, using: &random)]
            booking.price = Int64.random(in: 0...20_000, using: &random)
            booking.discount = booking.price / [1, 4, 7][Int.random(in: 0..<3, using: &random)] / 2
            booking.hasLocalDay = Int.random(in: 0..<3, using: &random) > 0
            if booking.status != .pending, Bool.random(using: &random) {
                booking.paid = booking.price - booking.discount
                booking.paidAt = booking.created + Int64.random(in: 0...40, using: &random) * 86_400_000_000
            }
            if booking.status == .cancelled {
                booking.cancelledAt = booking.created + Int64.random(in: 0...60, using: &random) * 86_400_000_000
                booking.refunded = booking.paid / [1, 2, 3][Int.random(in: 0..<3, using: &random)]
                if Bool.random(using: &random), let paidAt = booking.paidAt, let cancelledAt = booking.cancelledAt {
                    booking.refundedAt = max(paidAt, cancelledAt) + 86_400_000_000
                }
            }
            return booking
        }
        return Draw(users: users, sessions: sessions, bookings: bookings)
    }

    private func database(_ draw: Draw, until cutoff: Int64 = .max) throws -> ReportDatabase {
        let result = try ReportDatabase()
        try result.database.execute("BEGIN")
        for user in draw.users { try result.insertUser(user) }
        for code in ["FA", "FS"] { try result.insertCourse(code, title: code == "FA" ? "First aid" : nil) }
        for (index, session) in draw.sessions.enumerated() {
            try result.insertSession(
                session.reference, course: [nil, "FA", "FS"][index % 3], starts: session.starts,
                capacity: session.capacity, status: session.isCancelled ? "cancelled" : "scheduled")
        }
        for booking in draw.bookings where booking.created <= cutoff { try result.insert(booking) }
        try result.database.execute("COMMIT")
        return result
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `folds and SQL agree in every cell, on any day`(seed: UInt64) throws {
        let database = try database(draw(seed: seed))
        _ = try database.files()
        for day in ["2022-11-19", "2023-01-31", "2023-03-26", "2023-10-29", "2024-02-29", "2026-01-01"] {
            _ = try database.files(asOf: LocalDay(day))
        }
    }

    @Test(arguments: [7, 8, 9] as [UInt64])
    func `sums, shares and denominators hold`(seed: UInt64) throws {
        let reports = ReportSet(try BookingFacts(reading: database(draw(seed: seed)).database))
        #expect(reports.checks.count == 3)
        #expect(reports.checks.allSatisfy { $0.holds })
        #expect(reports.all.allSatisfy { $0.reconciliation.holds })

        let revenue = try #require(reports.revenueBySource?.tables.first)
        var shares: [String: Int64] = [:]
        for row in 0..<revenue.rowCount {
            guard case .rate(let share) = revenue.cell(row: row, column: 9) else { continue }
            let key = "\(revenue.cell(row: row, column: 0)) \(revenue.cell(row: row, column: 2))"
            shares[key, default: 0] += share.tenBillionths
        }
        #expect(!shares.isEmpty && shares.values.allSatisfy { $0 == Rate.one.tenBillionths })

        let retention = try #require(reports.retention)
        for cohort in retention.figures.cohorts {
            #expect(cohort.active.first == cohort.size)
            #expect(cohort.active.allSatisfy { $0 <= cohort.size })
        }
        let acquired = try #require(reports.revenueBySource?.tables.last)
        let customers = (0..<acquired.rowCount).reduce(0 as Int64) { sum, row in
            guard case .integer(let count) = acquired.cell(row: row, column: 2) else { return sum }
            return sum + count
        }
        #expect(customers == retention.figures.cohorts.reduce(0) { $0 + $1.size })

        let values = try #require(reports.customerLifetimeValue).figures
        for figure in values {
            #expect(figure.histogram.reduce(0) { $0 + $1.count } == figure.customers)
            #expect(figure.lorenz.isEmpty || figure.lorenz.last?.net == .one)
        }
    }

    @Test(arguments: [10, 11] as [UInt64])
    func `the triangle is the long form, turned`(seed: UInt64) throws {
        let report = try #require(ReportSet(BookingFacts(reading: database(draw(seed: seed)).database)).retention)
        let (long, triangle) = (report.tables[0], report.tables[1])
        var row = 0
        for cohort in 0..<triangle.rowCount {
            for period in 0..<(triangle.rowCount > 0 ? triangle.columns.count - 2 : 0) where row < long.rowCount {
                guard long.cell(row: row, column: 0) == triangle.cell(row: cohort, column: 0) else { break }
                let isPartial = long.cell(row: row, column: 6) == .boolean(true)
                #expect(
                    triangle.cell(row: cohort, column: 2 + period)
                        == (isPartial ? .blank : long.cell(row: row, column: 5)))
                row += 1
            }
        }
        #expect(row == long.rowCount)
    }

    @Test(arguments: [12, 13, 14] as [UInt64])
    func `rewinding equals a database that never had the later records`(seed: UInt64) throws {
        let draw = draw(seed: seed)
        let day = try #require(LocalDay("2023-08-31"))
        let full = try database(draw)
        let cutoff = full.zone.start(of: day.advanced(by: 1)).microseconds - 1
        var earlier = draw.bookings
        let starts = Dictionary(uniqueKeysWithValues: draw.sessions.map { ($0.reference, $0.starts) })
        for index in earlier.indices {
            if let paidAt = earlier[index].paidAt, paidAt > cutoff {
                (earlier[index].paid, earlier[index].refunded, earlier[index].paidAt) = (0, 0, nil)
            }
            if let refundedAt = earlier[index].refundedAt ?? earlier[index].cancelledAt, refundedAt > cutoff {
                (earlier[index].refunded, earlier[index].refundedAt) = (0, nil)
            }
            if let cancelledAt = earlier[index].cancelledAt, cancelledAt > cutoff {
                (earlier[index].status, earlier[index].cancelledAt) = (.confirmed, nil)
            }
            if let session = earlier[index].session, (starts[session] ?? 0) > cutoff,
                [.completed, .noShow].contains(earlier[index].status)
            {
                earlier[index].status = .confirmed
            }
        }
        let then = try database(Draw(users: draw.users, sessions: draw.sessions, bookings: earlier), until: cutoff)
        #expect(try full.files(asOf: day) == then.files(asOf: day))
    }
}
