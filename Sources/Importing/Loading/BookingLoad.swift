import BookingModel
import Database
import Tabular

/// Writes what reading hands over: straight into empty tables, through a merge into others.
struct BookingLoad {
    private let bookings = TableMerge(
        table: "bookings", columns: BookingReader.columns, amountColumn: "final_amount_minor",
        insertionOrder: "row_id", decided: (column: "group_id", table: "group_decisions", key: "booking_id"))
    /// Rows of bookings that may be known, on their way to be merged.
    private var held = HeldRows(columns: BookingReader.columns)
    private var isAnyStaged = false
    private var orders: OrderMerge
    /// The columns of references, by file.
    private var referenceColumns: [Int64: String] = [:]
    private var sessions: TableLoad
    private var courses: TableLoad
    private var attached: AttachedLoad
    private var state: ImportState
    private var bookingIndexes: SuspendedIndexes?
    private var contactIndexes: SuspendedIndexes?

    /// Prepares the tables for about so many bookings.
    init(_ database: any Database, expecting count: Int) throws(DatabaseError) {
        var state = ImportState()
        // Indexes over links only may stay: import leaves their columns empty.
        if try database.integer("SELECT 1 FROM bookings LIMIT 1") == nil {
            state.seenBookings = SeenBookings(expecting: count)
            bookingIndexes = try SuspendedIndexes(
                ["bookings_id", "bookings_row_id", "bookings_group_id"], in: database)
        } else {
            state.known = try KnownBookings(of: database, expecting: count)
        }
        if try database.integer("SELECT 1 FROM contacts LIMIT 1") == nil {
            contactIndexes = try SuspendedIndexes(["contacts_id", "contacts_row_id"], in: database)
        } else {
            try database.query("SELECT id FROM contacts ORDER BY row_id") { (row) throws(DatabaseError) in
                if let identifier = row.identifier(0) { state.contacts.insert(identifier) }
            }
            state.contactsBefore = state.contacts.count
        }
        try bookings.begin(database)
        orders = try OrderMerge(database, hasBookings: state.seenBookings == nil)
        sessions = try TableLoad(
            TableMerge(table: "course_sessions", columns: SessionReader.columns), mayHold: true, database)
        courses = try TableLoad(TableMerge(table: "courses", columns: CourseReader.columns), mayHold: false, database)
        attached = try AttachedLoad(database)
        self.state = state
    }

