import BookingModel
import Database

/// Writes what a run did into the database, in the transaction of the data.
struct ImportLedger {
    /// The number of this run.
    let runID: Int64
    /// The number of its first file.
    let firstFileID: Int64

    /// The next free numbers; the run's lock keeps them free.
    init(_ database: any Database) throws(DatabaseError) {
        runID = (try database.integer("SELECT MAX(run_id) FROM import_runs") ?? 0) + 1
        firstFileID = (try database.integer("SELECT MAX(file_id) FROM import_files") ?? 0) + 1
    }

    /// Records the run, its files, their money and their rejects.
    func record(_ files: [ImportedFile], tool: String, version: String, startedAt: Instant, in database: any Database)
        throws(DatabaseError)
    {
        let changed = files.reduce(0) { $0 + $1.counts.loaded + $1.counts.updated }
        let read = files.reduce(0) { $0 + $1.counts.read }
        try database.run(
            "INSERT INTO import_runs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            [
                .integer(runID), .text(tool), .text(version), .integer(startedAt.microseconds),
                .integer(Int64(files.count)), .integer(Int64(read)), .integer(Int64(changed)),
            ])
        for file in files { try record(file, database) }
    }

    private func record(_ file: ImportedFile, _ database: any Database) throws(DatabaseError) {
        let counts = file.counts
        let numbers = [
            counts.read, counts.loaded, counts.updated, counts.unchanged, counts.duplicate, counts.rejected,
        ]
        try database.run(
            "INSERT INTO import_files VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            [
                .integer(file.fileID), .integer(runID), .text(file.path), .text(file.sha256),
                .integer(Int64(file.byteCount)), .text(file.entity.rawValue), .text(file.shape),
            ] + (numbers + [counts.unreadableAmounts]).map { .integer(Int64($0)) })
        for (part, bytes) in counts.bytes.parts {
            try database.run(
                "INSERT INTO import_bytes VALUES (?1, ?2, ?3)",
                [.integer(file.fileID), .text(part), .integer(Int64(bytes))])
        }
        for amounts in counts.amounts.sorted(by: { $0.currency < $1.currency }) {
            try database.run(
                "INSERT INTO import_amounts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                [
                    .integer(file.fileID), .text(amounts.currency.description), .integer(amounts.read),
                    .integer(amounts.loaded), .integer(amounts.updated), .integer(amounts.unchanged),
                    .integer(amounts.duplicate), .integer(amounts.rejected),
                ])
        }
        var rejects = RowBatch(columnCount: 7)
        for reject in file.rejects {
            rejects.append(file.fileID)
            rejects.append(Int64(reject.line))
            rejects.append(reject.column)
            rejects.append(reject.reason)
            rejects.append(reject.message)
            rejects.append(reject.hint)
            rejects.append(reject.bookingID)
        }
        try database.append(
            rejects, to: "import_rejects",
            columns: ["file_id", "line", "column_name", "reason", "message", "hint", "booking_id"])
    }
}
