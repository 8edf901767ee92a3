import BookingModel
import Database

/// Bookings as they are stored, so that those that come again without a change need not be staged and compared: an old
/// website's export of a night repeats years of them.
///
/// A hash of all that a row says, in 64 bits, stands for it: of a million bookings that have all changed one is taken for
/// what is stored in one of twenty million runs. Whatever differs in anything goes the careful way.
struct KnownBookings: Sendable {
    /// The hashes at the places that they choose, or behind; 0 where there is none. Beside them, the rows' files.
    private var digests: [UInt64] = []
    private var files: [UInt32] = []
    /// How many lines of orders are stored, hashed with the booking.
    private var lineCounts: Set<UInt64> = []
    /// The bookings that have come in this run.
    private var met: SeenBookings
    /// How many bookings of a file were the same in an older one.
    private(set) var repeated: [OrderCombination.Files: Int] = [:]

    /// Of more bookings than that the hashes take too much memory.
    private static let most = 3 << 20
    /// Reading what is stored pays where so many times fewer rows are expected.
    private static let leastShare = 4

    /// Reads the stored bookings where about `count` are expected; nil where it would not pay.
    init?(of database: any Database, expecting count: Int) throws(DatabaseError) {
        let highest = Int(try database.integer("SELECT MAX(row_id) FROM bookings") ?? 0)
        guard highest <= KnownBookings.most, count * KnownBookings.leastShare >= highest else { return nil }
        met = SeenBookings(expecting: count)
        let scan = TableScan("bookings", columns: BookingReader.columns, key: "row_id")
        let parts = try database.scan(scan, into: { Part() }) { part, row throws(DatabaseError) in part.append(row) }
        var size = 1 << 10
        while size < 2 * parts.reduce(0, { $0 + $1.digests.count }) { size *= 2 }
        digests = [UInt64](repeating: 0, count: size)
        files = [UInt32](repeating: 0, count: size)
        for part in parts {
            for (digest, file) in zip(part.digests, part.files) { insert(digest, file) }
        }
        try database.query("SELECT booking_id, COUNT(*) FROM booking_lines GROUP BY booking_id") {
            (row) throws(DatabaseError) in
            if let id = row.identifier(0) { lineCounts.insert(BookingDigest.of(lines: Int(row.integer(1)), of: id)) }
        }
    }

    /// Rows that lie behind each other in the table.
    private struct Part: Sendable {
        var digests: [UInt64] = []
        var files: [UInt32] = []
        private var text: [UInt8] = []

        mutating func append(_ row: any ResultRow) {
            digests.append(BookingDigest.of(row, &text))
            files.append(UInt32(clamping: row.integer(BookingDigest.fileColumn)))
        }
    }

    private mutating func insert(_ digest: UInt64, _ file: UInt32) {
        var place = Int(truncatingIfNeeded: digest) & (digests.count - 1)
        while digests[place] != 0 { place = (place + 1) & (digests.count - 1) }
        digests[place] = digest
        files[place] = file
    }

    /// Takes note that a booking comes; gives whether it may have come in this run before.
    mutating func meet(_ id: Identifier) -> Bool { met.insert(id) }

    /// Whether a row of a batch says what is stored of its booking, also of so many lines; counts it if it does.
    mutating func includes(_ row: Int, of batch: RowBatch, lines: Int, _ id: Identifier, fileID: Int64) -> Bool {
        let digest = BookingDigest.of(row, of: batch)
        var place = Int(truncatingIfNeeded: digest) & (digests.count - 1)
        while digests[place] != digest {
            if digests[place] == 0 { return false }
            place = (place + 1) & (digests.count - 1)
        }
        guard lines == 0 || lineCounts.contains(BookingDigest.of(lines: lines, of: id)) else { return false }
        repeated[OrderCombination.Files(newer: fileID, older: Int64(files[place])), default: 0] += 1
        return true
    }
}
