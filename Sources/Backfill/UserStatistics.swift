internal import BookingModel
internal import Database

/// What each user's bookings add up to.
///
/// Confirmed, completed and no-show bookings are active: they are what a user's number of bookings, first and last
/// booking count. Money counts over all bookings, because what is kept of a cancelled one is revenue. Currencies are
/// never added.
struct UserStatistics: Sendable {
    /// One user's numbers; moments in microseconds.
    struct Record {
        var bookings: Int32 = 0
        var upcoming: Int32 = 0
        var certificates: Int32 = 0
        var first = Int64.max
        var last = Int64.min
        var activity = Int64.min
        /// The currency first met, by its place in `currencies`, and its money.
        var currency = UInt8.max
        var money = Money()
    }

    /// Money in minor units of one currency.
    struct Money: Equatable {
        var bookings: Int64 = 0
        /// The price before discount of bookings on which something was paid.
        var gross: Int64 = 0
        var refunded: Int64 = 0
        /// Paid and kept: paid − refunded, over all bookings.
        var net: Int64 = 0

        static func += (left: inout Money, right: Money) {
            left.bookings += right.bookings
            left.gross += right.gross
            left.refunded += right.refunded
            left.net += right.net
        }
    }

    private(set) var records: [Record]
    /// The currencies met, as three letters each.
    private(set) var currencies: [String] = []
    private var currencyCodes: [UInt32] = []
    /// Money in further currencies, by user × 256 + currency: few users have any.
    private var otherMoney: [Int: Money] = [:]
    private var seats: [(user: UInt32, start: Int64)] = []

    init(userCount: Int) {
        records = [Record](onHugePages: Record(), count: userCount)
    }

    mutating func add(
        _ user: Int, status: BookingStatus, created: Int64?, activity: Int64, money: Money, currency: UInt8
    ) {
        records[user].activity = max(records[user].activity, activity)
        if status.isActive {
            records[user].bookings += 1
            records[user].first = min(records[user].first, created ?? .max)
            records[user].last = max(records[user].last, created ?? .min)
        }
        add(money, in: currency, to: user)
    }

    private mutating func add(_ money: Money, in currency: UInt8, to user: Int) {
        if records[user].currency == .max { records[user].currency = currency }
        if records[user].currency == currency {
            records[user].money += money
        } else {
            otherMoney[user << 8 | Int(currency), default: Money()] += money
        }
    }

    /// Adds what further bookings of the same users add up to; certificates are counted afterwards.
    mutating func add(_ others: UserStatistics) {
        let places = others.currencies.map { ordinal(ofCurrency: Array($0.utf8)) }
        for (user, other) in others.records.enumerated() where other.currency != .max {
            records[user].activity = max(records[user].activity, other.activity)
            records[user].bookings += other.bookings
            records[user].first = min(records[user].first, other.first)
            records[user].last = max(records[user].last, other.last)
            add(other.money, in: places[Int(other.currency)], to: user)
        }
        for (place, money) in others.otherMoney { add(money, in: places[place & 0xFF], to: place >> 8) }
        seats.append(contentsOf: others.seats)
    }

    /// The number of pairs of a user and a currency with bookings.
    var totalCount: Int { records.count { $0.currency != .max } + otherMoney.count }

    /// Remembers a seat in a session that may turn out to be upcoming.
    mutating func addSeat(_ user: Int, start: Int64) { seats.append((UInt32(user), start)) }

    /// Counts the remembered seats in sessions that start after a moment.
    mutating func countUpcoming(after asOf: Instant) {
        for seat in seats where seat.start > asOf.microseconds { records[Int(seat.user)].upcoming += 1 }
        seats = []
    }

    /// Counts the certificates on record, by the user of the certificate.
    mutating func countCertificates(of database: any Database, _ links: ContactLinks) throws(DatabaseError) {
        let sql = "SELECT user_id, count(*) FROM certificates WHERE user_id IS NOT NULL GROUP BY user_id"
        try database.query(sql) { row throws(DatabaseError) in
            guard let id = row.identifier(0), let user = links.users.ordinal(of: id) else { return }
            records[user].certificates = Int32(row.integer(1))
        }
    }

    /// A user's money by currency, in the alphabetical order of the codes.
    func money(of user: Int) -> [(currency: String, money: Money)] {
        let record = records[user]
        guard record.currency != .max else { return [] }
        var all = [(currency: currencies[Int(record.currency)], money: record.money)]
        guard !otherMoney.isEmpty else { return all }
        for (ordinal, currency) in currencies.enumerated() {
            if let money = otherMoney[user << 8 | ordinal] { all.append((currency, money)) }
        }
        return all.sorted { $0.currency < $1.currency }
    }

    /// The place in `currencies` of a currency given as UTF-8, where it is added if new.
    mutating func ordinal(ofCurrency currency: [UInt8]) -> UInt8 {
        let code = currency.reduce(0) { $0 << 8 | UInt32($1) }
        if let known = currencyCodes.firstIndex(of: code) { return UInt8(known) }
        currencyCodes.append(code)
        currencies.append(String(decoding: currency, as: UTF8.self))
        return UInt8(currencyCodes.count - 1)
    }
}
