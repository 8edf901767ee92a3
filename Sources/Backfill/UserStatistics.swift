internal import BookingModel
internal import Database

/// What each user's bookings add up to.
///
/// Confirmed, completed and no-show bookings are active: they are what a user's number of bookings, first and last
/// booking count. Money counts over all bookings, because what is kept of a cancelled one is revenue. Currencies are
/// never added.
struct UserStatistics {
    /// One user's numbers; moments in microseconds.
    struct Record {
        var bookings: Int32 = 0
        var upcoming: Int32 = 0
        var certificates: Int32 = 0
        var first = Int64.max
        var last = Int64.min
        var activity = Int64.min
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
    /// The first currency of each user, and its money.
    private var mainCurrency: [UInt8]
    private var mainMoney: [Money]
    /// Money in further currencies, by user × 256 + currency: few users have any.
    private var otherMoney: [Int: Money] = [:]
    private var seats: [(user: UInt32, start: Int64)] = []

    init(userCount: Int) {
        records = [Record](repeating: Record(), count: userCount)
        mainCurrency = [UInt8](repeating: .max, count: userCount)
        mainMoney = [Money](repeating: Money(), count: userCount)
    }

    mutating func add(
        _ user: Int, status: BookingStatus, created: Int64, activity: Int64, money: Money, currency: Span<UInt8>
    ) {
        records[user].activity = max(records[user].activity, activity)
        if status.isActive {
            records[user].bookings += 1
            records[user].first = min(records[user].first, created)
            records[user].last = max(records[user].last, created)
        }
        let currency = ordinal(of: currency)
        if mainCurrency[user] == .max { mainCurrency[user] = currency }
        if mainCurrency[user] == currency {
            mainMoney[user] += money
        } else {
            otherMoney[user << 8 | Int(currency), default: Money()] += money
        }
    }

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
        guard mainCurrency[user] != .max else { return [] }
        var all = [(currency: currencies[Int(mainCurrency[user])], money: mainMoney[user])]
        guard !otherMoney.isEmpty else { return all }
        for (ordinal, currency) in currencies.enumerated() {
            if let money = otherMoney[user << 8 | ordinal] { all.append((currency, money)) }
        }
        return all.sorted { $0.currency < $1.currency }
    }

    private mutating func ordinal(of currency: Span<UInt8>) -> UInt8 {
        var code: UInt32 = 0
        for index in 0..<currency.count { code = code << 8 | UInt32(currency[index]) }
        if let known = currencyCodes.firstIndex(of: code) { return UInt8(known) }
        currencyCodes.append(code)
        currencies.append(String(decoding: (0..<currency.count).map { currency[$0] }, as: UTF8.self))
        return UInt8(currencyCodes.count - 1)
    }
}
