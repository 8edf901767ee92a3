import BookingModel

/// An order: what its rows say together.
struct Order: Sendable {
    /// The row that it begins with, and the further ones, in their order.
    private(set) var first: OrderLine
    private(set) var further: [OrderLine] = []
    /// The further sessions that were booked under the order's reference, each a booking of its own.
    var furtherSessions: [Identifier] = []
    private(set) var sessionID: Identifier?
    private(set) var status: BookingStatus
    private(set) var recordedAt: Instant?
    private var prices: OrderPrices
    private var places: OrderPlaces
    /// The further rows as JSON objects.
    private var attendees: [UInt8] = []
    private var items: [UInt8] = []

    /// The order of its first row.
    init(_ first: OrderLine) {
        self.first = first
        sessionID = first.booking.sessionID
        status = first.booking.status
        recordedAt = first.booking.recordedAt
        prices = OrderPrices(first.booking.money)
        places = OrderPlaces(first.booking)
    }

    /// The order of rows of which each is known what it is; nil of none.
    init?(_ lines: [OrderLine]) {
        guard let first = lines.first else { return nil }
        self.init(first)
        for line in lines.dropFirst() { add(line) }
    }

    var id: Identifier { first.booking.id }
    var createdAt: Instant? { first.booking.createdAt }
    var currency: CurrencyCode { first.booking.currency }
    var contactID: Identifier? { first.booking.contactID }
    var money: BookingMoney.Settled { prices.money }
    /// How many come.
    var participants: Int64 { places.count(isLive: status != .cancelled) }
    /// All rows.
    var lines: [OrderLine] { [first] + further }
    /// Whether it has several tickets, articles or attendees.
    private(set) var hasSeveralLines = false
    /// Whether its rows so far are on their way into the database, to be known when a later file has more of them.
    var isKept = false

    /// What is kept with the order: what no field holds of the first row, the other attendees, and the other items.
    var json: [UInt8] {
        var json: [UInt8] = first.extra.dropLast()
        for (key, list) in [("attendees", attendees), ("items", items)] where !list.isEmpty {
            json.append(json.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
            json += Array("\"\(key)\":[".utf8) + list + [UInt8(ascii: "]")]
        }
        return json.isEmpty ? [] : json + [UInt8(ascii: "}")]
    }

    /// Whether somebody of that name has had a row.
    func includes(_ person: UInt64) -> Bool {
        first.booking.person == person || further.contains { $0.booking.person == person }
    }

    /// Where the line of this key is among all rows.
    private func place(of key: OrderLine.Key) -> Int? {
        first.key == key ? 0 : further.firstIndex { $0.key == key && $0.part != .state }.map { $0 + 1 }
    }

    /// Adds a row as what its `part` says that it is.
    mutating func add(_ line: OrderLine) {
        let row = line.booking
        recordedAt = .later(recordedAt, row.recordedAt)
        switch line.part {
        case .first, .attendee, .item: addLine(line)
        case .refund: _ = giveBack(line)
        case .version: replace(line)
        case .state:
            status = row.status
            prices.replace(by: row.money)
            further.append(line)
        }
    }

    private mutating func addLine(_ line: OrderLine) {
        let row = line.booking
        let json = line.json(in: self)
        let isLivelier = row.status.liveliness > status.liveliness
        prices.add(row.money, line.amounts, isLivelier: isLivelier)
        if isLivelier { status = row.status }
        sessionID = sessionID ?? row.sessionID
        if line.part == .attendee || line.isSeat { places.add(row) }
        if line.part == .attendee { Order.append(json, to: &attendees) } else { Order.append(json, to: &items) }
        further.append(line)
        hasSeveralLines = true
    }

    /// Takes money off that was given back; nothing, and false, where that is more than the order cost.
    mutating func giveBack(_ line: OrderLine) -> Bool {
        let row = line.booking
        let back = row.isRefundRow ? row.money.refunded : -row.money.final
        guard back > 0, money.final > 0, currency == row.currency else { return false }
        guard prices.giveBack(back) else { return false }
        recordedAt = .later(recordedAt, row.recordedAt)
        // Of several lines one may have been called off.
        let isWhole = !hasSeveralLines || money.refunded == money.paid
        if row.status == .cancelled, isWhole { status = .cancelled }
        if !line.extra.isEmpty { Order.append(line.json(in: self), to: &items) }
        further.append(line)
        return true
    }

    /// Puts a later state of a line in its place, and lets all rows say together anew what they say.
    mutating func replace(_ line: OrderLine) {
        guard let place = place(of: line.key) else { return }
        var lines = lines
        let older = lines[place]
        lines[place] = line
        lines[place].part = older.part
        guard var order = Order(lines) else { return }
        order.furtherSessions = furtherSessions
        order.isKept = isKept
        self = order
    }

    private static func append(_ json: [UInt8], to list: inout [UInt8]) {
        if !list.isEmpty { list.append(UInt8(ascii: ",")) }
        list.append(contentsOf: json)
    }

    /// Whether anything is kept of further rows that are nobody else's.
    var hasItems: Bool { !items.isEmpty }

    /// Whether each row has a price of its own.
    var hasOwnPrices: Bool { prices.areOwn }
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
