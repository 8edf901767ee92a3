import BookingModel

/// An order: what its rows say together.
///
/// What is asked of it at each further row takes no longer the more rows it has.
struct Order: Sendable {
    /// The row that it begins with, and the further ones, in their order.
    private(set) var first: OrderLine
    private(set) var further: [OrderLine] = []
    /// What the reading of its file has done with it.
    var progress = OrderProgress()
    private(set) var sessionID: Identifier?
    private(set) var status: BookingStatus
    private(set) var recordedAt: Instant?
    private var prices: OrderPrices
    private var places: OrderPlaces
    private var index: OrderIndex
    /// Whether it has several tickets, articles or attendees.
    private(set) var hasSeveralLines = false
    /// Whether anything is kept of further rows that are nobody else's.
    private(set) var hasItems = false

    /// The order of its first row.
    init(_ first: OrderLine) {
        self.first = first
        sessionID = first.booking.sessionID
        status = first.booking.status
        recordedAt = first.booking.recordedAt
        prices = OrderPrices(first.booking.money)
        places = OrderPlaces(first.booking)
        index = OrderIndex(first)
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
    var lineCount: Int { 1 + further.count }
    /// Whether each row has a price of its own.
    var hasOwnPrices: Bool { prices.areOwn }

    /// Whether somebody of that name has had a row.
    func includes(_ person: UInt64) -> Bool { index.includes(person) }

    /// Whether somebody of that name has had a row for that.
    func includes(_ person: UInt64, item: UInt64) -> Bool { index.includes(person, item: item) }

    /// The first row that somebody of that name has had for that.
    func line(of person: UInt64, item: UInt64) -> OrderLine? {
        guard includes(person, item: item) else { return nil }
        if first.booking.person == person, first.booking.line == item { return first }
        return further.first { $0.booking.person == person && $0.booking.line == item }
    }

    /// Adds a row as what its `part` says that it is.
    mutating func add(_ line: OrderLine) {
        let row = line.booking
        recordedAt = .later(recordedAt, row.recordedAt)
        switch line.part {
        case .first, .attendee, .item: addLine(line)
        case .refund: _ = giveBack(line)
        case .version: replace([line])
        case .state:
            status = row.status
            prices.replace(by: row.money)
            append(line)
        }
    }

    private mutating func append(_ line: OrderLine) {
        index.insert(line)
        further.append(line)
    }

    private mutating func addLine(_ line: OrderLine) {
        let row = line.booking
        let isLivelier = row.status.liveliness > status.liveliness
        prices.add(row.money, line.amounts, isLivelier: isLivelier)
        if isLivelier { status = row.status }
        sessionID = sessionID ?? row.sessionID
        if line.part == .attendee || line.isSeat { places.add(row) }
        if line.part != .attendee { hasItems = true }
        append(line)
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
        if !line.extra.isEmpty { hasItems = true }
        append(line)
        return true
    }

    /// Puts later states of lines in their places, and lets all rows say together anew what they say.
    mutating func replace(_ newer: [OrderLine]) {
        let newer = Dictionary(newer.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last })
        var lines = lines
        var replaced: Set<OrderLine.Key> = []
        for (place, older) in lines.enumerated() where place == 0 || older.part != .state {
            guard let line = newer[older.key], replaced.insert(older.key).inserted else { continue }
            lines[place] = line
            lines[place].part = older.part
        }
        guard !replaced.isEmpty, var order = Order(lines) else { return }
        order.progress = progress
        self = order
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
