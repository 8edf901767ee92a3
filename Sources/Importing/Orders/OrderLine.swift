import BookingModel
import Tabular

/// A row of an export as its order knows it: what it says by itself.
struct OrderLine: Sendable {
    var booking: UnsettledBooking
    /// What it is to its order.
    var part: OrderPart
    /// Whether it is somebody's place, so that it counts as participants; and what its amounts are of.
    let isSeat: Bool
    let amounts: OrderAmounts
    /// The export's own id of the row.
    let sourceRecordID: String?
    /// What no field holds of it: a JSON object, or nothing.
    let extra: [UInt8]
    /// Whose the row is, where that has to be told: texts by their columns.
    var contact: [(column: String, text: [UInt8])] = []
    /// The file that it came from.
    let fileID: Int64

    /// What tells a line from the others of its order.
    struct Key: Hashable {
        let person: UInt64
        let item: UInt64
        /// When money was given back, and how much, where the row says that; nil of any other.
        let back: Int64?
        let amount: Int64?
    }

    var key: Key {
        let isBack = part == .refund || booking.money.final < 0
        return Key(
            person: booking.person, item: booking.line, back: isBack ? booking.createdAt?.microseconds ?? 0 : nil,
            amount: isBack ? booking.money.final : nil)
    }

    /// Whether another row says the same.
    func saysTheSame(as other: OrderLine) -> Bool {
        let (own, others) = (booking, other.booking)
        return key == other.key && own.money == others.money && own.currency == others.currency
            && own.status == others.status && own.participants == others.participants
            && own.sessionID == others.sessionID && own.contactID == others.contactID
            && own.createdAt == others.createdAt && own.recordedAt == others.recordedAt
            && sourceRecordID == other.sourceRecordID && extra == other.extra
    }

    /// The row as JSON, to be kept with its order: what no field holds of it, who it is of where that is not the order's
    /// contact, and what it says otherwise than the order.
    func json(in order: Order) -> [UInt8] {
        var json = ExtraColumns(extra.isEmpty ? nil : extra[...])
        if let id = sourceRecordID, id != order.first.sourceRecordID {
            json.add("source_record_id", text: Array(id.utf8)[...])
        }
        if booking.contactID != order.contactID {
            for (column, text) in contact { json.add(column, text: text[...]) }
        }
        let first = order.first.booking
        for (key, own, firstValue) in [
            ("original_amount_minor", booking.money.original, first.money.original),
            ("final_amount_minor", booking.money.final, first.money.final),
            ("refunded_amount_minor", booking.money.refunded, first.money.refunded),
            ("participants", booking.participants, first.participants),
        ] where own != firstValue {
            json.add(key, json: Array("\(own)".utf8))
        }
        if booking.status != order.status { json.add("status", text: Array(booking.status.rawValue.utf8)[...]) }
        return Array(json.finished() ?? [])
    }
}

/// What a row is to its order. The raw value is the word of `booking_lines`.
enum OrderPart: String, Sendable {
    /// The row that the order begins with, whose contact is the order's.
    case first
    /// Somebody else's row.
    case attendee
    /// Another ticket or article of somebody who has had a row.
    case item
    /// Money given back of the order.
    case refund
    /// A later state of a line.
    case version
    /// A later state of the order, told by another row of somebody who has had one.
    case state
}
