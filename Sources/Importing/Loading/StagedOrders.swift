import BookingModel
import Database

/// Orders of which something is staged that the database, or another file of the run, may have more of: read some at a time,
/// in the order of their identifiers.
struct StagedOrders {
    /// An order as it stands and as it came.
    struct Entry {
        /// The staged row that counts, and its number.
        let row: Int64
        let staged: OrderLine
        /// The rows that are stored; none of an order that is new.
        var stored: [OrderLine] = []
        /// The rows that came, those of each file from the first one on.
        var blocks: [[OrderLine]] = []
    }

    /// The table of the orders' identifiers.
    static let table = "doubtful_orders"
    /// The table of the lines that came.
    static let lines = "incoming_booking_lines"
    private static let ordersAtOnce: Int64 = 4_096

    let database: any Database
    /// The table of the bookings that came.
    let bookings: String

    private var doubtful: String { database.dialect.temporary(StagedOrders.table) }
    var incoming: String { database.dialect.temporary(StagedOrders.lines) }

    /// Makes the tables.
    static func begin(_ database: any Database) throws(DatabaseError) {
        let dialect = database.dialect
        try database.execute(
            dialect.createTemporary(lines, like: "booking_lines", columns: OrderLine.columns, others: []))
        try database.execute(dialect.createTemporary(table, like: "bookings", columns: ["id"], others: []))
    }

    /// Appends lines that came.
    static func append(_ batch: RowBatch, _ database: any Database) throws(DatabaseError) {
        try database.append(batch, to: database.dialect.temporary(lines), columns: OrderLine.columns)
    }

    /// Makes the index by which lines are found, when all have come.
    func index() throws(DatabaseError) {
        try database.execute(
            database.dialect.createTemporaryIndex("\(StagedOrders.lines)_id", on: StagedOrders.lines, "booking_id"))
    }

    /// Finds the orders; gives how many they are.
    func find() throws(DatabaseError) -> Int {
        let count = try database.run(
            """
            INSERT INTO \(doubtful) (id)
            SELECT id FROM (
                SELECT booking_id AS id FROM \(incoming) WHERE line_number = 0 GROUP BY booking_id HAVING COUNT(*) > 1
                UNION
                SELECT id FROM \(bookings) AS s
                WHERE version_rank = 1 AND outcome IN ('updated', 'filled') AND (
                    final_amount_minor < 0
                    OR EXISTS (SELECT 1 FROM booking_lines AS l WHERE l.booking_id = s.id)
                    OR EXISTS (SELECT 1 FROM \(incoming) AS l WHERE l.booking_id = s.id))
                UNION
                SELECT id FROM \(bookings) AS s
                WHERE version_rank = 1 AND outcome <> 'loaded' AND (
                    EXISTS (SELECT 1 FROM import_rejects AS r WHERE r.booking_id = s.id)
                    OR EXISTS (
                        SELECT 1 FROM \(incoming) AS l
                        WHERE l.booking_id = s.id AND NOT EXISTS (
                            SELECT 1 FROM booking_lines AS k
                            WHERE k.booking_id = l.booking_id AND k.person_key = l.person_key
                                AND k.item_key = l.item_key)))
            ) AS found
            ORDER BY id
            """)
        try database.execute(
            database.dialect.createTemporaryIndex("\(StagedOrders.table)_id", on: StagedOrders.table, "id"))
        return count
    }

    /// Hands over some orders at a time, with the numbers of the first and the last of them.
    func forEach(_ body: ([Entry], ClosedRange<Int64>) throws(DatabaseError) -> Void) throws(DatabaseError) {
        let last = try database.integer("SELECT MAX(row_id) FROM \(doubtful)") ?? 0
        var first: Int64 = 1
        while first <= last {
            let range = first...min(last, first + StagedOrders.ordersAtOnce - 1)
            try body(try entries(range), range)
            first = range.upperBound + 1
        }
    }

