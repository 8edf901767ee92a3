import BookingModel
import Database
import DatabaseTestSupport
import TestSupport

@testable import Importing

/// A database in memory and a folder for exports, for imports without an executable around them.
final class ImportWorkshop {
    let folder: TemporaryFolder
    let database: any Database

    init() throws {
        folder = try TemporaryFolder()
        database = try TestEngine.migratedDatabase(in: folder)
    }

    /// Writes the files and imports them in this order, as one run in one transaction.
    @discardableResult
    func load(_ files: [(name: String, text: String)], mapping: Mapping? = nil, rejects: String? = nil) throws
        -> ImportOutcome
    {
        for file in files { try folder.write(file.name, file.text) }
        return try load(names: files.map(\.name), mapping: mapping, rejects: rejects)
    }

    /// Imports files of the folder.
    @discardableResult
    func load(names: [String], mapping: Mapping? = nil, rejects: String? = nil) throws -> ImportOutcome {
        var options = Importer.Options(
            inputs: names.map { folder.path($0) }, zone: .utc, tool: "tests", version: "0",
            startedAt: Instant(seconds: 0))
        options.mapping = mapping
        options.rejectsFolder = rejects.map { folder.path($0) }
        return try database.transaction { () throws in try Importer(options).run(in: database) }
    }

    /// The rows of a query.
    func rows(_ sql: String) throws -> [[SQLValue]] {
        var result: [[SQLValue]] = []
        try database.query(sql, []) { row in result.append((0..<row.columnCount).map { row.value($0) }) }
        return result
    }

    /// The rows of a query as texts.
    func texts(_ sql: String) throws -> [[String?]] {
        var result: [[String?]] = []
        try database.query(sql, []) { row in result.append((0..<row.columnCount).map { row.text($0) }) }
        return result
    }
}

extension ImportedFile {
    /// Whether every record that was read became something.
    var isAccountedFor: Bool {
        readCount == loadedCount + updatedCount + unchangedCount + duplicateCount + rejectedCount
    }
}
