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
    /// The reports to write. Others that readers of the same folder have already are written anew beside them: a set is
    /// of one state of the data, and none goes missing.
    public var reports: Set<ReportName>
    /// Whether everything is worked out and checked, and nothing written.
    public var dryRun: Bool
    /// Whether a database without bookings is refused where no day is given: it has no latest booking to report up to.
    public var needsBookings = false
    /// The executable, for another run that finds the folder taken.
    public var tool = "booking-report"
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
        // Held from before it is looked what stands there till the set that has to have the same stands in its place.
        let claim = dryRun ? nil : try OutputClaim(output, tool: tool)
        defer { withExtendedLifetime(claim) {} }
        let read = try snapshot(database)
        try ReportRun.check(read.reports)
        let publication = publication(of: read.reports)
        guard let claim else { return outcome(read, files: read.tables.map { ($0.name, $0.rowCount) }, publication) }
        let files = try publication.publish(under: claim) { (folder) throws(ReportError) in
            try ReportFiles(folder: folder, dialect: dialect, toolkitVersion: toolkitVersion).write(read)
        }
        return outcome(read, files: files, publication)
    }

    /// Where the set of a day goes. `latest` follows the data: what is asked for of an earlier day, or has no booking with
    /// a date, stays behind.
    private func publication(of reports: ReportSet) -> ReportPublication {
        publication(asOf: reports.asOf, isEmpty: reports.bookingsCounted == 0)
    }

    private func publication(asOf: AsOf, isEmpty: Bool) -> ReportPublication {
        ReportPublication(output: output, day: asOf.day, staysBehind: !asOf.isDerived || isEmpty)
    }

    /// Everything that comes from the database.
    struct Snapshot {
        let reports: ReportSet
        /// The reports that nobody asked for in this run and that the set has to have all the same.
        let kept: [ReportName]
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
        guard !needsBookings || asOf != nil || facts.bookingsRead > 0 else { throw ReportError.nothingToReport }
        let standing = publication(asOf: facts.asOf, isEmpty: facts.count == 0).standing
        let wanted = self.reports.union(standing.reports)
        let quality = wanted.contains(.dataQuality) ? try DataQualityReport(reading: database, beside: facts) : nil
        let reports = ReportSet(facts, reports: wanted, quality: quality)
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
        // A table that nobody asked for keeps its form.
        let keepsContacts = standing.hasContacts && !self.reports.contains(.customerLifetimeValue)
        if withContacts || keepsContacts {
            let contacts = try CustomerContacts(reading: database)
            tables = tables.map {
                $0.name == ReportName.customerLifetimeValue.rawValue ? contacts.appended(to: $0) : $0
            }
        }
        return Snapshot(
            reports: reports,
            kept: ReportName.allCases.filter { standing.reports.contains($0) && !self.reports.contains($0) },
            tables: tables, runs: try ReportPageInput.Run.all(in: database))
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

    private func outcome(
        _ read: Snapshot, files: [(name: String, rows: Int)], _ publication: ReportPublication
    ) -> ReportOutcome {
        let folder = dryRun ? nil : publication.folder
        return ReportOutcome(
            asOf: read.reports.asOf,
            reports: files.map { file in
                ReportOutcome.File(name: file.name, rows: file.rows, path: folder.map { "\($0)/\(file.name).csv" })
            },
            folder: folder, laterDay: publication.movesLatest ? nil : publication.latestDay, kept: read.kept,
            checks: read.reports.checks, isVerified: verify, emptyReasons: read.reports.emptyReasons)
    }
}
