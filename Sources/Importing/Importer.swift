public import BookingModel
public import Database
public import Tabular

/// Imports export files into a database: recognises each, reads it, and writes rows, rejects and the ledger.
///
/// The caller holds the run's lock and one transaction around `run`, so an import is there as a whole or not at all.
public struct Importer {
    /// How an import is to be done.
    public struct Options: Sendable {
        /// Files and folders.
        public var inputs: [String]
        /// Tables of other databases.
        public var tables: [TableExport] = []
        /// How to read them; nil: by their headers.
        public var mapping: Mapping?
        /// Whose references the rows have, where the user's mapping does not say; nil: the profile's, else `legacy`.
        public var sourceSystem: String?
        /// The time zone of the exports' wall clocks.
        public var zone: BusinessTimeZone
        /// The currency of amounts that name none.
        public var currency = CurrencyCode.gbp
        /// Which of day and month comes first; nil: the files decide.
        public var dateOrder: DateOrder?
        /// What is told about the form of CSV files; the rest is found out.
        public var settings = CSVSettings()
        /// The encoding of the files; nil: found out for each.
        public var encoding: TextEncoding?
        /// Where rejected rows go; nil: nowhere, for a dry run.
        public var rejectsFolder: String?
        /// The name of the executable, for the ledger.
        public var tool: String
        /// Its version, for the ledger.
        public var version: String
        /// When the run began, for the ledger.
        public var startedAt: Instant

        /// Options with their defaults.
        public init(inputs: [String], zone: BusinessTimeZone, tool: String, version: String, startedAt: Instant) {
            self.inputs = inputs
            self.zone = zone
            self.tool = tool
            self.version = version
            self.startedAt = startedAt
        }
    }

    private let options: Options

    /// An import with these options.
    public init(_ options: Options) { self.options = options }

    /// Imports everything. Throws `ImportError` or `DatabaseError`; the caller then rolls back.
    ///
    /// `progress` is told the path, the bytes read and the size of the current file; it may throw to interrupt the run.
    public func run(in database: any Database, progress: (ImportProgress) throws -> Void = { _ in }) throws
        -> ImportOutcome
    {
        var outcome = ImportOutcome()
        let exports = try recognise(&outcome, progress)
        let ledger = try ImportLedger(database)
        outcome.runID = ledger.runID
        var rejects = options.rejectsFolder.map { RejectsFolder(parent: $0, run: ledger.runID) }
        var isDone = false
        defer { if !isDone { rejects?.discard() } }
        var load = try BookingLoad(database, expecting: exports.reduce(0) { $0 + ($1.size ?? 0) } / 250)
        for (index, export) in exports.enumerated() {
            let fileID = ledger.firstFileID + Int64(index)
            let reading = FileReading(export: export, context: context(of: export, fileID: fileID))
            let file = try load.load(
                reading, size: export.size, rejects: &rejects, database: database, progress: progress)
            outcome.notes += file.facts?.remarks(on: file.path) ?? []
            outcome.files.append(file)
        }
        try load.finish(&outcome.files, database)
        try rejects?.finish()
        for file in outcome.files
        where !file.counts.addsUp || !file.counts.amounts.allSatisfy(\.addsUp) || file.facts?.addsUp == false {
            throw ImportError(
                "\(file.path): the counts do not add up, so nothing was loaded",
                hint: "this is a defect of the toolkit: please report it with the file's header line")
        }
        try ledger.record(
            outcome.files, tool: options.tool, version: options.version, startedAt: options.startedAt, in: database)
        if outcome.files.contains(where: { $0.rejectedCount > 0 }) { outcome.rejectsFolder = rejects?.path }
        isDone = true
        return outcome
    }

    /// Looks into every file before anything is loaded: a run that must ask a question asks it first.
    private func recognise(_ outcome: inout ImportOutcome, _ progress: (ImportProgress) throws -> Void) throws
        -> [RecognisedExport]
    {
        let recogniser = ExportRecogniser(
            mapping: options.mapping, dateOrder: options.dateOrder, settings: options.settings,
            encoding: options.encoding)
        var exports: [RecognisedExport] = []
        var undecided: [RecognisedExport] = []
        for candidate in try ExportFinder().find(options.inputs) {
            try progress(ImportProgress(path: candidate.path, bytesRead: 0, size: nil))
            do throws(ImportError) {
                guard case .export(var export) = try recogniser.recognise(candidate.path) else { continue }
                export.sourceSystem = sourceSystem(of: export)
                if export.needsDateOrder { undecided.append(export) }
                outcome.notes.append(contentsOf: notes(on: export))
                exports.append(export)
            } catch {
                if candidate.isNamed { throw error }
                outcome.leftOut.append(LeftOutFile(path: candidate.path, message: error.message, hint: error.hint))
            }
        }
        let reader = ExportRecogniser(
            mapping: options.mapping, dateOrder: options.dateOrder, settings: TableExport.settings, encoding: .utf8)
        for table in options.tables {
            var export = try reader.recognise(table)
            export.sourceSystem = sourceSystem(of: export)
            if export.needsDateOrder { undecided.append(export) }
            outcome.notes.append(contentsOf: notes(on: export))
            exports.append(export)
        }
        if let export = undecided.first {
            throw ImportError(
                "\(export.path): the dates in \(Importer.list(export.columns.undecided)) can be read day first or month first, and none of them tells which",
                hint: "say it with --date-order day-first or --date-order month-first; nothing was loaded")
        }
        guard !exports.isEmpty else {
            let reasons = outcome.leftOut.prefix(3).map { "\($0.message)" }.joined(separator: "\n  ")
            throw ImportError(
                "none of the files could be read as an export" + (reasons.isEmpty ? "" : "\n  " + reasons),
                hint: outcome.leftOut.first?.hint ?? "name an export, or a folder that holds exports")
        }
        // What bookings refer to is read before them; within an entity the order of the arguments stays.
        return Entity.allCases.flatMap { entity in exports.filter { $0.mapping.entity == entity } }
    }

