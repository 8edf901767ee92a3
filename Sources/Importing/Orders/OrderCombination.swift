import BookingModel

/// What rows of an order in one file are to those of another file or stretch of it, which came before.
///
/// Within a file rows of one moment are lines of one order, if they are for different things. Between files that is not
/// certain: a row that says otherwise may be a further line (a rejected row that was put right, an order that is spread
/// over two exports), or the known line in a newer export, changed. What tells is which lines both have, whether a row
/// of the order was rejected before, and whether the one file repeats the other.
struct OrderCombination {
    /// A file, and one that came before.
    struct Files: Hashable {
        let newer: Int64
        let older: Int64
    }

    /// How many orders of the older file the newer one repeats, and of how many it has other lines only.
    var repeated: [Files: Int] = [:]
    var contradicted: [Files: Int] = [:]
    /// The last file in which rows of an order were rejected, and how many.
    var rejected: [Identifier: (file: Int64, rows: Int)] = [:]

    /// What becomes of an order that was known.
    enum Outcome {
        /// It says all that the rows say.
        case known
        /// Rows have joined it, or taken the place of their older versions.
        case joined(Order)
        /// The rows are a newer version of the whole.
        case replaced(Order)
        /// The rows are an older version of the whole.
        case older
    }

    /// Whether the rows have lines of the order, or other ones only.
    static func shares(_ rows: [OrderLine], with order: Order) -> Bool {
        let known = Set(order.lines.map(\.key))
        return rows.contains { known.contains($0.key) }
    }

    /// Puts rows, of which the first begins an order in its file, together with the order as it was known.
    func combine(_ order: Order, with rows: [OrderLine]) -> Outcome {
        guard let block = Order(rows) else { return .known }
        // Rows of the file that changed each other's state say together what they do: those that came of it count.
        let rows = block.lines
        let known = Set(order.lines.map(\.key))
        let coming = Set(rows.map(\.key))
        if coming.isSubset(of: known) { return update(order, by: rows) }
        var joined = order
        if rows.count == 1, order.isGivenBack(by: rows[0].booking), joined.take(rows[0]) == .refund {
            return .joined(joined)
        }
        let isOlder = block.recordedAt != .later(block.recordedAt, order.recordedAt)
        if !known.isDisjoint(with: coming) { return isOlder ? .older : .replaced(newest(rows, order, block)) }
        guard belongs(block, to: order) else { return isOlder ? .older : .replaced(block) }
        for line in rows where joined.take(line) == nil {
            var line = line
            line.part = joined.includes(line.booking.person) ? .item : .attendee
            joined.add(line)
        }
        return .joined(joined)
    }

    /// The order with the newest version of each of its lines.
    private func update(_ order: Order, by rows: [OrderLine]) -> Outcome {
        let known = OrderCombination.linesByKey(order.lines)
        let newer = rows.filter { line in
            guard let stored = known[line.key], !line.saysTheSame(as: stored) else { return false }
            return line.booking.recordedAt == .later(line.booking.recordedAt, stored.booking.recordedAt)
        }
        // Where the rows are the whole order, what else they say counts, too.
        guard !newer.isEmpty || rows.count == order.lineCount else { return .known }
        var updated = order
        updated.replace(newer)
        return .joined(updated)
    }

    /// The rows, which are the whole order, each in its newest version.
    private func newest(_ rows: [OrderLine], _ order: Order, _ block: Order) -> Order {
        let coming = OrderCombination.linesByKey(rows)
        let newer = order.lines.filter { stored in
            guard let line = coming[stored.key] else { return false }
            return line.booking.recordedAt != .later(line.booking.recordedAt, stored.booking.recordedAt)
        }
        var newest = block
        newest.replace(newer)
        return newest
    }

    private static func linesByKey(_ lines: [OrderLine]) -> [OrderLine.Key: OrderLine] {
        Dictionary(lines.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether rows of which the order has none are further lines of it.
    private func belongs(_ block: Order, to order: Order) -> Bool {
        guard block.createdAt == order.createdAt, block.currency == order.currency,
            block.sessionID == order.sessionID || block.sessionID == nil || order.sessionID == nil
        else { return false }
        let files = Files(newer: block.first.fileID, older: order.first.fileID)
        if files.newer == files.older { return block.recordedAt == order.recordedAt }
        // More rows were rejected than have come since: this is one of them.
        if let (file, rows) = rejected[order.id], file < files.newer,
            order.lines.count(where: { $0.fileID > file }) < rows
        {
            return true
        }
        return block.recordedAt == order.recordedAt && order.first.booking.line != 0
            && block.lines.allSatisfy { $0.booking.line != 0 } && !isNewerExport(files)
    }

    /// Whether one file is a newer export of what the other holds: then what it says otherwise is a change.
    func isNewerExport(_ files: Files) -> Bool {
        repeated[files, default: 0] > contradicted[files, default: 0]
    }
}
