import BookingModel
import Database

/// Lets rows of an order that came in another file join those that were known: what the order says is worked out anew from
/// all of its rows, and put in the place of what the staged row says.
struct OrderMerge {
    /// What was done for a file's rows.
    struct Addition {
        let fileID: Int64
        let line: Int
        let currency: CurrencyCode
        /// By how much the staged row says more than it did.
        let amount: Int64
        /// Whether rows have joined others; and whether such a row, which was taken for a credit, is money given back of
        /// them.
        let isJoined: Bool
        let isRefund: Bool
    }

    private var held = HeldRows(columns: OrderLine.columns)
    /// Whether rows of new bookings go straight into the table, which held none; whether some did; and its index.
    private let takesNewRows: Bool
    private var hasNewRows = false
    private var indexes: SuspendedIndexes?
    /// How many bookings of a file are known to say the same as an older one, beside those that are staged.
    var repeated: [OrderCombination.Files: Int] = [:]
    private static let written = [
        "contact_id", "session_id", "status", "participants", "original_amount_minor", "discount_amount_minor",
        "final_amount_minor", "paid_amount_minor", "refunded_amount_minor", "created_at", "refunded_at", "recorded_at",
        "source_record_id", "extra", "outcome",
    ]

    /// Prepares the tables, before anything is loaded; `hasBookings` says whether any booking was there before.
    init(_ database: any Database, hasBookings: Bool) throws(DatabaseError) {
        try StagedOrders.begin(database)
        let hasLines = try database.integer("SELECT 1 FROM booking_lines LIMIT 1") != nil
        takesNewRows = !hasBookings && !hasLines
        if takesNewRows {
            indexes = try SuspendedIndexes(["booking_lines_id", "booking_lines_pkey"], in: database)
        }
    }

    /// Takes rows of orders: of bookings that are new, and of others.
    mutating func take(new: RowBatch, incoming: RowBatch, _ database: any Database) throws(DatabaseError) {
        if takesNewRows, !new.isEmpty {
            try database.append(new, to: "booking_lines", columns: OrderLine.columns)
            hasNewRows = true
        }
        for lines in takesNewRows ? [incoming] : [new, incoming] {
            try held.take(lines) { batch throws(DatabaseError) in try StagedOrders.append(batch, database) }
        }
    }

    /// Completes the table where nothing is to be merged; false where there is.
    mutating func isComplete(_ database: any Database) throws(DatabaseError) -> Bool {
        try indexes?.restore(in: database)
        guard held.isEmpty else { return false }
        return try database.integer("SELECT 1 FROM \(database.dialect.temporary(StagedOrders.lines)) LIMIT 1") == nil
    }

    /// Drops the tables of which nothing is to be merged.
    func abandon(_ database: any Database) throws(DatabaseError) {
        for table in [StagedOrders.lines, StagedOrders.table] {
            try database.execute("DROP TABLE \(database.dialect.temporary(table))")
        }
    }

    /// Moves rows that went straight into the table, and of whose bookings there is more, to those that are merged.
    private func recall(_ bookings: String, _ database: any Database) throws(DatabaseError) {
        guard hasNewRows else { return }
        let list = OrderLine.columns.joined(separator: ", ")
        let recalled = "FROM booking_lines WHERE booking_id IN (SELECT id FROM \(bookings))"
        try database.run(
            "INSERT INTO \(database.dialect.temporary(StagedOrders.lines)) (\(list)) SELECT \(list) \(recalled)")
        try database.run("DELETE \(recalled)")
    }

    /// Prepares what came, before versions of bookings are told apart: further sessions of orders become bookings of their
    /// own. Calls `add` for what changes.
    mutating func prepare(_ merge: TableMerge, _ database: any Database, add: (Addition) -> Void) throws(DatabaseError)
    {
        try held.release { batch throws(DatabaseError) in try StagedOrders.append(batch, database) }
        let orders = StagedOrders(database: database, bookings: merge.staged(database))
        try recall(orders.bookings, database)
        try orders.index()
        try OrderSessions(database: database, bookings: orders.bookings, lines: orders.incoming)
            .separate(repeated: repeated, add: add)
    }

    /// Settles the orders among the rows that `merge` has staged and decided about, and calls `add` for what changes.
    func settle(_ merge: TableMerge, _ database: any Database, add: (Addition) -> Void) throws(DatabaseError) {
        let orders = StagedOrders(database: database, bookings: merge.staged(database))
        if try orders.find() > 0 {
            let combination = try combination(of: orders)
            try orders.forEach { (entries, range) throws(DatabaseError) in
                try settle(entries, range, combination, merge, database, add: add)
            }
            try merge.decideOutcomes(database, where: "s.outcome = 'settled'")
            try database.run("UPDATE \(merge.staged(database)) SET outcome = 'loaded' WHERE outcome = 'settled'")
        }
        try keepNew(database)
        try abandon(database)
    }

