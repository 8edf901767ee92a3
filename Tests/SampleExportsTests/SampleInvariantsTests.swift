@testable import SampleExports
import Testing

/// What must hold of every export, whatever the seed.
struct SampleInvariantsTests {
    private static let seeds: [UInt64] = [1, 2, 77]
    /// `Period.end` as the website writes it.
    private static let end: String = {
        var text: Bytes = []
        text.append(instant: Period.end)
        return String(decoding: text, as: UTF8.self)
    }()

    @Test(arguments: seeds)
    func `amounts add up and moments follow each other`(seed: UInt64) throws {
        let workshop = Workshop()
        try workshop.write(2_000, seed: seed)
        let sessions = try Self.sessions(workshop)
        for booking in try WebsiteBooking.inCSV(workshop) + WebsiteBooking.inJSON(workshop) {
            #expect(booking.pence[2] == booking.pence[0] - booking.pence[1])
            #expect(booking.pence.allSatisfy { $0 >= 0 })
            #expect(booking.createdAt <= Self.end)
            #expect(booking.paidAt.isEmpty || (booking.createdAt...Self.end).contains(booking.paidAt))
            #expect(booking.cancelledAt.isEmpty == (booking.status != "cancelled"))
            #expect(booking.cancelledAt.isEmpty || (booking.createdAt...Self.end).contains(booking.cancelledAt))
            let session = try #require(sessions[booking.session])
            #expect(booking.createdAt < session["Starts At"] ?? "")
            #expect(WebsiteBooking.pence(session["Price"] ?? "") == booking.pence[0])
            if booking.status == "completed" || booking.status == "no-show" {
                #expect(session["Ends At"] ?? "" <= Self.end)
                #expect(session["Status"] == "completed")
            }
            if session["Status"] == "cancelled" { #expect(booking.status == "cancelled") }
        }
    }

    @Test(arguments: seeds)
    func `the office's amounts add up, and its sessions are those of the list`(seed: UInt64) throws {
        let workshop = Workshop()
        try workshop.write(2_000, seed: seed)
        let sessions = try Self.sessions(workshop)
        for record in try workshop.records(of: "office-bookings.csv") {
            let pence = ["Price", "Discount", "Total Paid"].map { WebsiteBooking.pence(record[$0] ?? "") }
            #expect(pence[2] == pence[0] - pence[1] && pence.allSatisfy { $0 >= 0 })
            #expect((record["Price"] ?? "").hasPrefix("£"))
            let session = try #require(sessions[record["Session"] ?? ""])
            #expect(session["Course Code"] == record["Course Code"] && session["Title"] == record["Course"])
            #expect(try LocalMinute.isSame(record["Session Date"] ?? "", as: session["Starts At"] ?? ""))
        }
    }

    @Test(arguments: seeds)
    func `references are unique but for the rows that are meant to come again`(seed: UInt64) throws {
        let workshop = Workshop()
        let figures = try workshop.write(2_000, seed: seed)
        let lists = try [
            workshop.records(of: "office-bookings.csv").map { $0["Booking Ref"] ?? "" },
            WebsiteBooking.inCSV(workshop).map(\.reference), WebsiteBooking.inJSON(workshop).map(\.reference),
        ]
        #expect(lists.map { $0.count - Set($0).count }.reduce(0, +) == figures.repeatedRows)
        #expect(lists.map { Set($0).count }.reduce(0, +) == figures.bookings + figures.overlappingRows)
        let truth = try workshop.records(of: "truth.csv").map { $0["booking_reference"] ?? "" }
        #expect(Set(truth).count == truth.count)
        #expect(Set(truth) == Set(lists.joined()))
    }

    @Test(arguments: seeds)
    func `a repeated row is the same byte for byte`(seed: UInt64) throws {
        let workshop = Workshop()
        let figures = try workshop.write(1_500, seed: seed, [.legacyCSV])
        let rows = CSVReading.rows(of: try workshop.bytes(of: "legacy-bookings.csv"))
        #expect(rows.count - Set(rows).count == figures.repeatedRows)
        #expect(figures.repeatedRows > 0)
    }

    @Test(arguments: seeds)
    func `a booking in two exports is the same booking`(seed: UInt64) throws {
        let workshop = Workshop()
        let figures = try workshop.write(2_000, seed: seed)
        let csv = Dictionary(try WebsiteBooking.inCSV(workshop).map { ($0.reference, $0) }) { $1 }
        let json = Dictionary(try WebsiteBooking.inJSON(workshop).map { ($0.reference, $0) }) { $1 }
        var shared = 0
        for (reference, booking) in json {
            guard let other = csv[reference] else { continue }
            #expect(booking == other)
            shared += 1
        }
        for record in try workshop.records(of: "office-bookings.csv") {
            guard let other = csv[record["Booking Ref"] ?? ""], shared < figures.overlappingRows else { continue }
            #expect(record["Email Address"] == other.contact["email"] && record["Notes"] == other.notes)
            #expect(try LocalMinute.isSame(record["Booked On"] ?? "", as: other.createdAt))
            shared += 1
        }
        #expect(shared == figures.overlappingRows)
    }

    @Test func `addresses and telephone numbers are of the kinds kept free for examples`() throws {
        let workshop = Workshop()
        try workshop.write(3_000, seed: 9, [.legacyCSV])
        for booking in try WebsiteBooking.inCSV(workshop) {
            let email = (booking.contact["email"] ?? "").lowercased().filter { $0 != " " }
            let isReserved = ["com", "org", "net"].contains {
                email.hasSuffix("@example.\($0)") || email.hasSuffix(".example.\($0)")
            }
            #expect(isReserved || ["", "n/a"].contains(email))
            var digits = (booking.contact["phone"] ?? "").replacing("(0)", with: "").filter(\.isNumber)
            for prefix in ["0044", "44", "0"] where digits.hasPrefix(prefix) {
                digits.removeFirst(prefix.count)
                break
            }
            #expect(digits.isEmpty || Self.drama.contains { digits.hasPrefix($0) } || digits.allSatisfy { $0 == "0" })
        }
    }

    private static let drama =
        ["7700900", "1632960", "2079460", "1914980", "2896496", "2920180"]
        + [113, 114, 115, 116, 117, 118, 121, 131, 141, 151, 161].map { "\($0)4960" }

    private static func sessions(_ workshop: Workshop) throws -> [String: [String: String]] {
        Dictionary(uniqueKeysWithValues: try workshop.records(of: "sessions.csv").map { ($0["Session"] ?? "", $0) })
    }
}
