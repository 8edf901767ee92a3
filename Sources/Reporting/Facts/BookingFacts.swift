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

    /// The bookings of the database: those here, those recorded after the as-of moment, and those without a date.
    public let bookingsRead: Int
    /// The bookings of the database of which nobody knows when they were made: they are not here.
    public let bookingsWithoutDate: Int
    /// The bookings here whose `user_id` is missing or that of no user.
    public let bookingsWithoutUser: Int
    /// The bookings here whose refund is negative or above what was paid. They are counted as they stand.
    public let bookingsWithOddRefund: Int

    /// One value a booking in each column.
    let columns: BookingColumns
    /// The users' ids: an ordinal is a place in `users`.
    let userIndex: IdentifierIndex
    let userIsCompany: [Bool]
    let sessions: [SessionFact]
    let sources: [String]
    let referrals: [String]
    let currencies: [CurrencyCode]
    /// Where each user's bookings begin: bookings stand user by user, those without a user last.
    let bookingStarts: [Int32]
    /// Local months of the bookings, computed once.
    let months: [Int32]

    /// The place of each source in the order of reports: by their bytes, the missing one last.
    let sourceRanks: [Int32]
    let referralRanks: [Int32]

    /// The word that stands for a missing category.
    static let unknown = "(unknown)"

    /// Users in the order of their ids.
    var users: [Identifier] { userIndex.identifiers }

    /// The bookings of one user, by the number of the user.
    func bookings(of user: Int) -> Range<Int> { Int(bookingStarts[user])..<Int(bookingStarts[user + 1]) }
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

    /// Adds the bookings of later rows.
    mutating func append(_ later: BookingColumns) {
        user += later.user
        session += later.session
        status += later.status
        source += later.source
        referral += later.referral
        currency += later.currency
        participants += later.participants
        bookedOn += later.bookedOn
        createdAt += later.createdAt
        price += later.price
        discount += later.discount
        paid += later.paid
        refunded += later.refunded
    }
}
