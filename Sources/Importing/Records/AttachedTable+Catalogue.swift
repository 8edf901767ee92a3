import BookingModel

extension AttachedTable {
    /// Groups of bookings. Its person is the organizer.
    static let groups = AttachedTable(
        entity: .groups, name: "booking_groups", namespace: Identifier.Namespace.group,
        identity: .reference(.groupReference),
        own: [
            ("group_reference", .text(.groupReference)),
            ("group_name_exported", .text(.groupName)),
            ("total_participants_exported", .number(.participants)),
            ("status", .word(.status, .groupStatus)),
            ("status_exported", .exported(.status)),
            ("created_at_exported", .moment(.createdAt)),
        ],
        defaults: ["status": "active"], required: [.groupReference], hasBooking: false, needsLink: false)

    static let waitingLists = AttachedTable(
        entity: .waitingLists, name: "waiting_lists", namespace: Identifier.Namespace.waitingListEntry,
        identity: .parts([]),
        own: [
            ("source_record_id", .text(.sourceRecordID)),
            ("session_id", .session),
            ("position_exported", .number(.position)),
            ("priority", .word(.priority, .priority)),
            ("priority_exported", .exported(.priority)),
            ("preferred_contact_method", .word(.preferredContactMethod, .contactMethod)),
            ("preferred_contact_method_exported", .exported(.preferredContactMethod)),
            ("alternative_dates", .list(.alternativeDates)),
            ("status", .word(.status, .waitingListStatus, implied: [(.offeredAt, "offered")])),
            ("status_exported", .exported(.status)),
            ("offered_at", .moment(.offeredAt)),
            ("offer_expires_at", .moment(.offerExpiresAt, isPast: false)),
            ("notes", .text(.note)),
            ("created_at", .moment(.createdAt)),
            ("updated_at", .moment(.updatedAt)),
        ],
        defaults: ["status": WaitingListStatus.waiting.rawValue, "priority": WaitingListPriority.normal.rawValue])

    static let communications = AttachedTable(
        entity: .communications, name: "booking_communications", namespace: Identifier.Namespace.communication,
        identity: .parts(
            [.communicationType, .channel, .subject, .templateUsed], firstOf: [.createdAt, .sentAt]),
        own: [
            ("source_record_id", .text(.sourceRecordID)),
            ("type", .word(.communicationType, .communicationType)),
            ("type_exported", .exported(.communicationType)),
            ("channel", .word(.channel, .channel)),
            ("channel_exported", .exported(.channel)),
            (
                "status",
                .word(
                    .status, .communicationStatus,
                    implied: [
                        (.clickedAt, "clicked"), (.openedAt, "opened"), (.deliveredAt, "delivered"),
                        (.failedReason, "failed"), (.sentAt, "sent"),
                    ])
            ),
            ("status_exported", .exported(.status)),
            ("subject", .text(.subject)),
            ("content", .text(.content)),
            ("template_used", .text(.templateUsed)),
            ("sent_at", .moment(.sentAt)),
            ("delivered_at", .moment(.deliveredAt)),
            ("opened_at", .moment(.openedAt)),
            ("clicked_at", .moment(.clickedAt)),
            ("failed_reason", .text(.failedReason)),
            ("created_by_exported", .text(.createdBy)),
            ("created_at", .moment(.createdAt)),
        ],
        defaults: ["status": CommunicationStatus.pending.rawValue], required: [.communicationType, .channel])

    /// Payments. One that names neither booking nor person is money all the same, and loaded.
    static let payments = AttachedTable(
        entity: .payments, name: "payments", namespace: Identifier.Namespace.payment,
        identity: .content(after: [.paymentReference, .sourceRecordID]),
        own: [
            ("payment_reference", .text(.paymentReference)),
            ("amount_minor", .amount),
            ("currency", .currency),
            ("payment_method", .text(.paymentMethod)),
            ("status", .word(.status, .paymentStatus, implied: [(.paidAt, "paid")], unsaid: "paid")),
            ("status_exported", .exported(.status)),
            ("paid_at", .moment(.paidAt)),
            ("created_at", .moment(.createdAt)),
        ],
        defaults: ["status": PaymentStatus.pending.rawValue], required: [.amount], needsLink: false)

    static let certificates = AttachedTable(
        entity: .certificates, name: "certificates", namespace: Identifier.Namespace.certificate,
        identity: .reference(.certificateNumber),
        own: [
            ("certificate_number", .text(.certificateNumber)),
            ("course_id", .course),
            ("issued_at", .moment(.issuedAt)),
            ("expires_at", .moment(.expiresAt, isPast: false)),
        ],
        required: [.certificateNumber, .issuedAt])

    static let notes = AttachedTable(
        entity: .notes, name: "user_notes", namespace: Identifier.Namespace.note,
        identity: .content(after: [.sourceRecordID]),
        own: [
            ("source_record_id", .text(.sourceRecordID)),
            ("note", .text(.note)),
            ("created_by", .text(.createdBy)),
            ("created_at", .moment(.createdAt)),
        ],
        required: [.note])
}