    /// A mapping that the user gave says more than a flag, a profile of ours less.
    private func sourceSystem(of export: RecognisedExport) -> String {
        let own = export.mapping.sourceSystem
        return (export.isKnown ? options.sourceSystem ?? own : own ?? options.sourceSystem) ?? "legacy"
    }

    private func notes(on export: RecognisedExport) -> [String] {
        let rules = export.mapping.rules
        var notes = export.notes
        if let speech = export.facts.speech(of: export.path) { notes.append(speech) }
        let known = Set(export.headers)
        let twins = export.headers.filter { known.contains("\($0) (2)") }
        if !twins.isEmpty {
            notes.append(
                "\(export.path): several columns are called \(twins.joined(separator: ", ")); the second is kept as “\(twins[0]) (2)”"
            )
        }
        // The house's own exports are what is expected; whose else a file was taken for is to be seen at once.
        if export.isKnown, export.mapping.vendor != nil {
            notes.append("\(export.path): read as \(export.mapping.name)")
        }
        notes += (export.mapping.remarks + export.columns.remarks).map { "\(export.path): \($0)" }
        if export.mapping.isRecognised {
            let read = Set(rules.values.flatMap(\.columns))
            for (header, field) in MappingCheck.lookalikes(export.headers, entity: export.mapping.entity)
            where rules[field] == nil && !read.contains(header) {
                notes.append(
                    "\(export.path): column “\(header)” is kept and not read; if it is \(field.rawValue), say so in a mapping file"
                )
            }
        }
        guard export.mapping.entity == .bookings else { return notes }
        if rules[.bookingReference] == nil, rules[.sourceRecordID] == nil {
            notes.append("\(export.path): no booking references; each row is a booking known by its content")
        }
        if rules[.createdAt] == nil {
            notes.append(
                rules[.sessionStartsAt] != nil
                    ? "\(export.path): no date of booking; a booking counts as made when its session starts"
                    : "\(export.path): no date of booking; the bookings are loaded without one, and reports leave them out. Where all have one date, give it as constant of created_at in a mapping file"
            )
        }
        if let course = export.mapping.courseWithoutStart, !export.isKnown {
            notes.append("\(export.path): \(withoutSessions(of: export, course))")
        }
        if let columns = export.columnsOfNumbers { notes.append(noAmounts(of: export, columns)) }
        if rules[.status] == nil { notes.append("\(export.path): no status; every booking counts as confirmed") }
        return notes
    }

    private func withoutSessions(of export: RecognisedExport, _ course: String) -> String {
        let problem = "column “\(course)” makes no sessions, because no column says when one starts"
        let english = HeaderTranslation(export.headers).english
        guard case .column(let date)? = export.mapping.rules[.createdAt]?.origin,
            let place = export.headers.firstIndex(of: date),
            HeaderSynonyms.isSpare(english[place], of: .sessionStartsAt)
        else { return problem }
        return problem + "; if “\(date)” is the day of the course, give it as session_starts_at in a mapping file"
    }

    private func noAmounts(of export: RecognisedExport, _ columns: [String]) -> String {
        let numbers = columns.prefix(5).map { "“\($0)”" }.joined(separator: ", ")
        let advice =
            columns.isEmpty
            ? ""
            : "; numbers are in \(numbers): if one says what a booking costs, give it as final_amount in a mapping file"
        return "\(export.path): no amounts; every booking is loaded at 0.00" + advice
    }

    private func context(of export: RecognisedExport, fileID: Int64) -> FileContext {
        FileContext(
            fileID: fileID, sourceSystem: export.sourceSystem, zone: options.zone, currency: options.currency,
            dateOrder: export.dateOrder, dateSystem: export.mapping.dateSystem,
            conventions: export.columns.conventions)
    }

    private static func list(_ columns: [String]) -> String {
        (columns.count == 1 ? "column " : "columns ") + columns.map { "“\($0)”" }.joined(separator: ", ")
    }
}

/// How far an import is.
public struct ImportProgress: Sendable {
    /// The file that is being read.
    public let path: String
    /// Bytes read of it.
    public let bytesRead: Int
    /// Its size in bytes, where that is known.
    public let size: Int?
}
