import Database
import Foundation
import Importing
import InPlace
import PostgreSQLDriver

/// The session on the database of a legacy table: its rows as an export, and the way back to it.
struct LegacySession {
    let table: LegacyTable
    let linkBack: LinkBack?
    private let database: PostgreSQLDatabase
    private let mapping: Mapping?

    /// Connects to the database that `--from` names and finds the table; nil where none is named.
    init?(
        _ options: LegacyTableOptions, linking: LinkBackOptions?, mapping: Mapping?, tool: String,
        isDryRun: Bool
    ) throws {
        guard let from = options.from else { return nil }
        database = try LegacySession.connect(from, tool: tool)
        self.mapping = mapping
        table = try LegacyTable(options.table ?? "bookings", in: database)
        guard let linking, linking.linkBack else {
            linkBack = nil
            return
        }
        let linkBack = try LinkBack(table, in: database, mapping: mapping, linkSchema: linking.linkSchema)
        self.linkBack = linkBack
        try LegacySession.lock(linkBack, table, isDryRun: isDryRun)
    }

    static func connect(_ from: String, tool: String) throws -> PostgreSQLDatabase {
        do {
            return try LegacyServer.connect(
                from, applicationName: "\(tool) --from, process \(getpid()) on \(ProcessInfo.processInfo.hostName)")
        } catch let error as DatabaseError {
            throw JobError("--from: \(error.message)", hint: error.hint)
        }
    }

    private static func lock(_ linkBack: LinkBack, _ table: LegacyTable, isDryRun: Bool) throws {
        guard !isDryRun, try !linkBack.lock() else { return }
        throw JobError(
            "another run links table \(table.typedName) back", hint: "try again when it has finished", status: 75)
    }

    /// Reads the table, and with `--link-back` notes in the same snapshot which rows there are.
    func read(_ opened: OpenedDatabase, isDryRun: Bool) throws -> TableExport {
        opened.interruption.listen(for: database)
        defer { opened.interruption.listen(for: opened.connection) }
        let reader = LegacyTableReader(table, in: database)
        let columns = reader.columns(mapping: mapping, isLinkingBack: linkBack != nil)
        return try reader.read(columns) { if !isDryRun { try linkBack?.stageRows() } }
    }

    /// Links the table's rows back, when the import of them is committed.
    func link(_ opened: OpenedDatabase, sourceSystem: String, _ summary: inout RunSummary) throws {
        guard let linkBack else { return }
        opened.interruption.listen(for: database)
        defer { opened.interruption.listen(for: opened.connection) }
        do {
            summary.linkBack = try summary.time("link back") {
                RunSummary.LinkBack(try linkBack.run(from: opened.connection, sourceSystem: sourceSystem))
            }
        } catch {
            let failure = JobError(error)
            let state = "the database is up to date, and the table is linked back in part"
            guard failure.status == 130 else {
                throw JobError(
                    failure.message,
                    hint: (failure.hint.map { $0 + "\n  " } ?? "") + "\(state): run the same again, it carries on",
                    status: 1
                ).keepingSummary
            }
            throw JobError("interrupted; \(state)", hint: "run the same again: it carries on", status: 130)
                .keepingSummary
        }
    }
}
