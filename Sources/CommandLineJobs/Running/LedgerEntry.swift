import Database

/// What the ledger has of a run: enough to find out later whether the run was committed.
struct LedgerEntry: Equatable {
    private let runID: Int64
    private let startedAt: Int64
    private let tool: String

    /// The latest entry, or nil where there is none.
    init?(latestIn database: any Database) throws(DatabaseError) {
        var found: (Int64, Int64, String)?
        try database.query("SELECT run_id, started_at, tool FROM import_runs ORDER BY run_id DESC LIMIT 1") {
            row throws(DatabaseError) in
            found = (row.integer(0), row.integer(1), row.text(2) ?? "")
        }
        guard let found else { return nil }
        (runID, startedAt, tool) = found
    }

    /// Whether the entry is in the database.
    func isStored(in database: any Database) throws(DatabaseError) -> Bool {
        try database.integer(
            "SELECT 1 FROM import_runs WHERE run_id = ?1 AND started_at = ?2 AND tool = ?3",
            [.integer(runID), .integer(startedAt), .text(tool)]) == 1
    }

    /// What is said where a commit was cut off and the run is not one that the ledger knows of.
    static let unknownOutcome = JobError(
        "the connection to the PostgreSQL server was lost during the commit, and nobody has said whether it took place",
        hint: "run it again: it does what is missing, and changes nothing where all is done", status: 1)
}
