/// Decides from a file's headers what its rows are about and which column fills which field.
enum EntityRecognition {
    /// What this toolkit writes beside exports, no export and no mistake either: the truth of `booking-samples`, and the
    /// reasons beside rejected rows.
    static let companionHeaders = [
        ["booking_reference", "person"], ["file", "line", "column", "reason", "message", "hint"],
    ]

    /// The mapping that the headers suggest, or nil where they suggest none.
    static func mapping(for headers: [String]) -> Mapping? {
        reading(of: headers).map { $0.translation.restored($0.mapping) }
    }

    /// The headers in English and the mapping that these suggest, or nil where they suggest none.
    static func reading(of headers: [String]) -> (translation: HeaderTranslation, mapping: Mapping)? {
        let translation = HeaderTranslation(headers)
        if let mapping = englishMapping(for: translation.english), translation.isIdentity || isCertain(mapping) {
            return (translation, mapping)
        }
        // What was understood without its other words still is.
        return translation.isIdentity
            ? nil : englishMapping(for: headers).map { (HeaderTranslation(untranslated: headers), $0) }
    }

    /// Whether headers that were put into English say enough to be sure of them: bookings without any date or name could be
    /// a shop's sales as well.
    private static func isCertain(_ mapping: Mapping) -> Bool {
        mapping.entity != .bookings
            || !Set(nameFields + [.createdAt, .sessionStartsAt, .phone]).isDisjoint(with: mapping.rules.keys)
    }

    private static func englishMapping(for headers: [String]) -> Mapping? {
        for entity in attached {
            let mapping = mapping(for: headers, as: entity)
            if isConvincing(attached: mapping, headers: headers) { return mapping }
        }
        for entity in [Entity.bookings, .sessions, .courses, .users] {
            let mapping = mapping(for: headers, as: entity)
            if isConvincing(mapping, headers: headers) { return mapping }
        }
        return nil
    }

    /// Whether the headers speak of bookings, though something that bookings need may be missing or misspelled.
    static func speaksOfBookings(_ headers: [String]) -> Bool {
        let fields = Set(mapping(for: headers, as: .bookings).rules.keys)
        return !bookingSigns.isDisjoint(with: fields) || isDatedCourse(fields)
    }

    /// Whether there are columns of addresses or numbers of people.
    private static func speaksOfPeople(_ headers: [String]) -> Bool {
        headers.contains { header in
            HeaderSynonyms.field(for: header, entity: .users).map {
                [.email, .phone, .firstName, .lastName, .contactDetails].contains($0)
            } ?? false
        }
    }

    /// Fields that no list of people has.
    private static let bookingSigns: Set<ImportField> = [
        .bookingReference, .sessionReference, .originalAmount, .finalAmount, .paidAmount, .paidAt, .cancelledAt,
    ]

    /// The mapping of the headers by the synonyms of one entity; the first header that fits a field fills it, unless it is
    /// about somebody else than the contact.
    static func mapping(for headers: [String], as entity: Entity) -> Mapping {
        var mapping = Mapping(entity: entity, name: "by its headers")
        mapping.isRecognised = true
        mapping.unread = AttendeeColumns(among: headers, entity: entity).passedOver
        let numbered = NumberedPeople(among: entity == .bookings ? headers : [])
        mapping.unread.formUnion(numbered.columns)
        for header in headers where !mapping.unread.contains(header) {
            guard let field = HeaderSynonyms.field(for: header, entity: entity), mapping.rules[field] == nil else {
                continue
            }
            mapping.rules[field] = FieldRule(column: header)
        }
        if entity == .bookings { mapping.addAges(headers) }
        mapping.fillSpareWords(headers)
        mapping.countNumbered(numbered)
        mapping.countMinorUnits()
        mapping.passOverFormStart(headers)
        mapping.joinPhones(headers)
        mapping.joinSurnamePrefix(headers)
        if entity == .communications { mapping.fillTextMessages(headers) }
        // Where nothing else names anybody, the first of the customers is the contact.
        if entity == .bookings, let customers = mapping.rules[.attendees], let header = customers.columns.first,
            HeaderSynonyms.key(header) == "customers",
            nameFields.allSatisfy({ mapping.rules[$0] == nil })
        {
            mapping.rules[.attendees] = nil
            mapping.rules[.fullName] = customers
        }
        return mapping
    }

    /// Whether the columns are those of an address book, beside many that are of no use here: names, an address or number,
    /// and no word of anything that people come to or pay for.
    private static func isAddressBook(_ fields: Set<ImportField>, _ headers: [String]) -> Bool {
        let isNamed = fields.isSuperset(of: [.firstName, .lastName]) || fields.contains(.fullName)
        guard isNamed, fields.contains(.email), fields.count > 3 else { return false }
        return !headers.contains { header in
            let key = HeaderSynonyms.key(header)
            return dealWords.contains { key.contains($0) }
        }
    }

    private static let dealWords = [
        "event", "course", "session", "class", "ticket", "order", "booking", "appointment", "regist", "attend",
        "webinar", "meeting", "price", "amount", "total", "paid", "enrol", "invoice", "product", "service",
    ]

    /// Whether sessions without numbers are told by what is taught, when, and where or by whom to how many.
    private static func isTimetable(_ fields: Set<ImportField>) -> Bool {
        let place: Set<ImportField> = [.venue, .trainer, .capacity]
        return fields.contains(.sessionStartsAt) && !fields.isDisjoint(with: [.courseCode, .courseTitle])
            && !fields.isDisjoint(with: place)
    }

    private static let nameFields: [ImportField] = [.fullName, .firstName, .lastName, .contactDetails]

    private static func isConvincing(_ mapping: Mapping, headers: [String]) -> Bool {
        let fields = Set(mapping.rules.keys)
        let hasAll = ImportField.required(of: mapping.entity).allSatisfy { !fields.isDisjoint(with: $0) }
        let hasContact =
            fields.contains(.contactDetails)
            || !fields.isDisjoint(with: [.email, .phone, .firstName, .lastName, .fullName, .customerNumber])
        switch mapping.entity {
        case .bookings: return hasAll && isBookings(mapping.tellingFields, hasContact: hasContact, headers)
        case .sessions:
            // A number and a start alone may be anything's, unless nothing else is said.
            let isBare = fields.count == headers.count && fields.count > 1
            guard fields.contains(.sessionReference) else {
                return hasAll && !speaksOfPeople(headers) && !speaksOfCustomers(headers) && isTimetable(fields)
            }
            return hasAll && !hasContact && !speaksOfCustomers(headers)
                && (isBare || !fields.isDisjoint(with: [.capacity, .trainer, .venue, .sessionEndsAt, .courseCode]))
        case .courses: return hasAll && !speaksOfPeople(headers) && !fields.isDisjoint(with: [.courseTitle, .price])
        case .users:
            // An e-mail column alone makes no list of people: exports of everything have one.
            return hasAll && (fields.count * 2 >= headers.count || isAddressBook(fields, headers))
                && !speaksOfBookings(headers)
        default: return isConvincing(attached: mapping, headers: headers)
        }
    }
}
