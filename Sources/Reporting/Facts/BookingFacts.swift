public import BookingModel

/// Every booking known as of a moment, a few integers each, column by column: what all reports are folds over.
///
/// States are those of the as-of moment: a cancellation, payment or refund after it has not happened yet, and nobody
/// has attended a session that starts after it. Bookings recorded after it are not here, only counted.
public struct BookingFacts: Sendable {
    /// The moment to which states are rewound.
    public let asOf: AsOf
    /// The business's time zone, whose days and months group the bookings.
    public let timeZone: BusinessTimeZone

    /// The number of bookings.
    public var count: Int { columns.user.count }

    /// The bookings of the database: those here, and those recorded after the as-of moment.
    public let bookingsRead: Int
    /// The bookings here whose `user_id` is missing or that of no user.
    public let bookingsWithoutUser: Int
    /// The bookings here whose refund is negative or above what was paid. They are counted as they stand.
    public let bookingsWithOddRefund: Int

    /// One value a booking in each column.
    let columns: BookingColumns
    /// Users in the order of their ids.
    let users: [Identifier]
    let userIsCompany: [Bool]
    let sessions: [SessionFact]
    let sources: [String]
    let referrals: [String]
    let currencies: [CurrencyCode]
    /// Bookings gathered by user; those without a user come last.
    let bookingsByUser: BookingsByUser
    /// Local months of the bookings, computed once.
    let months: [Int32]

    /// The place of each source in the order of reports: by their bytes, the missing one last.
    let sourceRanks: [Int32]
    let referralRanks: [Int32]

    /// The word that stands for a missing category.
    static let unknown = "(unknown)"
}

/// The columns of `BookingFacts`.
struct BookingColumns: Sendable {
    /// Ordinal in `users`, -1 where there is none.
    var user: [Int32] = []
    /// Ordinal in `sessions`, -1 where there is none.
    var session: [Int32] = []
    var status: [BookingStatus] = []
    var source: [Int32] = []
    var referral: [Int32] = []
    var currency: [UInt8] = []
    var participants: [Int32] = []
    /// Local day of the booking, in days since 1970.
    var bookedOn: [Int32] = []
    /// Microseconds since 1970: which of several bookings came first.
    var createdAt: [Int64] = []
    /// Minor units: price before discount, discount, paid, refunded.
    var price: [Int64] = []
    var discount: [Int64] = []
    var paid: [Int64] = []
    var refunded: [Int64] = []

    mutating func reserve(_ count: Int) {
        user.reserveCapacity(count)
        session.reserveCapacity(count)
        status.reserveCapacity(count)
        source.reserveCapacity(count)
        referral.reserveCapacity(count)
        currency.reserveCapacity(count)
        participants.reserveCapacity(count)
        bookedOn.reserveCapacity(count)
        createdAt.reserveCapacity(count)
        price.reserveCapacity(count)
        discount.reserveCapacity(count)
        paid.reserveCapacity(count)
        refunded.reserveCapacity(count)
    }
}

/// The bookings of each user, by counting sort: two arrays instead of one array a user.
struct BookingsByUser: Sendable {
    /// Where each user's bookings begin in `order`; one entry more than there are users.
    let starts: [Int32]
    /// Indices of bookings, user by user, in the order of the scan.
    let order: [Int32]

    init(user: [Int32], userCount: Int) {
        var starts = [Int32](repeating: 0, count: userCount + 2)
        // A booking without a user goes into the bucket after the last user.
        for ordinal in user { starts[(ordinal < 0 ? userCount : Int(ordinal)) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var next = starts
        var order = [Int32](repeating: 0, count: user.count)
        for (booking, ordinal) in user.enumerated() {
            let bucket = ordinal < 0 ? userCount : Int(ordinal)
            order[Int(next[bucket])] = Int32(booking)
            next[bucket] += 1
        }
        self.starts = starts
        self.order = order
    }

    /// The places in `order` of one user's bookings.
    func range(_ user: Int) -> Range<Int> { Int(starts[user])..<Int(starts[user + 1]) }
}
