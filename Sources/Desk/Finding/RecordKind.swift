internal import BookingModel
internal import Database

/// A kind of record that staff name by its reference or by its id.
struct RecordKind: Sendable {
    /// What one is called.
    let noun: String
    let table: String
    /// The columns that hold what staff may know it by, beside its id.
    let references: [String]
    /// The command that lists them.
    let listing: String

    static let booking = RecordKind(
        noun: "booking", table: "bookings", references: ["booking_reference", "source_record_id"],
        listing: "booking-desk history USER")
    static let session = RecordKind(
        noun: "session", table: "course_sessions", references: ["session_reference"],
        listing: "booking-desk waiting list")
    static let group = RecordKind(
        noun: "group", table: "booking_groups", references: ["group_reference"], listing: "booking-desk groups list")
    static let waitingEntry = RecordKind(
        noun: "waiting-list entry", table: "waiting_lists", references: ["source_record_id"],
        listing: "booking-desk waiting list")
    static let message = RecordKind(
        noun: "message", table: "booking_communications", references: ["source_record_id"],
        listing: "booking-desk messages list")
    static let payment = RecordKind(
        noun: "payment", table: "payments", references: ["payment_reference"], listing: "booking-desk payments list")
}

/// Finds the one record that a reference or the beginning of an id names.
struct RecordLookup {
    let database: any Database

    /// How many ids an ambiguity names.
    private static let shown = 5

    /// The id of the record; throws where there is none, or more than one.
    func id(of text: String, _ kind: RecordKind) throws -> Identifier {
        let found = try candidates(text, kind)
        guard found.count < 2 else {
            throw DeskError(
                "\(RecordLookup.mention(text, kind)) is not one \(kind.noun) but \(found.count)\(found.count > RecordLookup.shown ? " or more" : "")",
                hint: "name one by its id: " + RecordLookup.list(found))
        }
        guard let id = found.first else {
            throw DeskError(
                "there is no \(kind.noun) of \(RecordLookup.mention(text, kind))",
                hint: "name it by its reference or the beginning of its id; \(kind.listing) shows both")
        }
        return id
    }

    /// The records that a text names, in the order of their ids. Only what is nobody's reference is read as the beginning
    /// of an id: references of digits alone look like one.
    func candidates(_ text: String, _ kind: RecordKind) throws(DatabaseError) -> [Identifier] {
        let found = try named(text, kind)
        guard found.isEmpty, let prefix = IdentifierPrefix(text) else { return found }
        return try ids(prefix, in: kind.table)
    }

    /// The records whose reference a text is, in the order of their ids.
    func named(_ text: String, _ kind: RecordKind) throws(DatabaseError) -> [Identifier] {
        var found: Set<Identifier> = []
        for column in kind.references {
            try database.query("SELECT id FROM \(kind.table) WHERE \(column) = ?1", [.text(text)]) {
                row throws(DatabaseError) in
                if let id = row.identifier(0) { found.insert(id) }
            }
            if !found.isEmpty { break }
        }
        return found.sorted()
    }

    /// Some of the ids of a table that begin so.
    func ids(_ prefix: IdentifierPrefix, in table: String) throws(DatabaseError) -> [Identifier] {
        var found: [Identifier] = []
        try database.query(
            "SELECT id FROM \(table) WHERE id >= ?1 AND id <= ?2 ORDER BY id LIMIT \(RecordLookup.shown + 1)",
            [.identifier(prefix.range.lowerBound), .identifier(prefix.range.upperBound)]
        ) { row throws(DatabaseError) in
            if let id = row.identifier(0) { found.append(id) }
        }
        return found
    }

    /// Some ids for a hint.
    static func list(_ ids: [Identifier]) -> String {
        ids.prefix(shown).map(\.description).joined(separator: ", ") + (ids.count > shown ? ", …" : "")
    }

    /// What was typed, where it can be nothing but a reference: letters beside digits. Anything else may be a name, an
    /// address or a number.
    static func mention(_ text: String, _ kind: RecordKind) -> String {
        let isReference =
            text.utf8.count <= 40 && text.contains { $0.isASCII && $0.isLetter } && text.contains(where: \.isNumber)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) }
        return isReference ? text : "that reference"
    }
}
