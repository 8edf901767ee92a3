/// Tells exports of bookings from lists of people, prices and sessions: a file that says when its bookings were made needs
/// few other signs, one that does not must be clear about being one of bookings.
extension EntityRecognition {
    /// Whether `fields`, which the headers fill by the synonyms of bookings, make bookings.
    static func isBookings(_ fields: Set<ImportField>, hasContact: Bool, _ headers: [String]) -> Bool {
        let isDeal = !fields.isDisjoint(with: [
            .bookingReference, .status, .originalAmount, .finalAmount, .paidAmount, .participants, .paymentMethod,
        ])
        if fields.contains(.createdAt) {
            return isDeal && (hasContact || fields.contains(.bookingReference)) || hasContact && isSigningUp(fields)
        }
        if fields.contains(.sessionStartsAt) {
            let people: Set<ImportField> = [.contactDetails, .email, .phone, .firstName, .lastName]
            return fields.contains(.bookingReference) && !fields.isDisjoint(with: people)
                || isNumbered(fields) && isOrder(fields) || isRoster(fields, headers)
        }
        guard hasContact else { return false }
        return isNumbered(fields) && (isOrder(fields) || holdsCopies(headers)) || isReferenced(fields, headers)
            || isAttendance(fields)
    }

    private static let amounts: Set<ImportField> = [.originalAmount, .finalAmount, .paidAmount]

    private static func isNumbered(_ fields: Set<ImportField>) -> Bool {
        !fields.isDisjoint(with: [.bookingReference, .sourceRecordID])
    }

    /// So many of something at a price.
    private static func isOrder(_ fields: Set<ImportField>) -> Bool {
        fields.contains(.participants) && !fields.isDisjoint(with: amounts)
    }

    /// Contact details as an object, copied into each row: what the website's bookings have.
    private static func holdsCopies(_ headers: [String]) -> Bool {
        headers.contains { HeaderSynonyms.key($0.prefix { $0 != "." }) == "contactdetails" }
    }

    /// A reference that is called a booking's; a mere “Ref” is one only beside a price or a session.
    private static func isReferenced(_ fields: Set<ImportField>, _ headers: [String]) -> Bool {
        guard fields.contains(.bookingReference) else { return false }
        let isNamed = headers.contains { header in
            let key = HeaderSynonyms.key(header)
            return HeaderSynonyms.field(for: header, entity: .bookings) == .bookingReference
                && ["booking", "order", "appointment", "confirmation"].contains { key.hasPrefix($0) }
        }
        return isNamed || !fields.isDisjoint(with: amounts.union([.sessionReference, .courseCode]))
    }

    /// Who wants to come to what, as the answers of a form tell it.
    private static func isSigningUp(_ fields: Set<ImportField>) -> Bool {
        !fields.isDisjoint(with: [.courseTitle, .courseCode, .sessionReference, .sessionStartsAt])
    }

    /// Who came, or is to come, to what.
    private static func isAttendance(_ fields: Set<ImportField>) -> Bool {
        fields.contains(.checkedIn) || fields.contains(.sessionReference) && fields.contains(.status)
    }
}
