/// Tells exports of what hangs on bookings from exports of bookings, with which they share most of their words: each has
/// signs that no list of bookings has.
extension EntityRecognition {
    /// The entities that are looked for before bookings, in this order.
    static let attached: [Entity] = [.certificates, .communications, .waitingLists, .groups, .notes, .payments]

    /// Whether headers are those of an attached entity; `mapping` is what its synonyms make of them.
    static func isConvincing(attached mapping: Mapping, headers: [String]) -> Bool {
        let fields = Set(mapping.rules.keys)
        guard ImportField.required(of: mapping.entity).allSatisfy({ !fields.isDisjoint(with: $0) }) else {
            return false
        }
        let asBookings = Set(Self.mapping(for: headers, as: .bookings).rules.keys)
        let keys = headers.map { HeaderSynonyms.key($0) }
        switch mapping.entity {
        case .certificates: return true
        case .communications:
            let signs: Set<ImportField> = [.sentAt, .deliveredAt, .openedAt, .subject, .content, .templateUsed]
            return !fields.isDisjoint(with: signs) && asBookings.isDisjoint(with: prices)
        case .waitingLists: return isWaitingList(fields, asBookings, keys)
        case .groups:
            // People who belong to groups have a group beside their own number and name.
            let isNamed = keys.contains { $0.hasPrefix("group") && HeaderSynonyms.groups[$0] == .groupReference }
            let isDescribed = keys.contains {
                $0 == "groupname" || $0.hasPrefix("organi") || HeaderSynonyms.groups[$0] == .participants
            }
            return (isNamed || keys.contains("groupname")) && isDescribed
                && asBookings.isDisjoint(with: prices.union([.sessionReference, .sessionStartsAt, .bookingReference]))
        case .notes: return isNotes(fields, asBookings, keys)
        case .payments: return isPayments(fields, asBookings, keys)
        default: return false
        }
    }

    /// Who waits for what: a list that is called so, or that tells in which order they wait and whom it was offered.
    private static func isWaitingList(
        _ fields: Set<ImportField>, _ asBookings: Set<ImportField>, _ keys: [String]
    ) -> Bool {
        guard asBookings.isDisjoint(with: prices) else { return false }
        // Bookings may tell that they came from such a list; but they have references, and courses without codes.
        let hasCodes = !fields.isDisjoint(with: [.sessionReference, .courseCode])
        if hasCodes || !fields.contains(.bookingReference),
            keys.contains(where: { $0.hasPrefix("wait") && HeaderSynonyms.waitingLists[$0] != nil })
        {
            return true
        }
        // Somebody's position in a company is no place in a queue.
        if fields.contains(.position), isDatedCourse(fields), !fields.contains(.company),
            keys.contains(where: HeaderSynonyms.momentsOfQueueing.contains)
        {
            return true
        }
        let signs: Set<ImportField> = [
            .position, .priority, .offeredAt, .offerExpiresAt, .preferredContactMethod, .alternativeDates,
        ]
        return hasCodes && fields.intersection(signs).count > 1
    }

    private static let prices: Set<ImportField> = [
        .originalAmount, .discountAmount, .finalAmount, .paidAmount, .refundedAmount,
    ]

    /// A list of people may have notes, too, and one of bookings; but neither says who wrote them.
    private static func isNotes(_ fields: Set<ImportField>, _ asBookings: Set<ImportField>, _ keys: [String]) -> Bool {
        let booked: Set<ImportField> = [.sessionStartsAt, .status, .source, .participants]
        let personal: Set<ImportField> = [.phone, .company, .postcode, .city, .country]
        guard asBookings.isDisjoint(with: prices.union(booked)), fields.isDisjoint(with: personal) else { return false }
        return fields.contains(.createdBy) || !["note", "noteid", "notetext"].filter(keys.contains).isEmpty
    }

    /// What only those who take money for others tell of a payment: of two of these, a list is theirs.
    private static let processorWords: Set<String> = [
        "fee", "fees", "transactionfee", "processingfee", "taxesonfee", "amountrefunded", "payoutdate", "chargedate",
        "payoutid", "cardid", "cardbrand", "pansuffix", "statementdescriptor", "sellermessage", "convertedamount",
        "captured", "balancetransaction", "net", "nettotal", "netamount",
    ]

    /// A list of payments says of which booking each is, and nothing of what was booked.
    private static func isPayments(_ fields: Set<ImportField>, _ asBookings: Set<ImportField>, _ keys: [String]) -> Bool
    {
        let attended: Set<ImportField> = [
            .participants, .sessionReference, .sessionStartsAt, .courseCode, .courseTitle, .attendees, .checkedIn,
        ]
        let signs = processorWords.intersection(keys).count
        if signs > 3 || signs > 1 && asBookings.isDisjoint(with: attended) { return true }
        let booked: Set<ImportField> = [
            .discountAmount, .participants, .sessionReference, .sessionStartsAt, .sessionEndsAt, .courseCode,
            .contactDetails, .source, .referralSource, .cancelledAt,
        ]
        guard asBookings.isDisjoint(with: booked), !keys.contains("price") else { return false }
        let isNumbered = keys.contains { key in
            ["payment", "transaction", "charge", "receipt"].contains { key.hasPrefix($0) }
                && HeaderSynonyms.payments[key] == .paymentReference
        }
        if isNumbered { return true }
        let person: Set<ImportField> = [.email, .phone, .firstName, .lastName, .fullName, .customerNumber]
        return fields.contains(.bookingReference) && fields.isDisjoint(with: person)
            && !fields.isDisjoint(with: [.paidAt, .paymentMethod]) && !asBookings.contains(.courseTitle)
    }
}
