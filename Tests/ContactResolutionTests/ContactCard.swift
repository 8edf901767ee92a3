import BookingModel
import ContactResolution
import Database
import DatabaseTestSupport

/// A contact with any number of bookings, and the customer whom `CustomerMatcher` takes it for.
struct ContactCard {
    var number: Int
    var customer = 1
    var first: String?
    var last: String?
    var email: String?
    var phone: String?
    var company: String?
    var city: String?
    var postcode: String?
    var country: String?
    /// When its bookings were recorded.
    var seen: [Int64] = []

    var id: Identifier { Identifier(namespace: Identifier.Namespace.contact, name: String(number)) }

    /// The details in the order of `users`.
    var details: [String?] { [first, last, email, phone, company, city, postcode, country] }
}

/// Contacts with one customer number are one user, whatever else they say.
struct CustomerMatcher: ContactMatcher {
    let policy = "customers of a test"

    func match(_ contacts: KeyedContacts, decisions: ContactDecisions) -> ContactMatches {
        var clusters = ContactClusters(capacity: contacts.count)
        for contact in 0..<contacts.count {
            let number = String(decoding: contacts.typed[contacts.range(.customerNumber, of: contact)], as: UTF8.self)
            let user = clusters.users.insert(CustomerMatcher.user(number)).ordinal
            clusters.placements.append(.init(user: user, rule: .customerNumber, score: 1))
        }
        return ContactMatches(clusters)
    }

    static func user(_ customer: String) -> Identifier {
        Identifier(namespace: Identifier.Namespace.user, name: customer)
    }
}

extension ContactBook {
    func insert(_ cards: [ContactCard]) throws {
        let room = TestEngine.room(72)
        for card in cards {
            try database.run(
                """
                INSERT INTO contacts (id, source_system, customer_number, first_name, last_name, email, phone, company_name,
                    city, postcode, country\(room.column))
                VALUES (?1, 'web', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10\(room.value))
                """, [.identifier(card.id), .text(String(card.customer))] + card.details.map { SQLValue($0) })
            for (index, seen) in card.seen.enumerated() {
                let reference = "\(card.number)-\(index)"
                try database.run(
                    """
                    INSERT INTO bookings (id, contact_id, status, currency, created_at, booking_reference, source_system,
                        recorded_at, import_file_id, import_line) VALUES (?1, ?2, 'completed', 'GBP', ?3, ?4, 'web', ?3, 1, 1)
                    """,
                    [
                        .identifier(Identifier(namespace: Identifier.Namespace.contact, name: reference)),
                        .identifier(card.id), .integer(seen), .text(reference),
                    ])
            }
        }
    }

    /// What the user of a customer carries, in the order of `ContactCard.details`.
    func details(of customer: Int) throws -> [String?] {
        var details: [String?] = []
        let id = TestEngine.literal(CustomerMatcher.user(String(customer)))
        try database.query(
            """
            SELECT first_name, last_name, email, phone, company_name, city, postcode, country FROM users
            WHERE id = \(id)
            """
        ) { row in details = (0..<8).map { row.text($0) } }
        return details
    }
}