    /// Counts the orders that one file says like another one before it, beside those that are handed over.
    func countRepeated(_ count: (OrderCombination.Files, Int) -> Void) throws(DatabaseError) {
        func add(_ row: any ResultRow) {
            count(OrderCombination.Files(newer: row.integer(0), older: row.integer(1)), Int(row.integer(2)))
        }
        try database.query(
            """
            SELECT s.import_file_id, b.import_file_id, COUNT(*)
            FROM \(bookings) AS s JOIN bookings AS b ON b.id = s.id
            WHERE s.version_rank = 1 AND s.outcome = 'unchanged'
                AND s.id NOT IN (SELECT id FROM \(doubtful))
            GROUP BY s.import_file_id, b.import_file_id
            """
        ) { (row) throws(DatabaseError) in add(row) }
        let same = ["contact_id", "session_id", "final_amount_minor", "extra"].map { name in
            let isJSON = name == "extra"
            let (new, old) = ("s.\(name)", "o.\(name)")
            return isJSON
                ? "\(database.dialect.comparable(json: new)) IS NOT DISTINCT FROM \(database.dialect.comparable(json: old))"
                : "\(new) IS NOT DISTINCT FROM \(old)"
        }.joined(separator: " AND ")
        try database.query(
            """
            SELECT s.import_file_id, o.import_file_id, COUNT(*)
            FROM \(bookings) AS s JOIN \(bookings) AS o ON o.id = s.id AND o.import_file_id <> s.import_file_id
            WHERE s.version_rank = 1 AND o.version_rank > 1 AND \(same)
                AND s.id NOT IN (SELECT id FROM \(doubtful))
            GROUP BY s.import_file_id, o.import_file_id
            """
        ) { (row) throws(DatabaseError) in add(row) }
    }

    /// Finds the files in which rows of each order were rejected, in their order, and how many.
    func findRejected(_ take: (Identifier, _ file: Int64, _ rows: Int) -> Void) throws(DatabaseError) {
        try database.query(
            """
            SELECT d.id, r.file_id, COUNT(*)
            FROM \(doubtful) AS d JOIN import_rejects AS r ON r.booking_id = d.id
            GROUP BY d.id, r.file_id
            ORDER BY r.file_id
            """
        ) { (row) throws(DatabaseError) in
            if let id = row.identifier(0) { take(id, row.integer(1), Int(row.integer(2))) }
        }
    }

    private func entries(_ range: ClosedRange<Int64>) throws(DatabaseError) -> [Entry] {
        var entries: [Entry] = []
        var places: [Identifier: Int] = [:]
        try database.query(
            query(bookings: bookings, "s.version_rank = 1", others: ", s.row_id"), parameters(range)
        ) { (row) throws(DatabaseError) in
            guard let line = OrderLine(booking: row) else { return }
            places[line.booking.id] = entries.count
            entries.append(Entry(row: row.integer(OrderLine.columns.count), staged: line))
        }
        try database.query(query(lines: "booking_lines", "line_number"), parameters(range)) {
            (row) throws(DatabaseError) in
            guard let line = OrderLine(row), let place = places[line.booking.id] else { return }
            entries[place].stored.append(line)
        }
        try database.query(query(bookings: "bookings", "TRUE"), parameters(range)) { (row) throws(DatabaseError) in
            // An order of one row is that row.
            guard let line = OrderLine(booking: row), let place = places[line.booking.id],
                entries[place].stored.isEmpty
            else { return }
            entries[place].stored = [line]
        }
        try database.query(
            query(lines: incoming, "import_file_id, l.import_line, l.row_id"), parameters(range)
        ) { (row) throws(DatabaseError) in
            guard let line = OrderLine(row), let place = places[line.booking.id] else { return }
            if line.part == .first || entries[place].blocks.isEmpty { entries[place].blocks.append([]) }
            entries[place].blocks[entries[place].blocks.count - 1].append(line)
        }
        for place in entries.indices {
            let staged = entries[place].staged
            // A row that is all of its order that this file has is kept nowhere else.
            let isKept = entries[place].blocks.joined().contains {
                $0.fileID == staged.fileID && $0.booking.importLine == staged.booking.importLine
            }
            if !isKept { entries[place].blocks.append([staged]) }
        }
        return entries
    }

    private func parameters(_ range: ClosedRange<Int64>) -> [SQLValue] {
        [.integer(range.lowerBound), .integer(range.upperBound)]
    }

    private func query(lines table: String, _ order: String) -> String {
        """
        SELECT \(OrderLine.selection(lines: "l", contact: "c"))
        FROM \(doubtful) AS d
        JOIN \(table) AS l ON l.booking_id = d.id
        LEFT JOIN contacts AS c ON c.id = l.contact_id
        WHERE d.row_id BETWEEN ?1 AND ?2
        ORDER BY d.row_id, l.\(order)
        """
    }

    private func query(bookings table: String, _ condition: String, others: String = "") -> String {
        """
        SELECT \(OrderLine.selection(booking: "s", contact: "c"))\(others)
        FROM \(doubtful) AS d
        JOIN \(table) AS s ON s.id = d.id
        LEFT JOIN contacts AS c ON c.id = s.contact_id
        WHERE d.row_id BETWEEN ?1 AND ?2 AND \(condition)
        ORDER BY d.row_id
        """
    }
}
