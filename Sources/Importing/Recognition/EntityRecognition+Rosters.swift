/// Tells lists of who comes to which session from lists of sessions and from lists of people: with both they share most of
/// their words.
extension EntityRecognition {
    /// Whether `fields`, which the headers fill by the synonyms of bookings, are those of somebody and a session, and of
    /// more than that somebody came once: a number, a state, places or a price of the row, or a code of the session.
    static func isRoster(_ fields: Set<ImportField>, _ headers: [String]) -> Bool {
        let deal: Set<ImportField> = [
            .sourceRecordID, .bookingReference, .status, .participants, .checkedIn, .courseCode, .sessionReference,
            .originalAmount, .finalAmount, .paidAmount,
        ]
        return isDatedCourse(fields) && !hasCapacity(headers) && !fields.isDisjoint(with: deal)
            && (fields.contains(.contactDetails) || speaksOfCustomers(headers))
    }

    /// Whether `fields` say what somebody comes to, and when it starts: no list of people does.
    static func isDatedCourse(_ fields: Set<ImportField>) -> Bool {
        fields.contains(.sessionStartsAt)
            && !fields.isDisjoint(with: [.courseTitle, .courseCode, .sessionReference])
    }

    /// Whether columns are of somebody who comes to something. Details of nobody in particular are, too, unless a capacity
    /// shows that rows are sessions: their address is then the venue's.
    static func speaksOfCustomers(_ headers: [String]) -> Bool {
        let isOfSessions = hasCapacity(headers)
        return headers.contains { header in
            let isName = HeaderSynonyms.isSpare(header, of: .fullName) && HeaderSynonyms.key(header) != "displayname"
            if isName { return true }
            guard let owner = HeaderSynonyms.owner(header) else { return false }
            if !owner.isEmpty { return !hosts.contains(owner) }
            let field = HeaderSynonyms.field(for: header, entity: .users)
            return !isOfSessions && [.email, .firstName, .lastName].contains(field)
        }
    }

    /// Whose details sessions have as well: whom to ask, and who holds them.
    private static let hosts: Set<String> = [
        "contact", "maincontact", "leadcontact", "primarycontact", "organiser", "organizer", "account", "booking",
        "employee", "recipient", "billing", "lead",
    ]

    /// Whether a column says how many people there is room for; of bookings, places are those that were taken.
    private static func hasCapacity(_ headers: [String]) -> Bool {
        headers.contains { header in
            HeaderSynonyms.field(for: header, entity: .sessions) == .capacity
                && HeaderSynonyms.field(for: header, entity: .bookings) != .participants
        }
    }
}
