import Database

/// What a stretch of a file became: rows for the database, rejects, and counts. Made by a reading thread, used up
/// by the writing one.
struct ImportChunk: Sendable {
    /// Rows whose booking was certainly not seen before: they go straight into the table.
    var bookings = RowBatch(columnCount: BookingReader.columns.count)
    /// Rows whose booking may have been seen before: they are merged set by set.
    var incomingBookings = RowBatch(columnCount: BookingReader.columns.count)
    /// The rows of orders that may have others in a later file, or have several: those of bookings that go straight into
    /// the table, and of those that are merged.
    var orderLines = RowBatch(columnCount: OrderLine.columns.count)
    var incomingOrderLines = RowBatch(columnCount: OrderLine.columns.count)
    var contacts = RowBatch(columnCount: ContactReader.columns.count)
    var sessions = RowBatch(columnCount: SessionReader.columns.count)
    var courses = RowBatch(columnCount: CourseReader.columns.count)
    var groups = RowBatch(columnCount: GroupRow.columns.count)
    /// Which of the sessions, courses and groups are only implied.
    var implied = ImpliedRows()
    /// Rows of what hangs on bookings: a file has those of one table only.
    var attached: AttachedRows?
    var rejects: [Reject] = []
    var counts = FileCounts()
    var repairs = RepairLog()

    /// Makes room for what most files of an entity become.
    mutating func reserve(for entity: Entity, records: Int) {
        guard entity == .bookings else { return }
        bookings.reserve(rows: records, bytes: 0)
        contacts.reserve(rows: records, bytes: 0)
    }

    /// Takes over the bytes of the records, in which the texts of bookings and contacts lie.
    mutating func takeOver(_ bytes: [UInt8]) {
        if !bookings.isEmpty { bookings.takeOver(bytes) }
        if !contacts.isEmpty { contacts.takeOver(bytes) }
    }
}

/// Rows for the table of an attached entity.
struct AttachedRows: Sendable {
    let entity: Entity
    var rows: RowBatch
}

/// What became of the records of one file, and of their money.
struct FileCounts: Sendable {
    var read = 0
    var loaded = 0
    var updated = 0
    var unchanged = 0
    var duplicate = 0
    var rejected = 0
    var amounts: [CurrencyAmounts] = []
    /// Rejected rows that are money of which nobody can read how much.
    var unreadableAmounts = 0
    var bytes = FileBytes()

    /// The identity that holds for every file.
    var addsUp: Bool { read == loaded + updated + unchanged + duplicate + rejected }

    static func += (left: inout FileCounts, right: FileCounts) {
        left.read += right.read
        left.loaded += right.loaded
        left.updated += right.updated
        left.unchanged += right.unchanged
        left.duplicate += right.duplicate
        left.rejected += right.rejected
        left.unreadableAmounts += right.unreadableAmounts
        left.bytes += right.bytes
        for amounts in right.amounts { left.addAmounts(amounts) }
    }

    /// Adds to the amounts of one currency.
    mutating func addAmounts(_ more: CurrencyAmounts) {
        if let index = amounts.firstIndex(where: { $0.currency == more.currency }) {
            amounts[index].read += more.read
            amounts[index].loaded += more.loaded
            amounts[index].updated += more.updated
            amounts[index].unchanged += more.unchanged
            amounts[index].duplicate += more.duplicate
            amounts[index].rejected += more.rejected
        } else {
            amounts.append(more)
        }
    }
}
