import BookingModel
import Database

/// Orders of which one file has a session, and another file, or the database, another one: per course, say. Such a row is a
/// booking of its own, as it is where both sessions stand in one file; or the booking was moved to another session, where
/// the one file is a newer export of what the other holds.
struct OrderSessions {
    /// The first row of an order in a file, or the booking as it is stored.
    private struct Head {
        let session: Identifier
        let fileID: Int64
        let createdAt: Int64?
        let recordedAt: Int64?
        let final: Int64
        let amounts: OrderAmounts?

        /// Reads a row of session, file, two moments, amount and what it is of, from a column on.
        init?(_ row: any ResultRow, from column: Int) {
            guard let session = row.identifier(column) else { return nil }
            self.session = session
            fileID = row.integer(column + 1)
            createdAt = row.isNull(column + 2) ? nil : row.integer(column + 2)
            recordedAt = row.isNull(column + 3) ? nil : row.integer(column + 3)
            final = row.integer(column + 4)
            amounts = row.text(column + 5).flatMap(OrderAmounts.init)
        }
    }

    /// An order that came with another session than was known of it.
    private struct Conflict {
        let id: Identifier
        let system: String
        let reference: String
        var heads: [Head] = []
    }

    let database: any Database
    /// The tables of the bookings and lines that came.
    let bookings: String
    let lines: String

    /// Gives rows of further sessions a booking of their own, and calls `add` for money that counts with another one;
    /// `repeated`: how many bookings of a file are known to say the same as an older one, beside those that are staged.
    func separate(
        repeated: [OrderCombination.Files: Int], add: (OrderMerge.Addition) -> Void
    ) throws(DatabaseError) {
        var conflicts = try conflicts()
        guard !conflicts.isEmpty else { return }
        for index in conflicts.indices {
            try database.query(
                """
                SELECT b.session_id, b.import_file_id, b.created_at, b.recorded_at, b.final_amount_minor,
                    (SELECT amounts FROM booking_lines AS l WHERE l.booking_id = b.id AND l.line_number = 0)
                FROM bookings AS b WHERE b.id = ?1
                """, [.identifier(conflicts[index].id)]
            ) { (row) throws(DatabaseError) in
                if let head = Head(row, from: 0) { conflicts[index].heads.insert(head, at: 0) }
            }
        }
        let combination = try combination(of: conflicts, repeated)
        var numbers = try numbers(of: conflicts)
        for conflict in conflicts {
            guard let base = conflict.heads.first else { continue }
            for head in conflict.heads.dropFirst() where head.session != base.session {
                let id = ReferenceIdentifiers.booking(
                    of: head.session, inOrder: conflict.reference, system: conflict.system)
                let isKnown = try database.integer("SELECT 1 FROM bookings WHERE id = ?1", [.identifier(id)]) != nil
                let files = OrderCombination.Files(newer: head.fileID, older: base.fileID)
                let isOfSameMoment = head.createdAt == base.createdAt && head.recordedAt == base.recordedAt
                guard isKnown || isOfSameMoment && !combination.isNewerExport(files) else { continue }
                let number = numbers[conflict.reference, default: 1] + 1
                if !isKnown { numbers[conflict.reference] = number }
                if head.amounts == .orders, head.final == base.final {
                    try takeTotalAway(from: conflict.id, head.session, add: add)
                }
                try move(conflict.id, head.session, to: id, isKnown ? nil : "\(conflict.reference) (\(number))")
            }
        }
    }

    private func conflicts() throws(DatabaseError) -> [Conflict] {
        var conflicts: [Conflict] = []
        try database.query(
            """
            SELECT l.booking_id,
                (SELECT MIN(s.source_system) FROM \(bookings) AS s WHERE s.id = l.booking_id),
                (SELECT MIN(s.booking_reference) FROM \(bookings) AS s WHERE s.id = l.booking_id),
                l.session_id, l.import_file_id, l.created_at, l.recorded_at, l.final_amount_minor, l.amounts
            FROM \(lines) AS l
            WHERE l.line_number = 0 AND l.item_key <> 0 AND l.session_id IS NOT NULL AND (
                EXISTS (SELECT 1 FROM bookings AS b WHERE b.id = l.booking_id AND b.session_id <> l.session_id)
                OR EXISTS (
                    SELECT 1 FROM \(lines) AS o
                    WHERE o.booking_id = l.booking_id AND o.line_number = 0 AND o.session_id <> l.session_id))
            ORDER BY l.booking_id, l.import_file_id, l.import_line
            """
        ) { (row) throws(DatabaseError) in
            guard let id = row.identifier(0), let head = Head(row, from: 3) else { return }
            if conflicts.last?.id != id {
                conflicts.append(Conflict(id: id, system: row.text(1) ?? "", reference: row.text(2) ?? ""))
            }
            conflicts[conflicts.count - 1].heads.append(head)
        }
        return conflicts
    }

