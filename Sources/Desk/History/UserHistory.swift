public import BookingModel
internal import Database

/// Everything that is known of one user, over time.
public struct UserHistory {
    private let context: DeskContext
    private let user: Identifier

    /// The history of the user that `text` names: by id or its beginning, e-mail address, or booking reference.
    public init(_ text: String, in context: DeskContext) throws {
        self.context = context
        user = try UserLookup(database: context.database).subject(text).user
    }

    /// The user, totals by currency, and what there is of bookings, payments, certificates, messages, waiting lists,
    /// groups and notes, oldest first; as one table, the same in the order of time.
    public func read() throws -> DeskAnswer {
        let records = UserRecords(context: context, user: user)
        let profile = try records.profile()
        let totals = try records.totals()
        let sections = [
            try records.bookings(), try PaymentRecords(context).list(.user(user)),
            try CertificateRecords(context).list(.user(user)), try MessageRecords(context).list(.user(user)),
            try records.waitingLists(), try records.groups(), try NoteRecords(context).list(.user(user)),
        ]
        var answer = DeskAnswer([profile, totals] + sections, flat: Timeline(sections).listing)
        if try !records.agree(profile, totals, sections[0]) {
            answer.remarks.append(
                "the user's totals are not those of the bookings: bring them up to date with booking-backfill")
        }
        return answer
    }
}

/// Whose records are listed.
public enum RecordScope: Sendable, Equatable {
    /// Everybody's.
    case all
    /// One user's.
    case user(Identifier)
    /// Those of one booking.
    case booking(Identifier)

    /// A condition over the columns of a table that hangs on bookings and users.
    func condition(_ table: String) -> String {
        switch self {
        case .all: "1 = 1"
        case .user: "\(table).user_id = ?1"
        case .booking: "\(table).booking_id = ?1"
        }
    }

    /// What the condition is about.
    var parameters: [SQLValue] {
        switch self {
        case .all: []
        case .user(let id), .booking(let id): [.identifier(id)]
        }
    }
}

extension RecordScope {
    /// The records of the user whom `user` names, else those of the booking that `booking` names, else all.
    public init(user: String?, booking: String?, in context: DeskContext) throws {
        if let user {
            self = .user(try UserLookup(database: context.database).subject(user).user)
        } else if let booking {
            self = .booking(try RecordLookup(database: context.database).id(of: booking, .booking))
        } else {
            self = .all
        }
    }
}