    /// Loads one file; its counts are complete only after `finish`.
    mutating func load(
        _ reading: FileReading, size: Int?, rejects: inout RejectsFolder?, database: any Database,
        progress: (ImportProgress) throws -> Void
    ) throws -> ImportedFile {
        let export = reading.export
        let clock = ContinuousClock()
        let start = clock.now
        var file = ImportedFile(
            fileID: reading.context.fileID, path: export.path, entity: export.mapping.entity, shape: export.shapeName)
        file.sourceSystem = export.sourceSystem
        referenceColumns[file.fileID] = export.mapping.rules[.bookingReference]?.columns.first
        file.isTable = export.input.isTable
        var framing = RejectsFolder.Framing.jsonArray(export.input.encoding)
        var failure: (any Error)?
        func take(_ message: FileReading.Message) throws {
            switch message {
            case .opened(let header):
                if case .csv = export.container {
                    framing = .csv(header: header, lineBreak: export.input.encoding.lineBreak)
                }
                file.counts.bytes.add(header.count, as: "header")
            case .chunk(let chunk, let bytesRead):
                try write(chunk, to: database)
                file.counts += chunk.counts
                file.repairLog += chunk.repairs
                file.rejects += chunk.rejects.map(RejectPlace.init)
                if !chunk.rejects.isEmpty { try rejects?.add(chunk.rejects, of: export.path, framing: framing) }
                try progress(ImportProgress(path: export.path, bytesRead: bytesRead, size: size))
            case .finished(let sha256, let byteCount, let facts):
                file.facts = facts
                file.sha256 = sha256
                file.byteCount = byteCount
                if let account = facts.account {
                    file.counts.bytes.take(account)
                } else {
                    file.counts.bytes.close(size: facts.contentByteCount)
                }
            case .failed(let error): throw error
            }
        }
        // Lent, not copied: whoever changes it has to be its only owner.
        var lent = state
        state = ImportState()
        defer { state = lent }
        reading.run(state: &lent) { message in
            do {
                try take(message)
                return true
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        file.seconds = start.duration(to: clock.now) / .seconds(1)
        return file
    }

    private mutating func write(_ chunk: ImportChunk, to database: any Database) throws(DatabaseError) {
        if !chunk.contacts.isEmpty {
            try database.append(chunk.contacts, to: "contacts", columns: ContactReader.columns)
        }
        if !chunk.bookings.isEmpty {
            try database.append(chunk.bookings, to: "bookings", columns: BookingReader.columns)
        }
        isAnyStaged = isAnyStaged || !chunk.incomingBookings.isEmpty
        try held.take(chunk.incomingBookings) { batch throws(DatabaseError) in try bookings.stage(batch, database) }
        try orders.take(new: chunk.orderLines, incoming: chunk.incomingOrderLines, database)
        try sessions.take(chunk.sessions, database)
        try courses.take(chunk.courses, database)
        try attached.take(chunk, database)
    }

    /// Merges what was staged, completes the files' counts, and builds the indexes.
    mutating func finish(_ files: inout [ImportedFile], _ database: any Database) throws(DatabaseError) {
        let hasDistinctSessions = !state.hasRepeatedSessions
        orders.repeated = state.known?.repeated ?? [:]
        // Nothing is read any more, and the indexes need the room.
        state = ImportState()
        try contactIndexes?.restore(in: database)
        var merged: [MergedRows] = []
        try courses.finish(database, isDistinct: false) { merged.append($0) }
        try sessions.finish(database, isDistinct: hasDistinctSessions) { merged.append($0) }
        try attached.finish(database) { merged.append($0) }
        var additions: [OrderMerge.Addition] = []
        try finishBookings(database, add: { additions.append($0) }, count: { merged.append($0) })
        try bookingIndexes?.restore(in: database)
        for addition in additions {
            guard let index = files.firstIndex(where: { $0.fileID == addition.fileID }) else { continue }
            files[index].add(addition, column: referenceColumns[addition.fileID] ?? "booking_reference")
        }
        for rows in merged {
            guard let index = files.firstIndex(where: { $0.fileID == rows.fileID }) else { continue }
            files[index].counts.add(rows)
        }
    }

    /// Merges the bookings that may be known.
    private mutating func finishBookings(
        _ database: any Database, add: (OrderMerge.Addition) -> Void, count: (MergedRows) -> Void
    ) throws(DatabaseError) {
        try bookingIndexes?.restore("bookings_id", in: database)
        if try orders.isComplete(database), !isAnyStaged {
            try bookings.abandon(database)
            return try orders.abandon(database)
        }
        try held.release { batch throws(DatabaseError) in try bookings.stage(batch, database) }
        if bookingIndexes != nil { try bookings.recallDirectRows(database, count: count) }
        try bookings.finish(
            database,
            prepare: { () throws(DatabaseError) in try orders.prepare(bookings, database, add: add) },
            settle: { () throws(DatabaseError) in try orders.settle(bookings, database, add: add) },
            count: count)
    }
}

extension RejectPlace {
    init(_ reject: Reject) {
        self.init(
            line: reject.line, column: reject.column, reason: reject.reason, message: reject.message, hint: reject.hint,
            bookingID: reject.bookingID)
    }
}

extension ImportedFile {
    /// Adds what was done for an order of which other rows were known: what its row says more than the file counts as taken
    /// from those, which are duplicates of it.
    mutating func add(_ addition: OrderMerge.Addition, column: String) {
        var amounts = CurrencyAmounts(currency: addition.currency)
        amounts.duplicate = -addition.amount
        counts.addAmounts(amounts)
        if addition.isRefund { repairLog.recount(.credit, as: .refundSign, line: addition.line) }
        if addition.isJoined { repairLog.add(.joinedRows, column: column, line: addition.line) }
    }
}

extension FileCounts {
    /// Adds what a merge says became of rows.
    mutating func add(_ rows: MergedRows) {
        var amounts = rows.currency.flatMap { CurrencyCode($0) }.map { CurrencyAmounts(currency: $0) }
        switch rows.outcome {
        case "loaded":
            loaded += rows.rows
            amounts?.loaded += rows.amount
        case "updated", "filled":
            updated += rows.rows
            amounts?.updated += rows.amount
        case "unchanged":
            unchanged += rows.rows
            amounts?.unchanged += rows.amount
        case "recalled":
            loaded -= rows.rows
            amounts?.loaded -= rows.amount
        default:
            duplicate += rows.rows
            amounts?.duplicate += rows.amount
        }
        if let amounts { addAmounts(amounts) }
    }
}
