@testable import SampleExports
import Testing

/// That the mess is as thick as its constants say: observed on 30,000 bookings, each within a tolerance of its own.
struct RatesTests {
    /// Made and read once for all the tests here.
    private struct Observed: Sendable {
        var bookings: [WebsiteBooking]
        var truth: [String: String]
        var sessions: [[String: String]]

        init() throws {
            let workshop = Workshop()
            try workshop.write(30_000, seed: 11, [.legacyCSV])
            bookings = try WebsiteBooking.inCSV(workshop)
            truth = Dictionary(
                uniqueKeysWithValues: try workshop.records(of: "truth.csv").map {
                    ($0["booking_reference"] ?? "", $0["person"] ?? "")
                })
            sessions = try workshop.records(of: "sessions.csv")
        }
    }

    private static let observed = Result { try Observed() }

    private let bookings: [WebsiteBooking]
    private let truth: [String: String]
    private let sessions: [[String: String]]

    init() throws {
        let observed = try Self.observed.get()
        (bookings, truth, sessions) = (observed.bookings, observed.truth, observed.sessions)
    }

    private func rate(_ matches: (WebsiteBooking) -> Bool) -> Int {
        bookings.count(where: matches) * 10_000 / bookings.count
    }

    private func isNear(_ observed: Int, _ expected: Int, by share: Int = 15) -> Bool {
        abs(observed - expected) <= expected * share / 100 + 5
    }

    @Test func `what people type is as messy as its rates`() {
        #expect(isNear(rate { $0.contact["phone"] == "" }, Rates.phoneMissing))
        #expect(isNear(rate { $0.contact["email"] == "" }, Rates.emailMissing))
        #expect(isNear(rate { $0.contact["city"] == "" }, Rates.cityMissing))
        #expect(isNear(rate { $0.contact["country"] == "" }, Rates.countryMissing))
        #expect(isNear(rate { $0.source.isEmpty }, Rates.sourceMissing, by: 25))
        #expect(isNear(rate { $0.referral.isEmpty }, Rates.referralMissing))
        #expect(isNear(rate { !$0.notes.isEmpty }, Rates.noted))
        let placeholders: Set = ["n/a", "noemail@example.com", "none@example.com", "no-email@example.org"]
        let observed = rate { placeholders.contains(($0.contact["email"] ?? "").lowercased()) }
        #expect(isNear(observed, Rates.emailPlaceholder * 5 / 6, by: 30))
    }

    @Test func `four of ten company bookings carry a mailbox that is not the attendee's`() {
        var people: [String: Set<String>] = [:]
        let ofCompanies = bookings.filter { $0.contact["company"] != "" && $0.contact["email"] != "" }
        for booking in ofCompanies {
            people[address(of: booking), default: []].insert(truth[booking.reference] ?? "")
        }
        let shared = ofCompanies.count { (people[address(of: $0)] ?? []).count > 1 } * 100 / ofCompanies.count
        // An organiser who books for herself counts here too.
        #expect((35...60).contains(shared))
    }

    @Test func `no two private people have one address, slips and placeholders aside`() {
        var people: [String: Set<String>] = [:]
        for booking in bookings where booking.contact["company"] == "" && booking.contact["email"] != "" {
            people[address(of: booking), default: []].insert(truth[booking.reference] ?? "")
        }
        let strangers = people.filter { address, people in
            people.count > 1
                && ["gmail", "outlook", "hotmail", "yahoo", "icloud", "post", "live"].contains {
                    address.contains("@\($0).")
                }
        }
        #expect(strangers.count <= 2)
    }

    private func address(of booking: WebsiteBooking) -> String {
        (booking.contact["email"] ?? "").lowercased().filter { $0 != " " }
    }

    @Test func `most people come once, and a few come dozens of times`() {
        let frequencies = Dictionary(grouping: truth.values) { $0 }.mapValues(\.count)
        let once = frequencies.values.count { $0 == 1 } * 100 / frequencies.count
        #expect((50...70).contains(once))
        #expect((24...300).contains(frequencies.values.max() ?? 0))
    }

    @Test func `bookings end as their rates say`() {
        let past = Set(sessions.filter { $0["Status"] == "completed" }.compactMap { $0["Session"] })
        let due = bookings.filter { past.contains($0.session) && $0.status != "cancelled" }
        #expect(isNear(due.count { $0.status == "no-show" } * 10_000 / due.count, Rates.noShow))
        #expect(isNear(due.count { $0.status == "confirmed" } * 10_000 / due.count, Rates.attendanceUnmarked, by: 35))
        let called = Set(sessions.filter { $0["Status"] == "cancelled" }.compactMap { $0["Session"] })
        let own = bookings.filter { !called.contains($0.session) }
        #expect(isNear(own.count { $0.status == "cancelled" } * 10_000 / own.count, Rates.cancelled))
        let cancelled = bookings.filter { $0.status == "cancelled" }
        #expect(isNear(cancelled.count { !$0.paidAt.isEmpty } * 10_000 / cancelled.count, Rates.cancelledPaid))
    }

    @Test func `sessions are filled, overfull, empty and called off`() {
        var taken: [String: Int] = [:]
        for booking in bookings where booking.status != "cancelled" { taken[booking.session, default: 0] += 1 }
        let held = sessions.filter { $0["Status"] == "completed" }
        let limited = held.compactMap { session in
            Int(session["Capacity"] ?? "").map { (taken: taken[session["Session"] ?? ""] ?? 0, capacity: $0) }
        }
        #expect(limited.allSatisfy { (8...24).contains($0.capacity) })
        #expect(limited.contains { $0.taken > $0.capacity })
        #expect(limited.contains { $0.taken == 0 })
        #expect(held.count > limited.count)
        let fill = limited.map(\.taken).reduce(0, +) * 100 / limited.map(\.capacity).reduce(0, +)
        #expect((45...75).contains(fill))
        let calledOff = sessions.count { $0["Status"] == "cancelled" } * 10_000 / sessions.count
        #expect(isNear(calledOff, Rates.sessionCancelled, by: 25))
    }

    @Test func `business grows and has its seasons`() {
        func bookings(in month: String) -> Int { self.bookings.count { $0.createdAt.hasPrefix(month) } }
        #expect(bookings(in: "2025-") > bookings(in: "2022-") * 13 / 10)
        #expect(bookings(in: "2025-01") > bookings(in: "2025-08") * 3 / 2)
    }
}
