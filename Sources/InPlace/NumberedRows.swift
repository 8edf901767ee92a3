import Database
import PostgreSQLDriver

/// Runs a statement over the numbered rows of a table of the session, as many at a time as take about a tenth of a
/// second: each time a transaction of its own.
struct NumberedRows {
    private let database: PostgreSQLDatabase
    private let table: String
    private let alias: String

    /// The rows of a table by its column `row_number`; `alias` is what statements call it.
    init(table: String, alias: String, in database: PostgreSQLDatabase) {
        self.database = database
        self.table = table
        self.alias = alias
    }

    /// Runs the statement that `statement` makes of a condition on the rows; gives the number of rows written. Rows that
    /// somebody holds are gone round, and tried once more at the end.
    @discardableResult
    func write(_ statement: (String) -> String) throws -> Int {
        let last = try database.integer("SELECT max(row_number) FROM \(table)") ?? 0
        var written = 0
        var held: [Range<Int64>] = []
        var budget = 60.0
        try write(0..<last, statement, patience: 2, &budget, &written, &held)
        var stillHeld: [Range<Int64>] = []
        budget = 300
        for range in held { try write(range, statement, patience: 10, &budget, &written, &stillHeld) }
        return written
    }

    private func write(
        _ range: Range<Int64>, _ statement: (String) -> String, patience: Double, _ budget: inout Double,
        _ written: inout Int, _ held: inout [Range<Int64>]
    ) throws {
        let clock = ContinuousClock()
        var start = range.lowerBound
        var size: Int64 = 1_000
        while start < range.upperBound {
            let end = min(start + size, range.upperBound)
            let rows = "\(alias).row_number > \(start) AND \(alias).row_number <= \(end)"
            let before = clock.now
            // A row that somebody holds is to hold up no others: what fails is tried again in smaller pieces at once.
            let isDone = try Patience(database: database, limit: end - start > 1 || budget <= 0 ? 0 : patience).attempt
            {
                written += try database.run(statement(rows))
            }
            let seconds = before.duration(to: clock.now) / .seconds(1)
            if isDone {
                start = end
                size = seconds < 0.05 ? min(size * 2, 10_000) : seconds > 0.2 ? max(size / 2, 1) : size
                continue
            }
            budget -= seconds
            if end - start > 1, budget > 0 {
                size = max((end - start) / 8, 1)
            } else {
                // Where somebody holds thousands of rows for long, each by itself would take the day.
                held.append(start..<end)
                start = end
            }
        }
    }
}
