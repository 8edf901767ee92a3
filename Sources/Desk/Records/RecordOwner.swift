internal import BookingModel
internal import Database

/// Whom a record is about: a booking, whose user it then follows, or else a contact of the user.
struct RecordOwner {
    let user: Identifier
    let booking: Identifier?
    let bookingReference: String?
    let contact: Identifier?

    /// The user whom staff named; the booking, where they named that.
    init(_ text: String, in database: any Database) throws {
        let lookup = UserLookup(database: database)
        let subject = try lookup.subject(text)
        user = subject.user
        booking = subject.booking
        contact = booking == nil ? try lookup.anchor(of: user) : nil
        bookingReference = try booking.map { try RecordOwner.reference(of: $0, in: database) } ?? nil
    }

    /// A booking that staff named.
    init(booking text: String, in database: any Database) throws {
        let id = try RecordLookup(database: database).id(of: text, .booking)
        guard let user = try UserLookup(database: database).user(ofBooking: id) else {
            throw DeskError(
                "the booking belongs to nobody yet: \(id)",
                hint: "link bookings to users first: booking-dedupe, then booking-backfill")
        }
        self.user = user
        booking = id
        contact = nil
        bookingReference = try RecordOwner.reference(of: id, in: database)
    }

    private static func reference(of booking: Identifier, in database: any Database) throws(DatabaseError) -> String? {
        try database.text("SELECT booking_reference FROM bookings WHERE id = ?1", [.identifier(booking)])
    }
}