    /// What tells, for orders of which the rows that came have other lines only, whether these are further ones.
    private func combination(of orders: StagedOrders) throws(DatabaseError) -> OrderCombination {
        var combination = OrderCombination(repeated: repeated)
        try orders.forEach { (entries, _) throws(DatabaseError) in
            for entry in entries {
                var older = entry.stored
                for block in entry.blocks {
                    if let order = Order(older), let file = block.first?.fileID {
                        let files = OrderCombination.Files(newer: file, older: order.first.fileID)
                        if OrderCombination.shares(block, with: order) {
                            combination.repeated[files, default: 0] += 1
                        } else {
                            combination.contradicted[files, default: 0] += 1
                        }
                    }
                    older = block
                }
            }
        }
        guard !combination.contradicted.isEmpty else { return combination }
        try orders.countRepeated { combination.repeated[$0, default: 0] += $1 }
        try orders.findRejected { combination.rejected[$0] = ($1, $2) }
        return combination
    }

    private func settle(
        _ entries: [StagedOrders.Entry], _ range: ClosedRange<Int64>, _ combination: OrderCombination,
        _ merge: TableMerge, _ database: any Database, add: (Addition) -> Void
    ) throws(DatabaseError) {
        var changes = RowBatch(columnCount: OrderMerge.written.count + 1)
        var known = RowBatch(columnCount: 2)
        var kept = RowBatch(columnCount: OrderLine.columns.count)
        for entry in entries.sorted(by: { $0.row < $1.row }) {
            let settled = SettledOrder(entry, combination)
            guard let order = settled.order else { continue }
            switch settled.change {
            case .none: break
            case .known:
                known.append(entry.row)
                known.append("unchanged")
            case .written:
                OrderMerge.append(order, entry, to: &changes)
                let booking = entry.staged.booking
                add(
                    Addition(
                        fileID: entry.staged.fileID, line: booking.importLine, currency: order.currency,
                        amount: order.money.final - booking.money.final, isJoined: settled.isJoined,
                        isRefund: settled.isJoined && booking.money.final < 0))
            }
            guard !order.further.isEmpty || order.first.booking.line != 0 else { continue }
            for (number, line) in order.lines.enumerated() { line.append(number: number, to: &kept) }
        }
        try database.update(merge.staging, key: "row_id", columns: OrderMerge.written, with: changes)
        try database.update(merge.staging, key: "row_id", columns: ["outcome"], with: known)
        try database.run(
            """
            DELETE FROM booking_lines WHERE booking_id IN (
                SELECT id FROM \(database.dialect.temporary(StagedOrders.table)) WHERE row_id BETWEEN ?1 AND ?2)
            """, [.integer(range.lowerBound), .integer(range.upperBound)])
        if !kept.isEmpty { try database.append(kept, to: "booking_lines", columns: OrderLine.columns) }
    }

    /// Appends what a staged row is to say, by its number.
    private static func append(_ order: Order, _ entry: StagedOrders.Entry, to changes: inout RowBatch) {
        let staged = entry.staged
        changes.append(entry.row)
        changes.append(order.contactID)
        changes.append(order.sessionID)
        changes.append(order.status.rawValue)
        changes.append(order.participants)
        let money = order.money
        for amount in [money.original, money.discount, money.final, money.paid, money.refunded] {
            changes.append(amount)
        }
        changes.append((order.createdAt ?? staged.booking.createdAt)?.microseconds)
        let back = order.further.last { $0.part == .refund }?.booking
        changes.append((staged.booking.refundedAt ?? back?.refundedAt ?? back?.createdAt)?.microseconds)
        changes.append((order.recordedAt ?? staged.booking.recordedAt)?.microseconds)
        changes.append(order.first.sourceRecordID ?? staged.sourceRecordID)
        let json = order.json
        if json.isEmpty { changes.appendNull() } else { changes.append(utf8: json[...]) }
        changes.append("settled")
    }

    /// Keeps the rows of orders that are new, or of which no rows were kept before.
    private func keepNew(_ database: any Database) throws(DatabaseError) {
        let columns = OrderLine.columns.joined(separator: ", ")
        let values = OrderLine.columns.map { name in
            name != "line_number"
                ? "l.\(name)"
                : "ROW_NUMBER() OVER (PARTITION BY l.booking_id ORDER BY l.import_file_id, l.import_line, l.row_id) - 1"
        }.joined(separator: ", ")
        try database.run(
            """
            INSERT INTO booking_lines (\(columns))
            SELECT \(values) FROM \(database.dialect.temporary(StagedOrders.lines)) AS l
            WHERE NOT EXISTS (SELECT 1 FROM booking_lines AS k WHERE k.booking_id = l.booking_id)
                AND NOT EXISTS (
                    SELECT 1 FROM \(database.dialect.temporary(StagedOrders.table)) AS d WHERE d.id = l.booking_id)
            """)
    }
}