    /// Which files repeat and contradict each other.
    private func combination(
        of conflicts: [Conflict], _ repeated: [OrderCombination.Files: Int]
    ) throws(DatabaseError) -> OrderCombination {
        var combination = OrderCombination(repeated: repeated)
        for conflict in conflicts {
            guard let base = conflict.heads.first else { continue }
            for head in conflict.heads.dropFirst() where head.session != base.session {
                combination.contradicted[.init(newer: head.fileID, older: base.fileID), default: 0] += 1
            }
        }
        for query in [
            """
            SELECT s.import_file_id, b.import_file_id, COUNT(DISTINCT s.id)
            FROM \(bookings) AS s JOIN bookings AS b ON b.id = s.id AND b.session_id = s.session_id
            GROUP BY s.import_file_id, b.import_file_id
            """,
            """
            SELECT s.import_file_id, o.import_file_id, COUNT(DISTINCT s.id)
            FROM \(bookings) AS s
            JOIN \(bookings) AS o
                ON o.id = s.id AND o.session_id = s.session_id AND o.import_file_id < s.import_file_id
            GROUP BY s.import_file_id, o.import_file_id
            """,
        ] {
            try database.query(query) { (row) throws(DatabaseError) in
                let files = OrderCombination.Files(newer: row.integer(0), older: row.integer(1))
                combination.repeated[files, default: 0] += Int(row.integer(2))
            }
        }
        return combination
    }

    /// The highest number that a session has under each order's reference.
    private func numbers(of conflicts: [Conflict]) throws(DatabaseError) -> [String: Int] {
        let wanted = Set(conflicts.map(\.reference))
        var numbers: [String: Int] = [:]
        for table in ["bookings", bookings] {
            try database.query("SELECT booking_reference FROM \(table) WHERE booking_reference LIKE '% (%)'") {
                (row) throws(DatabaseError) in
                guard let text = row.text(0), let gap = text.lastIndex(of: " "),
                    let number = Int(text[gap...].dropFirst(2).dropLast()), wanted.contains(String(text[..<gap]))
                else { return }
                numbers[String(text[..<gap])] = max(number, numbers[String(text[..<gap])] ?? 1)
            }
        }
        return numbers
    }

    /// The order's total is paid with its first session.
    private func takeTotalAway(
        from id: Identifier, _ session: Identifier, add: (OrderMerge.Addition) -> Void
    ) throws(DatabaseError) {
        let parameters: [SQLValue] = [.identifier(id), .identifier(session)]
        try database.query(
            """
            SELECT import_file_id, import_line, currency, final_amount_minor FROM \(bookings)
            WHERE id = ?1 AND session_id = ?2
            """, parameters
        ) { (row) throws(DatabaseError) in
            guard let currency = row.text(2).flatMap({ CurrencyCode($0) }) else { return }
            add(
                OrderMerge.Addition(
                    fileID: row.integer(0), line: Int(row.integer(1)), currency: currency, amount: -row.integer(3),
                    isJoined: false, isRefund: false))
        }
        let amounts = ["original", "discount", "final", "paid", "refunded"].map { "\($0)_amount_minor = 0" }
            .joined(separator: ", ")
        for (table, key) in [(bookings, "id"), (lines, "booking_id")] {
            try database.run("UPDATE \(table) SET \(amounts) WHERE \(key) = ?1 AND session_id = ?2", parameters)
        }
    }

    /// Makes what came of an order for a session a booking of its own; `reference`: what it is called, where that is new.
    private func move(_ id: Identifier, _ session: Identifier, to other: Identifier, _ reference: String?)
        throws(DatabaseError)
    {
        let parameters: [SQLValue] = [.identifier(id), .identifier(session), .identifier(other)]
        try database.run(
            "UPDATE \(lines) SET booking_id = ?3 WHERE booking_id = ?1 AND session_id = ?2", parameters)
        if let reference {
            try database.run(
                "UPDATE \(bookings) SET id = ?3, booking_reference = ?4 WHERE id = ?1 AND session_id = ?2",
                parameters + [.text(reference)])
        } else {
            // It keeps the reference that it has.
            try database.run(
                """
                UPDATE \(bookings) SET id = ?3,
                    booking_reference = (SELECT b.booking_reference FROM bookings AS b WHERE b.id = ?3)
                WHERE id = ?1 AND session_id = ?2
                """, parameters)
        }
    }
}
