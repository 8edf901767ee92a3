/// A field of ours that an export's column can fill. The raw value is its name in mapping files.
public enum ImportField: String, CaseIterable, Sendable {
    // Identity.
    case bookingReference = "booking_reference"
    case sourceRecordID = "source_record_id"
    case groupReference = "group_reference"

    // State.
    case status
    case source
    case referralSource = "referral_source"
    case participants
    case bookingNotes = "booking_notes"
    case checkedIn = "checked_in"
    /// Everybody who comes, the contact among them, in one cell.
    case attendees
    /// Those who come beside the contact, in one cell.
    case guests
    case createdBy = "created_by"

    // Money.
    case originalAmount = "original_amount"
    case discountAmount = "discount_amount"
    case finalAmount = "final_amount"
    case paidAmount = "paid_amount"
    case refundedAmount = "refunded_amount"
    /// What is still to be paid.
    case balanceAmount = "balance_amount"
    case price
    case currency
    case paymentMethod = "payment_method"

    // Moments.
    case createdAt = "created_at"
    case paidAt = "paid_at"
    case cancelledAt = "cancelled_at"
    case refundedAt = "refunded_at"
    case updatedAt = "updated_at"
    /// The zone of the row's wall clocks.
    case timeZone = "time_zone"

    // Contact details: a JSON object with all of them, or one by one.
    case contactDetails = "contact_details"
    case firstName = "first_name"
    case lastName = "last_name"
    case fullName = "full_name"
    case email
    case phone
    case company
    case postcode
    case city
    case country
    case customerNumber = "customer_number"

    // Sessions and courses.
    case sessionReference = "session_reference"
    case sessionStartsAt = "session_starts_at"
    case sessionEndsAt = "session_ends_at"
    case sessionTitle = "session_title"
    case venue
    case venueCity = "venue_city"
    case trainer
    case capacity
    case courseCode = "course_code"
    case courseTitle = "course_title"
    case certificateValidityMonths = "certificate_validity_months"

    // Groups and waiting lists.
    case groupName = "group_name"
    case position
    case priority
    case preferredContactMethod = "preferred_contact_method"
    case alternativeDates = "alternative_dates"
    case offeredAt = "offered_at"
    case offerExpiresAt = "offer_expires_at"

    // Communications and notes.
    case communicationType = "type"
    case channel
    case subject
    case content
    case templateUsed = "template_used"
    case sentAt = "sent_at"
    case deliveredAt = "delivered_at"
    case openedAt = "opened_at"
    case clickedAt = "clicked_at"
    case failedReason = "failed_reason"
    case note

    // Payments and certificates.
    case paymentReference = "payment_reference"
    case amount
    /// Whether a row of payments is a sale, a refund, or neither.
    case transactionType = "transaction_type"
    case certificateNumber = "certificate_number"
    case issuedAt = "issued_at"
    case expiresAt = "expires_at"

    /// The fields that make contact details, in the order in which a contact's identity is computed from them.
    static let contactFields: [ImportField] = [
        .customerNumber, .firstName, .lastName, .email, .phone, .company, .postcode, .city, .country,
    ]

    /// The fields that hold a date or a date and time.
    static let moments: Set<ImportField> = [
        .createdAt, .paidAt, .cancelledAt, .refundedAt, .updatedAt, .sessionStartsAt, .sessionEndsAt, .offeredAt,
        .offerExpiresAt, .sentAt, .deliveredAt, .openedAt, .clickedAt, .issuedAt, .expiresAt,
    ]

    /// Those of them that may lie ahead without an end.
    static let momentsToCome: Set<ImportField> = [.sessionStartsAt, .sessionEndsAt, .offerExpiresAt, .expiresAt]

    /// The fields that hold an amount of money.
    static let amounts: Set<ImportField> = [
        .originalAmount, .discountAmount, .finalAmount, .paidAmount, .refundedAmount, .balanceAmount, .price, .amount,
    ]

    /// The fields that only other rows than bookings have.
    private static let notOfBookings: Set<ImportField> = [
        .price, .capacity, .certificateValidityMonths, .groupName, .position, .priority, .preferredContactMethod,
        .alternativeDates, .offeredAt, .offerExpiresAt, .communicationType, .channel, .subject, .content, .templateUsed,
        .sentAt, .deliveredAt, .openedAt, .clickedAt, .failedReason, .note, .paymentReference, .amount,
        .transactionType, .certificateNumber, .issuedAt, .expiresAt,
    ]

    /// The fields that rows of `entity` can have.
    static func fields(of entity: Entity) -> [ImportField] {
        switch entity {
        case .courses: [.courseCode, .courseTitle, .price, .currency, .certificateValidityMonths, .updatedAt]
        case .sessions:
            [
                .sessionReference, .courseCode, .courseTitle, .sessionTitle, .sessionStartsAt, .sessionEndsAt, .venue,
                .venueCity, .trainer, .capacity, .status, .price, .currency, .updatedAt, .timeZone,
            ]
        case .users: contactFields + [.contactDetails, .fullName, .sourceRecordID, .createdAt, .updatedAt]
        case .bookings: allCases.filter { !notOfBookings.contains($0) }
        case .groups: AttachedTable.groups.fields
        case .waitingLists: AttachedTable.waitingLists.fields
        case .communications: AttachedTable.communications.fields
        case .payments: AttachedTable.payments.fields
        case .certificates: AttachedTable.certificates.fields
        case .notes: AttachedTable.notes.fields
        }
    }

    /// The fields without which a file of `entity` cannot be read; of an inner list one is enough.
    static func required(of entity: Entity) -> [[ImportField]] {
        switch entity {
        case .courses: [[.courseCode]]
        case .sessions: [[.sessionReference, .courseCode, .courseTitle, .sessionTitle], [.sessionStartsAt]]
        case .users: [[.email, .phone, .customerNumber, .fullName, .lastName, .contactDetails]]
        case .bookings:
            [
                [
                    .bookingReference, .sourceRecordID, .createdAt, .sessionStartsAt, .contactDetails, .fullName,
                    .lastName, .email, .phone,
                ]
            ]
        case .groups: [[.groupReference]]
        case .waitingLists:
            [
                [.sessionReference, .courseCode, .courseTitle],
                contactFields + [.contactDetails, .fullName, .bookingReference],
            ]
        case .communications:
            [[.communicationType], [.channel], contactFields + [.contactDetails, .fullName, .bookingReference]]
        case .payments: [[.amount]]
        case .certificates:
            [[.certificateNumber], [.issuedAt], contactFields + [.contactDetails, .fullName, .bookingReference]]
        case .notes: [[.note], contactFields + [.contactDetails, .fullName, .bookingReference]]
        }
    }
}
