import BookingModel

/// The orders met last in a file, so that further rows of one of them are known as its other attendees.
///
/// Exports of attendees have a row for each, with the order's total in every one. They lie near each other: an order is
/// remembered until another of some 4,000 takes its place, so that memory does not grow with the file.
struct RecentOrders {
    /// What is remembered of an order.
    struct Order {
        let id: Identifier
        let createdAt: Instant?
        let sessionID: Identifier?
        var money: BookingMoney.Settled
        let currency: CurrencyCode
        var recordedAt: Instant?
        var contactID: Identifier?
        var status: BookingStatus
        /// Hashes of the names of those who have had a row: the first one's, and the others'.
        let firstPerson: UInt64
        var otherPeople: [UInt64] = []
        /// What the rows say of participants: the first number, and their sum.
        var firstCount: Int64
        var isSameCount = true
        var sum: Int64
        /// What the rows come to where each has a price of its own: a ticket each.
        private var tickets: BookingMoney.Settled
        private var hasOwnPrices = false
        /// The export's own id of the first row.
        let sourceRecordID: String?
        /// What no field holds of the first row, and its further attendees: JSON, without the last brace.
        var extra: [UInt8]
        var others: [UInt8] = []

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
            firstPerson = first.person
            firstCount = first.participants
            sum = first.participants
            tickets = first.money
            self.sourceRecordID = sourceRecordID
            self.extra = extra
        }

        /// Whether a row is one of this order: booked at the same moment for the same session, at the same total or at a price
        /// of its own, if nothing says that it is a later state. What is paid of it follows from the state, which may be each
        /// attendee's own.
        func isOrder(of row: UnsettledBooking) -> Bool {
            guard createdAt == row.createdAt, sessionID == row.sessionID, currency == row.currency else { return false }
            return money.isSamePrice(as: row.money) || recordedAt == row.recordedAt && row.money.final >= 0
        }

        /// The order after a row that says, by an amount below zero, what was given back of it; nil where that is more than
        /// it cost.
        func refunded(by row: UnsettledBooking) -> Order? {
            guard row.money.final < 0, money.final > 0, currency == row.currency else { return nil }
            var order = self
            order.money.refunded -= row.money.final
            // What was given back had been paid before.
            if order.money.refunded > order.money.paid { order.money.paid = money.final }
            guard order.money.refunded <= order.money.paid else { return nil }
            order.recordedAt = .later(recordedAt, row.recordedAt)
            if row.status == .cancelled { order.status = .cancelled }
            return order
        }

        /// Adds another attendee.
        mutating func add(_ row: UnsettledBooking, _ attendee: [UInt8]) {
            hasOwnPrices = hasOwnPrices || !money.isSamePrice(as: row.money)
            tickets += row.money
            otherPeople.append(row.person)
            isSameCount = isSameCount && row.participants == firstCount
            sum += row.participants
            recordedAt = .later(recordedAt, row.recordedAt)
            if row.status.liveliness > status.liveliness { (status, money) = (row.status, row.money) }
            if hasOwnPrices { money = tickets }
            if !others.isEmpty { others.append(UInt8(ascii: ",")) }
            others.append(contentsOf: attendee)
        }

        /// Takes over the state of a later row of somebody who had one before; nobody can tell what it changes of a price that
        /// several tickets make up.
        mutating func update(by row: UnsettledBooking) {
            recordedAt = .later(recordedAt, row.recordedAt)
            status = row.status
            if !hasOwnPrices { money = row.money }
        }

        /// What is kept with the order: what no field holds of the first row, and the other attendees.
        var json: [UInt8] {
            (extra.isEmpty ? [UInt8(ascii: "{")] : extra + [UInt8(ascii: ",")])
                + Array("\"attendees\":[".utf8) + others + Array("]}".utf8)
        }

        /// Whether somebody of that name has had a row.
        func includes(_ person: UInt64) -> Bool { person == firstPerson || otherPeople.contains(person) }

        /// The number of participants of all rows: their sum, or the number that every row repeats.
        var participants: Int64 {
            isSameCount && firstCount == Int64(1 + otherPeople.count) ? firstCount : sum
        }
    }

    private static let size = 1 << 12
    /// For each place that an identifier may choose, where the order lies that chose it last.
    private var places: [UInt16] = []
    /// The orders, in a ring, and their identifiers apart: those of hundreds of orders lie in a few lines of memory.
    private var orders: [Order] = []
    private var identifiers: [Identifier] = []
    private var next = 0

    /// The order of an identifier, if it was met lately.
    func order(of id: Identifier) -> Order? { index(of: id).map { orders[$0] } }

    /// Remembers an order, in the place of what was known of it.
    mutating func remember(_ order: Order) {
        if let index = index(of: order.id) {
            orders[index] = order
            return
        }
        if places.isEmpty { places = [UInt16](repeating: 0, count: 2 * RecentOrders.size) }
        if orders.count < RecentOrders.size {
            orders.append(order)
            identifiers.append(order.id)
        } else {
            orders[next] = order
            identifiers[next] = order.id
        }
        places[RecentOrders.place(order.id)] = UInt16(next)
        next = (next + 1) % RecentOrders.size
    }

    private func index(of id: Identifier) -> Int? {
        guard !places.isEmpty else { return nil }
        let index = Int(places[RecentOrders.place(id)])
        return identifiers[index] == id ? index : nil
    }

    private static func place(_ id: Identifier) -> Int { Int(truncatingIfNeeded: id.low) & (2 * size - 1) }

    /// FNV-1a of a text of two parts in lower case; 0 where both are empty.
    static func hash(_ first: Span<UInt8>, _ second: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        add(first, to: &hash)
        add(second, to: &hash)
        return first.isEmpty && second.isEmpty ? 0 : hash
    }

    private static func add(_ part: Span<UInt8>, to hash: inout UInt64) {
        guard !part.isEmpty else { return }
        for index in part.indices {
            let byte = part[index]
            hash = (hash ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01b3
        }
        hash = (hash ^ 0x1F) &* 0x100_0000_01b3
    }
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
