public import BookingModel
internal import ContactResolution
internal import Database

/// What people decide about who is who. Each decision is an operation of the append-only ledger; it takes effect when
/// the contacts are resolved the next time, and holds until it is undone or a later one says otherwise.
public struct IdentityDecisions {
    private let context: DeskContext
    private let author: String
    private let reason: String?

    /// Decisions of somebody, with a reason if there is one.
    public init(_ context: DeskContext, by author: String, reason: String? = nil) {
        self.context = context
        self.author = author
        self.reason = reason
    }

    var database: any Database { context.database }

    /// Two users are one: all contacts of both. Gives a contact of the user.
    public func merge(_ one: String, _ other: String) throws -> [Identifier] {
        let lookup = UserLookup(database: database)
        let users = (try lookup.subject(one).user, try lookup.subject(other).user)
        guard users.0 != users.1 else {
            throw DeskError("these two are one user already", hint: "see booking-dedupe how \(users.0)")
        }
        let own = try UserContacts(of: users.0, in: database)
        let joining = try UserContacts(of: users.1, in: database)
        let rows = (own.contacts + joining.contacts).filter { $0 != own.founder }
            .map { Row(kind: .merge, own.founder, $0) }
        try record(rows)
        return [own.founder]
    }

    /// A user is two: the contacts named here leave and are one user among themselves. Gives a contact of either.
    public func split(_ user: String, leaving names: [String]) throws -> [Identifier] {
        let own = try UserContacts(of: try UserLookup(database: database).subject(user).user, in: database)
        let lookup = ContactLookup(database: database)
        let leaving = Array(Set(try names.map { try lookup.contact($0) })).sorted()
        guard leaving.allSatisfy(own.contacts.contains) else {
            throw DeskError(
                "one of the contacts is not of user \(own.user)",
                hint: "see which are: booking-dedupe how \(own.user)")
        }
        let staying = own.contacts.filter { !leaving.contains($0) }
        guard let hub = staying.contains(own.founder) ? own.founder : staying.first, let first = leaving.first else {
            throw DeskError(
                "all contacts of user \(own.user) would leave it",
                hint: "name those that are somebody else; see booking-dedupe how \(own.user)")
        }
        var rows = leaving.flatMap { contact in staying.map { Row(kind: .split, contact, $0) } }
        rows += leaving.dropFirst().map { Row(kind: .mustMerge, first, $0) }
        rows += staying.filter { $0 != hub }.map { Row(kind: .mustMerge, hub, $0) }
        try record(rows)
        return [hub, first]
    }

    /// Two contacts are never one user. Gives both.
    public func never(_ one: String, _ other: String) throws -> [Identifier] { try decide(.neverMerge, one, other) }

    /// Two contacts are one user. Gives both.
    public func must(_ one: String, _ other: String) throws -> [Identifier] { try decide(.mustMerge, one, other) }

    private func decide(_ kind: DecisionKind, _ one: String, _ other: String) throws -> [Identifier] {
        let lookup = ContactLookup(database: database)
        return try decide(kind, try lookup.contact(one), try lookup.contact(other))
    }

    /// Decides about two contacts by their ids.
    func decide(_ kind: DecisionKind, _ one: Identifier, _ other: Identifier) throws -> [Identifier] {
        guard one != other else {
            throw DeskError(
                "these are one contact: the same details, letter by letter",
                hint: "name two contacts; booking-dedupe how USER lists them")
        }
        try record([Row(kind: kind, one, other)])
        return [one, other]
    }

    /// An operation holds no longer; without a number the latest that does. Undoing an undo brings the operation back.
    /// Gives the contacts that it was about.
    public func undo(_ number: Int64?) throws -> [Identifier] {
        let ledger = try DecisionLedger(of: database)
        let hint = "see booking-dedupe decisions"
        guard let number = number ?? ledger.holding.last?.number else {
            throw DeskError("there is no decision to undo", hint: hint)
        }
        guard let operation = ledger.operations.first(where: { $0.number == number }) else {
            throw DeskError("there is no decision \(number)", hint: hint)
        }
        guard !ledger.isUndone(number) else { throw DeskError("decision \(number) is undone already", hint: hint) }
        try database.run(
            """
            INSERT INTO match_decisions (operation_id, kind, undone_operation_id, decided_by, decided_at, reason)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .integer(ledger.nextNumber), .text(DecisionKind.undo.rawValue), .integer(number), .text(author),
                .integer(context.now.microseconds), SQLValue(reason),
            ])
        let about = ledger.concerned(by: operation)
        return Array(Set((about.together + about.apart).flatMap { [$0.0, $0.1] })).sorted()
    }

    private struct Row {
        let kind: DecisionKind
        let contact: Identifier
        let other: Identifier

        init(kind: DecisionKind, _ contact: Identifier, _ other: Identifier) {
            self.kind = kind
            self.contact = contact
            self.other = other
        }
    }

    private func record(_ rows: [Row]) throws(DatabaseError) {
        let number = try DecisionLedger(of: database).nextNumber
        for row in rows {
            try database.run(
                """
                INSERT INTO match_decisions (
                    operation_id, kind, contact_id, other_contact_id, decided_by, decided_at, reason)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """,
                [
                    .integer(number), .text(row.kind.rawValue), .identifier(row.contact), .identifier(row.other),
                    .text(author), .integer(context.now.microseconds), SQLValue(reason),
                ])
        }
    }
}
