import BookingModel

/// What is remembered of an order: what its rows say together.
struct RecentOrder {
    /// Whose a row is, and what for: hashes, 0 where it does not say.
    struct Line: Equatable {
        let person: UInt64
        let item: UInt64

        init(_ row: UnsettledBooking) { (person, item) = (row.person, row.line) }
    }

    /// What a further row is to an order.
    enum Part {
        /// Somebody else's row.
        case attendee
        /// Another ticket or article of somebody who has had a row.
        case item
    }

    let id: Identifier
    let createdAt: Instant?
    private(set) var sessionID: Identifier?
    /// The further sessions that were booked under the order's reference, each a booking of its own.
    var furtherSessions: [Identifier] = []
    var money: BookingMoney.Settled
    let currency: CurrencyCode
    var recordedAt: Instant?
    let contactID: Identifier?
    var status: BookingStatus
    private var lines: [Line]
    /// What the rows that are somebody's place say of participants: the first number, their sum, and how many they are.
    let firstCount: Int64
    private var isSameCount = true
    private var sum: Int64
    private var seats: Int64 = 1
    /// What the first row costs.
    let firstPrice: BookingMoney.Settled
    /// What the rows come to where each has a price of its own: a ticket each.
    private var tickets: BookingMoney.Settled
    private var hasOwnPrices = false
    /// Whether the rows repeat the order's total beside prices of their own.
    private var repeatsTotal = false
    /// The export's own id of the first row.
    let sourceRecordID: String?
    /// What no field holds of the first row: JSON, without the last brace; and the further rows, as JSON objects.
    private let extra: [UInt8]
    private var attendees: [UInt8] = []
    private var items: [UInt8] = []

    /// The order of its first row, the export's id of that, and what no field holds of it: JSON without the last brace.
    init(_ first: UnsettledBooking, sourceRecordID: String?, extra: [UInt8]) {
        id = first.id
        createdAt = first.createdAt
        sessionID = first.sessionID
        money = first.money
        currency = first.currency
        recordedAt = first.recordedAt
        contactID = first.contactID
        status = first.status
        lines = [Line(first)]
        firstCount = first.participants
        sum = first.participants
        firstPrice = first.money
        tickets = first.money
        self.sourceRecordID = sourceRecordID
        self.extra = extra
    }

    /// What a row is to this order, if one of its own: booked at the same moment for the same session, at the same total
    /// or at a price of its own, if nothing says that it is a later state. What is paid of it follows from the state, which
    /// may be each attendee's own. Nil for a newer version.
    func part(of row: UnsettledBooking) -> Part? {
        guard createdAt == row.createdAt, currency == row.currency,
            sessionID == row.sessionID || sessionID == nil || row.sessionID == nil
        else { return nil }
        let isOfSameMoment = recordedAt == row.recordedAt && row.money.final >= 0
        guard isOfSameMoment || money.isSamePrice(as: row.money) else { return nil }
        let line = Line(row)
        if includes(row.person) {
            return isOfSameMoment && line.item != 0 && !lines.contains(line) ? .item : nil
        }
        return row.person != 0 && lines[0].person != 0 ? .attendee : nil
    }

    /// Whether a row is for another session than this order, though nothing says that it is a later state of it.
    func isOfOtherSession(_ row: UnsettledBooking) -> Bool {
        guard let sessionID, let other = row.sessionID, sessionID != other else { return false }
        return createdAt == row.createdAt && recordedAt == row.recordedAt && row.money.final >= 0
    }

    /// The order after a row that says, by an amount below zero, what was given back of it; nil where that is more than
    /// it cost.
    func refunded(by row: UnsettledBooking) -> RecentOrder? {
        let back = row.isRefundRow ? row.money.refunded : -row.money.final
        guard back > 0, money.final > 0, currency == row.currency else { return nil }
        var order = self
        order.money.refunded += back
        // What was given back had been paid before.
        if order.money.refunded > order.money.paid { order.money.paid = money.final }
        guard order.money.refunded <= order.money.paid else { return nil }
        order.recordedAt = .later(recordedAt, row.recordedAt)
        // Of several lines one may have been called off.
        let isWhole = !hasSeveralRows || order.money.refunded == order.money.paid
        if row.status == .cancelled, isWhole { order.status = .cancelled }
        return order
    }

