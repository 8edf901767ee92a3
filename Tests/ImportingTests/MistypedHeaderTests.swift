import Testing

@testable import Importing

@Suite struct MistypedHeaderTests {
    private func field(_ header: String, _ entity: Entity = .bookings) -> ImportField? {
        MappingCheck.lookalikes([header], entity: entity).first?.field
    }

    @Test(
        arguments: [
            ("Emial", .email), ("Booking Refernce", .bookingReference), ("bookingRefrence", .bookingReference),
            ("Bokings Ref", .bookingReference), ("Stattus", .status), ("Frist Name", .firstName),
            ("Telephonne", .phone), ("Payment Metod", .paymentMethod), ("Cuorse", .courseTitle),
            ("Postcod", .postcode), ("Discuont", .discountAmount), ("Statsu", .status),
        ] as [(String, ImportField)])
    func `A slip is seen`(_ header: String, _ field: ImportField) {
        #expect(self.field(header) == field, "\(header)")
    }

    @Test(arguments: [
        "Coupon Code", "Coupon Mode", "Discount Code", "Promo Code", "passenger_id", "Last 4", "Staff Paid",
        "Visit Type", "Visit Notes", "Formation", "Montant (€)", "Ticketart", "Delegate Title", "*UnitAmount",
        "version",
        "Payment Reference", "Payment ID", "lead_time", "Send Time", "Fees", "To Email Address", "Custom Number",
        "Mode",
        "Course Date Code", "charge_date", "payout_date", "Amount Due", "Party Size", "Gross Revenue", "book_ref",
        "Delegates", "Course Template", "cust_fname",
    ])
    func `Another word is no slip, however like it is`(_ header: String) {
        #expect(field(header) == nil, "\(header) looks like \(field(header)?.rawValue ?? "")")
        #expect(field(header, .payments) == nil && field(header, .users) == nil)
    }
}
