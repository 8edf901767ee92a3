import Foundation
import Testing

/// A booking as read back from either of the website's exports.
struct WebsiteBooking: Equatable {
    var reference: String
    var session: String
    var contact: [String: String]
    var status: String
    var source: String
    var referral: String
    var group: String
    var pence: [Int]
    var payment: String
    var paidAt: String
    var cancelledAt: String
    var notes: String
    var createdAt: String

    static func inCSV(_ workshop: Workshop) throws -> [WebsiteBooking] {
        try workshop.records(of: "legacy-bookings.csv").map { record in
            let cell = try #require(record["contactDetails"])
            let object = try JSONSerialization.jsonObject(with: Data(cell.utf8))
            return WebsiteBooking(
                try #require(object as? [String: String]), amounts: { Self.pence(record[$0] ?? "") }
            ) { record[$0] ?? "" }
        }
    }

    static func inJSON(_ workshop: Workshop) throws -> [WebsiteBooking] {
        let data = Data(try workshop.bytes(of: "legacy-bookings.json"))
        let array = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        return try array.map { object in
            WebsiteBooking(
                try #require(object["contactDetails"] as? [String: String]),
                amounts: { key in (object[key] as? NSNumber).map { Int(($0.doubleValue * 100).rounded()) } ?? -1 }
            ) { object[$0] as? String ?? "" }
        }
    }

    private init(_ contact: [String: String], amounts: (String) -> Int, text: (String) -> String) {
        self.contact = contact
        reference = text("bookingReference")
        session = text("sessionId")
        status = text("status")
        source = text("source")
        referral = text("referralSource")
        group = text("groupReference")
        pence = ["originalAmount", "discountAmount", "finalAmount"].map(amounts)
        payment = text("paymentMethod")
        paidAt = text("paidAt")
        cancelledAt = text("cancelledAt")
        notes = text("notes")
        createdAt = text("created_at")
    }

    /// `85.00`, or the office's `£1,234.50`, in pence.
    static func pence(_ text: String) -> Int {
        let parts = text.filter { $0.isNumber || $0 == "." }.split(separator: ".")
        guard parts.count == 2, parts[1].count == 2, let pounds = Int(parts[0]), let pence = Int(parts[1]) else {
            return -1
        }
        return pounds * 100 + pence
    }
}