    /// Keeps what a row says that changed the order's money.
    mutating func addRefund(_ json: [UInt8]) { RecentOrder.append(json, to: &items) }

    /// Adds another attendee or item, as JSON; `isSeat`: it is somebody's place.
    mutating func add(
        _ row: UnsettledBooking, _ json: [UInt8], as part: Part, isSeat: Bool, amounts: OrderAmounts
    ) {
        addPrice(of: row, amounts)
        sessionID = sessionID ?? row.sessionID
        lines.append(Line(row))
        if isSeat {
            isSameCount = isSameCount && row.participants == firstCount
            sum += row.participants
            seats += 1
        }
        recordedAt = .later(recordedAt, row.recordedAt)
        switch part {
        case .attendee: RecentOrder.append(json, to: &attendees)
        case .item: RecentOrder.append(json, to: &items)
        }
    }

    private mutating func addPrice(of row: UnsettledBooking, _ amounts: OrderAmounts) {
        if amounts == .lines {
            hasOwnPrices = true
        } else if repeatsTotal || !money.isSamePrice(as: row.money) {
            // Where prices are the lines' and do not come to the total that every row repeats, or that only the first one
            // says, the total is the order's.
            let isRepeated = money.final == row.money.final && !(money.isOfOneRow && row.money.isOfOneRow)
            let isOfFirst = money.leavesRoom(for: row.money) && row.money.isOfOneRow
            repeatsTotal = isRepeated || isOfFirst
            if repeatsTotal { money.original += row.money.original } else { hasOwnPrices = true }
        }
        tickets += row.money
        if row.status.liveliness > status.liveliness {
            status = row.status
            (money.paid, money.refunded) = (row.money.paid, row.money.refunded)
        }
        if hasOwnPrices { money = tickets }
    }

    private static func append(_ json: [UInt8], to list: inout [UInt8]) {
        if !list.isEmpty { list.append(UInt8(ascii: ",")) }
        list.append(contentsOf: json)
    }

    /// Takes over the state of a later row of somebody who had one before; nobody can tell what it changes of a price that
    /// several tickets make up.
    mutating func update(by row: UnsettledBooking) {
        recordedAt = .later(recordedAt, row.recordedAt)
        status = row.status
        if !hasOwnPrices { money = row.money }
    }

    /// Whether anything is kept of further rows that are nobody else's.
    var hasItems: Bool { !items.isEmpty }

    /// Whether several rows have made the order.
    var hasSeveralRows: Bool { lines.count > 1 }

    /// What is kept with the order: what no field holds of the first row, the other attendees, and the other items.
    var json: [UInt8] {
        var json = extra
        for (key, list) in [("attendees", attendees), ("items", items)] where !list.isEmpty {
            json.append(json.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
            json += Array("\"\(key)\":[".utf8) + list + [UInt8(ascii: "]")]
        }
        return json + [UInt8(ascii: "}")]
    }

    /// Whether somebody of that name has had a row.
    func includes(_ person: UInt64) -> Bool { lines.contains { $0.person == person } }

    /// The number of participants of all rows: their sum, or the number that every row repeats.
    var participants: Int64 { isSameCount && firstCount == seats ? firstCount : sum }
}

extension BookingStatus {
    /// Which of two states of an order's attendees is the order's own: it is cancelled when all of them are.
    fileprivate var liveliness: Int {
        switch self {
        case .completed: 4
        case .confirmed: 3
        case .pending: 2
        case .noShow: 1
        case .cancelled: 0
        }
    }
}
