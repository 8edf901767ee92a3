import BookingModel
import Database

/// The columns of `BookingFacts` over one stretch of the bookings, filled row by row. Stretches are read side by side.
struct BookingFactsPart: Sendable {
    /// What all stretches share.
    struct Context: Sendable {
        let zone: BusinessTimeZone
        /// Nothing recorded after this counts. Without a given moment everything counts, and the latest is the moment.
        let cutoff: Int64
        let users: IdentifierIndex
        let sessions: IdentifierIndex
    }

    /// The columns of a booking that are read.
    static let names = [
        "user_id", "session_id", "status", "source", "participants", "original_amount_minor", "discount_amount_minor",
        "paid_amount_minor", "refunded_amount_minor", "currency", "created_at", "paid_at", "cancelled_at",
        "refunded_at", "booked_on", "referral_source", "recorded_at",
    ]

    private let context: Context
    private(set) var columns = BookingColumns()
    private(set) var sources = WordCodes()
    private(set) var referrals = WordCodes()
    private(set) var currencies = WordCodes()
    private(set) var read = 0
    private(set) var withoutDate = 0
    private(set) var withoutUser = 0
    private(set) var oddRefunds = 0
    /// When the bookings were recorded or changed last, also those that do not count yet.
    private(set) var recorded = RecordedMoments()
    private var pendingUsers: [Identifier?] = []
    private var pendingSessions: [Identifier?] = []
    private var buffer: [UInt8] = []

    init(_ context: Context) { self.context = context }

    /// Adds a booking with the columns `names`.
    mutating func append(_ row: any ResultRow) {
        read += 1
        guard !row.isNull(10) else {
            withoutDate += 1
            return
        }
        let createdAt = row.integer(10)
        // An absent moment reads as 0, which is before any cutoff: what happened at an unknown time has happened.
        let paidAt = row.integer(11)
        let cancelledAt = row.integer(12)
        let refundedAt = row.isNull(13) ? cancelledAt : row.integer(13)
        recorded.add(max(max(createdAt, paidAt), max(max(cancelledAt, refundedAt), row.integer(16))))
        guard createdAt <= context.cutoff else { return }

        pendingUsers.append(row.identifier(0))
        pendingSessions.append(row.identifier(1))
        if pendingUsers.count == 8_192 { resolvePending() }

        var status = BookingFactsPart.status(word(2, of: row))
        if status == .cancelled, cancelledAt > context.cutoff { status = .confirmed }
        columns.status.append(status)

        let paid = paidAt > context.cutoff ? 0 : row.integer(7)
        let refunded = paidAt > context.cutoff || refundedAt > context.cutoff ? 0 : row.integer(8)
        if refunded < 0 || refunded > paid { oddRefunds += 1 }
        columns.participants.append(Int32(clamping: row.integer(4)))
        columns.price.append(row.integer(5))
        columns.discount.append(row.integer(6))
        columns.paid.append(paid)
        columns.refunded.append(refunded)
        columns.source.append(sources.code(word(3, of: row)))
        columns.currency.append(UInt8(truncatingIfNeeded: currencies.code(word(9, of: row))))
        columns.referral.append(referrals.code(word(15, of: row)))
        columns.createdAt.append(createdAt)
        let day =
            row.isNull(14)
            ? context.zone.day(of: Instant(microseconds: createdAt)).daysSinceEpoch : Int32(clamping: row.integer(14))
        columns.bookedOn.append(day)
    }

    private mutating func word(_ column: Int, of row: any ResultRow) -> [UInt8] {
        buffer.removeAll(keepingCapacity: true)
        _ = row.appendText(column, to: &buffer)
        return buffer
    }

    /// Adds the bookings of a later stretch.
    mutating func append(_ later: BookingFactsPart) {
        resolvePending()
        var later = later
        later.resolvePending()
        read += later.read
        withoutDate += later.withoutDate
        withoutUser += later.withoutUser
        oddRefunds += later.oddRefunds
        recorded.add(later.recorded)
        let start = columns.currency.count
        columns.append(later.columns)
        let currency = later.currencies.recoded(in: &currencies)
        let source = later.sources.recoded(in: &sources)
        let referral = later.referrals.recoded(in: &referrals)
        for index in start..<columns.currency.count {
            columns.currency[index] = UInt8(truncatingIfNeeded: currency[Int(columns.currency[index])])
            columns.source[index] = source[Int(columns.source[index])]
            columns.referral[index] = referral[Int(columns.referral[index])]
        }
    }

    /// Looks up the users and sessions of the latest bookings.
    mutating func resolvePending() {
        for ordinal in BookingFactsPart.ordinals(of: pendingUsers, in: context.users) {
            if ordinal < 0 { withoutUser += 1 }
            columns.user.append(ordinal)
        }
        columns.session += BookingFactsPart.ordinals(of: pendingSessions, in: context.sessions)
        pendingUsers.removeAll(keepingCapacity: true)
        pendingSessions.removeAll(keepingCapacity: true)
    }

    /// The ordinals of identifiers, -1 where there is none.
    private static func ordinals(of identifiers: [Identifier?], in index: IdentifierIndex) -> [Int32] {
        // No row has the identifier of zeros: what is missing is not found either.
        let nobody = Identifier(high: 0, low: 0)
        return index.ordinals(of: identifiers.map { $0 ?? nobody }).map {
            $0 == IdentifierIndex.missing ? -1 : Int32($0)
        }
    }

    /// Three of the states start with a c: a second or third letter tells them apart.
    private static func status(_ word: [UInt8]) -> BookingStatus {
        switch word.first {
        case UInt8(ascii: "p"): .pending
        case UInt8(ascii: "n"): .noShow
        case UInt8(ascii: "c"):
            if word.count == 9, word[1] == UInt8(ascii: "a") {
                .cancelled
            } else {
                word.count == 9 && word[2] == UInt8(ascii: "m") ? .completed : .confirmed
            }
        default: .pending
        }
    }
}
