public import BookingModel
public import Database

/// One run of the reports: reads the database, works them out, checks them, and publishes them.
public struct ReportRun: Sendable {
    /// Which way the rows of the CSV files are worked out.
    public enum Engine: String, CaseIterable, Sendable {
        /// By folds over facts in memory.
        case memory
        /// By the statements of `sql/reports`; the pages' figures are folds all the same.
        case sql
    }

    /// The folder in which the dated folders and `latest` lie.
    public var output: String
    /// The local day whose end is the as-of moment; nil for the end of the data.
    public var asOf: LocalDay?
    /// How the CSV files are written.
    public var dialect: ReportDialect
    /// Whether customers' contact details stand in their table.
    public var withContacts: Bool
    /// Which way the rows are worked out.
    public var engine: Engine
    /// Whether both ways are worked out and compared; the first difference fails the run.
    public var verify: Bool
    /// The reports to write.
    public var reports: Set<ReportName>
    /// Whether everything is worked out and checked, and nothing written.
    public var dryRun: Bool
    /// The version of the toolkit, for the pages' provenance.
    public var toolkitVersion: String

    /// A run with the defaults: all reports, for spreadsheets, without contact details, by folds.
    public init(
        output: String, asOf: LocalDay? = nil, dialect: ReportDialect = .excel, withContacts: Bool = false,
        engine: Engine = .memory, verify: Bool = false, reports: Set<ReportName> = Set(ReportName.allCases),
        dryRun: Bool = false, toolkitVersion: String = ""
    ) {
        self.output = output
        self.asOf = asOf
        self.dialect = dialect
        self.withContacts = withContacts
        self.engine = engine
        self.verify = verify
        self.reports = reports
        self.dryRun = dryRun
        self.toolkitVersion = toolkitVersion
    }

    /// Runs. The database is read in one snapshot and left as it was; a read-only connection will do.
    public func run(on database: any Database) throws(ReportError) -> ReportOutcome {
        let read = try snapshot(database)
        try ReportRun.check(read.reports)
        guard !dryRun else { return outcome(read, files: read.tables.map { ($0.name, $0.rowCount) }, folder: nil) }
        let publication = ReportPublication(output: output, day: read.reports.asOf.day)
        let files = try publication.publish { (folder) throws(ReportError) in
            try ReportFiles(folder: folder, dialect: dialect, toolkitVersion: toolkitVersion).write(read)
        }
        return outcome(read, files: files, folder: publication.folder)
    }

    /// Everything that comes from the database.
    struct Snapshot {
        let reports: ReportSet
        let tables: [ReportTable]
        let runs: [ReportPageInput.Run]
    }

    /// Reads it in one transaction that leaves nothing behind.
    private func snapshot(_ database: any Database) throws(ReportError) -> Snapshot {
        let (begin, end) =
            switch database.engine {
            // Works inside a transaction of the caller's, too. Rolling back drops the temporary views.
            case .sqlite: ("SAVEPOINT reports", "ROLLBACK TO reports; RELEASE reports")
            case .postgresql: ("BEGIN ISOLATION LEVEL REPEATABLE READ", "ROLLBACK")
            }
        do {
            try database.execute(begin)
            let result: Snapshot
            do {
                result = try read(database)
            } catch {
                try? database.execute(end)
                throw error
            }
            try database.execute(end)
            return result
        } catch let error as DatabaseError {
            throw .database(error)
        } catch let error as ReportError {
            throw error
        } catch {
            throw .checkFailed("\(error)")
        }
    }

    private func read(_ database: any Database) throws -> Snapshot {
        let facts = try BookingFacts(reading: database, asOf: asOf)
        let quality =
            self.reports.contains(.dataQuality) ? try DataQualityReport(reading: database, beside: facts) : nil
        let reports = ReportSet(facts, reports: self.reports, quality: quality)
        var tables = reports.all.flatMap(\.tables)
        if engine == .sql || verify {
            let statements = try ReportSQL(database, asOf: facts.asOf, zone: facts.timeZone)
            var queried: [ReportTable] = []
            for report in reports.all { queried += try statements.tables(type(of: report).name) }
            if verify {
                for (folded, queried) in zip(tables, queried) {
                    try ReportComparison.check(folded: folded, queried: queried)
                }
            }
            if engine == .sql { tables = queried }
        }
        if withContacts {
            let contacts = try CustomerContacts(reading: database)
            tables = tables.map {
                $0.name == ReportName.customerLifetimeValue.rawValue ? contacts.appended(to: $0) : $0
            }
        }
        return Snapshot(reports: reports, tables: tables, runs: try ReportPageInput.Run.all(in: database))
    }

    /// A sum that does not agree, or a booking that went missing, is a failed run.
    private static func check(_ reports: ReportSet) throws(ReportError) {
        for check in reports.checks where !check.holds {
            let ways = check.ways.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
            throw .checkFailed("\(check.title): \(ways)")
        }
        for report in reports.all where !report.reconciliation.holds {
            throw .checkFailed("not every booking is accounted for in \(type(of: report).name.rawValue)")
        }
    }

    private func outcome(_ read: Snapshot, files: [(name: String, rows: Int)], folder: String?) -> ReportOutcome {
        ReportOutcome(
            asOf: read.reports.asOf,
            reports: files.map { file in
                ReportOutcome.File(name: file.name, rows: file.rows, path: folder.map { "\($0)/\(file.name).csv" })
            },
            folder: folder, checks: read.reports.checks, isVerified: verify, emptyReasons: read.reports.emptyReasons)
    }
}

/// What a run of the reports made.
public struct ReportOutcome: Sendable {
    /// The moment to which the reports are drawn up.
    public let asOf: AsOf
    /// The CSV files in their fixed order.
    public let reports: [File]
    /// The folder that they are in; nil after a dry run.
    public let folder: String?
    /// The sums that were worked out in several ways; all of them agree.
    public let checks: [ReportCheck]
    /// Whether every cell was worked out both ways.
    public let isVerified: Bool
    /// Why reports without rows have none.
    public let emptyReasons: [String]

    /// A CSV file.
    public struct File: Sendable, Equatable {
        /// The table's name: the file's without `.csv`.
        public let name: String
        /// The rows without the header.
        public let rows: Int
        /// Where it is; nil after a dry run.
        public let path: String?
    }
}
