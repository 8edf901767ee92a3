public import BookingModel
internal import ContactResolution
internal import Database

/// Users with their contacts, and the ledger of decisions, as tables.
public struct IdentityListings {
    private let context: DeskContext

    /// The tables of a database.
    public init(_ context: DeskContext) { self.context = context }

    /// The users of some contacts, each with all its contacts: the contact that founded it first.
    public func users(of contacts: [Identifier]) throws -> Listing {
        var users: [Identifier] = []
        for contact in contacts {
            try context.database.query("SELECT user_id FROM contacts WHERE id = ?1", [.identifier(contact)]) {
                row throws(DatabaseError) in
                if let user = row.identifier(0), !users.contains(user) { users.append(user) }
            }
        }
        var listing = IdentityListings.empty
        for user in users {
            try fill(&listing, "c.user_id = ?1", user)
        }
        return listing
    }

    /// Some contacts, in their order.
    func contacts(_ ids: [Identifier]) throws(DatabaseError) -> Listing {
        var listing = IdentityListings.empty
        for id in ids { try fill(&listing, "c.id = ?1", id) }
        return listing
    }

    private static var empty: Listing {
        Listing(
            "contacts",
            [
                ("user_id", .text), ("contact_id", .text), ("first_name", .text), ("last_name", .text),
                ("email", .text), ("phone", .text), ("company_name", .text), ("postcode", .text), ("city", .text),
                ("customer_number", .text), ("bookings", .number), ("rule", .text), ("score", .number),
            ])
    }

    private func fill(_ listing: inout Listing, _ condition: String, _ id: Identifier) throws(DatabaseError) {
        try listing.fill(
            from: context.database,
            """
            SELECT c.user_id, c.id, c.first_name, c.last_name, c.email, c.phone, c.company_name, c.postcode, c.city,
                c.customer_number, (SELECT COUNT(*) FROM bookings AS b WHERE b.contact_id = c.id), c.match_rule,
                c.match_score
            FROM contacts AS c LEFT JOIN users AS u ON u.id = c.user_id
            WHERE \(condition)
            ORDER BY CASE WHEN c.id = u.founding_contact_id THEN 0 ELSE 1 END, c.id
            """, [.identifier(id)]
        ) { row in
            [row.identifier(0), row.identifier(1)] + (2...9).map { row.text($0) }
                + [
                    row.integer(10), row.text(11),
                    row.row.isNull(12) ? .none : .text(DecimalText.probability(row.row.real(12))),
                ]
        }
    }

    /// The ledger, oldest first: an operation a row.
    public func decisions() throws -> Listing {
        let ledger = try DecisionLedger(of: context.database)
        let holding = Set(ledger.holding.map(\.number))
        var listing = Listing(
            "decisions",
            [
                ("decision", .number), ("decided_at", .moment), ("decided_by", .text), ("kind", .text),
                ("contact_id", .text), ("other_contact_id", .text), ("contacts", .number), ("undoes", .number),
                ("state", .text), ("reason", .text),
            ])
        for operation in ledger.operations {
            let pair = (operation.kind == .split ? operation.apart : operation.together + operation.apart).first
            let contacts = Set((operation.together + operation.apart).flatMap { [$0.0, $0.1] }).count
            let state =
                ledger.isUndone(operation.number)
                ? "undone" : holding.contains(operation.number) ? "holds" : "done"
            listing.append([
                .integer(operation.number), .moment(operation.decidedAt), .text(operation.decidedBy),
                .text(operation.kind.rawValue), pair.map { .identifier($0.0) } ?? .none,
                pair.map { .identifier($0.1) } ?? .none, contacts == 0 ? .none : .integer(Int64(contacts)),
                operation.undone.map { .integer($0) } ?? .none, .text(state), Listing.Cell(operation.reason),
            ])
        }
        return listing
    }
}

/// Numbers as people read them.
enum DecimalText {
    /// A probability with four decimals, rounded down: nothing is said to be surer than it is.
    static func probability(_ value: Double) -> String {
        let parts = Int((max(0, min(1, value)) * 10_000).rounded(.down))
        let digits = String(parts % 10_000)
        return "\(parts / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// Bits of evidence with their sign and two decimals.
    static func bits(_ value: Double) -> String {
        let parts = Int((abs(value) * 100).rounded())
        let digits = String(parts % 100)
        return (value < 0 && parts > 0 ? "-" : "+") + "\(parts / 100)." + (digits.count < 2 ? "0" : "") + digits
    }
}
