internal import BookingModel
internal import ContactNormalisation
internal import Database

extension KeyedContacts {
    /// The columns that `append` reads, in order.
    static let columns = [
        "id", "source_system", "customer_number", "first_name", "last_name", "email", "phone", "company_name", "city",
        "postcode", "country", "user_created_at",
    ]

    /// How many values of one kind were placeholders.
    struct PlaceholderCounts: Sendable {
        var emails = 0
        var phones = 0
        var others = 0

        static func += (left: inout PlaceholderCounts, right: PlaceholderCounts) {
            left.emails += right.emails
            left.phones += right.phones
            left.others += right.others
        }
    }

    /// Appends a contact from a row with `columns`, but for its id: trims its fields, leaves placeholders out, makes its
    /// keys.
    mutating func append(_ row: any ResultRow, region: PhoneRegion, counting placeholders: inout PlaceholderCounts) {
        let numberStart = typed.count
        appendTrimmed(row, 2)
        let hasNumber =
            typed.count > numberStart && !Placeholder.isCustomerNumber(typed.span.extracting(numberStart...))
        typed.removeSubrange(numberStart...)
        if hasNumber { appendTrimmed(row, 1) }
        endField()
        if hasNumber { appendTrimmed(row, 2) }
        endField()
        for field in Field.allCases.dropFirst(2) {
            let start = typed.count
            appendTrimmed(row, field.rawValue + 1)
            if typed.count > start, isPlaceholder(field, from: start, counting: &placeholders) {
                typed.removeSubrange(start...)
            }
            endField()
        }
        let created = row.isNull(11) ? nil : row.integer(11)
        firstSeen.append(created ?? .max)
        lastSeen.append(created ?? .min)
        bookings.append(0)
        appendKeys(region: region, counting: &placeholders)
    }

    private mutating func appendKeys(region: PhoneRegion, counting placeholders: inout PlaceholderCounts) {
        let contact = count - 1
        // The arena is held apart while a span of the other one is alive.
        var made: [UInt8] = []
        swap(&made, &keys)
        defer { swap(&made, &keys) }
        let email = range(.email as Field, of: contact)
        if !email.isEmpty { _ = EmailKey.append(typed.span.extracting(email), to: &made) }
        keyEnds.append(UInt32(made.count))
        let phone = range(.phone as Field, of: contact)
        let start = made.count
        if !phone.isEmpty, PhoneKey.append(typed.span.extracting(phone), region: region, to: &made),
            Placeholder.isPhone(made.span.extracting(min(start + 3, made.count)...))
        {
            // +44 1111 111111: one digit over and over behind a calling code.
            placeholders.phones += 1
            made.removeSubrange(start...)
        }
        keyEnds.append(UInt32(made.count))
        let first = range(.firstName, of: contact)
        let last = range(.lastName, of: contact)
        _ = NameKey.append(first: typed.span.extracting(first), last: typed.span.extracting(last), to: &made)
        keyEnds.append(UInt32(made.count))
    }

    private mutating func endField() { typedEnds.append(UInt32(typed.count)) }

    /// Appends a text column without the blanks around it.
    private mutating func appendTrimmed(_ row: any ResultRow, _ column: Int) {
        let start = typed.count
        guard row.appendText(column, to: &typed) > 0 else { return }
        while let last = typed.last, last <= 0x20, typed.count > start { typed.removeLast() }
        guard typed.count > start, typed[start] <= 0x20 else { return }
        let first = typed[start...].firstIndex { $0 > 0x20 } ?? typed.count
        typed.removeSubrange(start..<first)
    }

    private func isPlaceholder(_ field: Field, from start: Int, counting counts: inout PlaceholderCounts) -> Bool {
        let value = typed.span.extracting(start...)
        switch field {
        case .email:
            guard Placeholder.isEmail(value) else { return false }
            counts.emails += 1
        case .phone:
            guard Placeholder.isPhone(value) else { return false }
            counts.phones += 1
        case .companyName:
            guard Placeholder.isCompany(value) else { return false }
            counts.others += 1
        case .firstName, .lastName:
            guard Placeholder.isName(value) else { return false }
            counts.others += 1
        case .city, .postcode, .country:
            guard Placeholder.isPlace(value) else { return false }
            counts.others += 1
        case .sourceSystem, .customerNumber: return false
        }
        return true
    }
}
