import BookingModel
import Database
import Tabular

/// Turns the records of a sessions export into rows.
struct SessionReader: EntityReader {
    /// The columns of a session row.
    static let columns = [
        "id", "source_system", "session_reference", "course_id", "title", "starts_at", "ends_at", "venue", "city",
        "trainer",
        "capacity", "status", "status_exported", "price_minor", "currency", "recorded_at", "import_file_id",
        "import_line", "extra",
    ]

    /// A session row; what is nil is not known.
    struct Row {
        let id: Identifier
        let system: [UInt8]
        let reference: ArraySlice<UInt8>
        var courseID: Identifier?
        var title: ArraySlice<UInt8>?
        var startsAt: Instant?
        var endsAt: Instant?
        var venue, city, trainer: ArraySlice<UInt8>?
        var capacity: Int64?
        var status: SessionStatus?
        var statusExported: ArraySlice<UInt8>?
        var price: Int64?
        var currency: CurrencyCode?
        /// Nil in a row that a booking implies: it gives way to any row of a sessions export.
        var recordedAt: Instant?
        var fileID: Int64?
        var line: Int64?
        var extra: ArraySlice<UInt8>?

        init(id: Identifier, system: [UInt8], reference: ArraySlice<UInt8>) {
            self.id = id
            self.system = system
            self.reference = reference
        }

        func append(to batch: inout RowBatch) {
            batch.append(id)
            batch.append(utf8: system[...])
            batch.append(utf8: reference)
            batch.append(courseID)
            batch.append(optional: title)
            batch.append(startsAt?.microseconds)
            batch.append(endsAt?.microseconds)
            for text in [venue, city, trainer] { batch.append(optional: text) }
            batch.append(capacity)
            batch.append(status?.rawValue)
            batch.append(optional: statusExported)
            batch.append(price)
            batch.append(price == nil ? nil : currency?.description)
            batch.append(recordedAt?.microseconds)
            batch.append(fileID)
            batch.append(line)
            batch.append(optional: extra)
        }
    }

    private let reference, startsAt, endsAt, title, venue, venueCity, trainer: CompiledField
    private let capacity, status, price, updatedAt, courseCode, courseTitle: CompiledField
    private let context: FileContext
    private let system: [UInt8]
    private var values: ValueReader
    private var statuses = WordCache<SessionStatus?>()
    private var timeZone: RowTimeZone
    private var extra: ExtraColumns
    private var referenceIdentifiers: ReferenceIdentifiers

    init(mapping: Mapping, columns: [String: Int], unmapped: [(column: Int, header: String)], context: FileContext) {
        func field(_ field: ImportField) -> CompiledField {
            CompiledField(field, mapping: mapping, columns: columns, currency: context.currency)
        }
        reference = field(.sessionReference)
        startsAt = field(.sessionStartsAt)
        endsAt = field(.sessionEndsAt)
        title = field(.sessionTitle)
        venue = field(.venue)
        venueCity = field(.venueCity)
        trainer = field(.trainer)
        capacity = field(.capacity)
        status = field(.status)
        price = field(.price)
        updatedAt = field(.updatedAt)
        courseCode = field(.courseCode)
        courseTitle = field(.courseTitle)
        self.context = context
        system = Array(context.sourceSystem.utf8)
        referenceIdentifiers = ReferenceIdentifiers(system: system)
        values = ValueReader(context)
        extra = ExtraColumns(unmapped: unmapped)
        timeZone = RowTimeZone(mapping: mapping, columns: columns, context: context)
    }

    /// Reads one record; its rows are appended to `chunk`, or nothing is.
    mutating func read(
        _ record: RecordEntry, of recordValues: inout RecordValues, state: inout ImportState,
        into chunk: inout ImportChunk
    ) throws(RowDefect) {
        extra.start(recordValues, record)
        if timeZone.isMapped { values.zone = try timeZone.read(&recordValues, record) }
        let starts = try values.moment(startsAt, &recordValues, record)
        let key = try key(startsAt: starts, &recordValues, record)
        let id = referenceIdentifiers.session(key)
        var row = Row(id: id, system: system, reference: key)
        row.startsAt = starts
        row.endsAt = try values.moment(endsAt, &recordValues, record)
        row.title = recordValues.text(of: title, in: record)
        row.venue = recordValues.text(of: venue, in: record)
        row.city = recordValues.text(of: venueCity, in: record)
        row.trainer = recordValues.text(of: trainer, in: record)
        row.capacity = try values.number(capacity, &recordValues, record)
        let word = recordValues.value(status, in: record)
        if word.length > 0 {
            row.status = statuses.meaning(of: recordValues.bytes, word.range) { WordTables.sessionStatus($0) }
            let exported = recordValues.bytes[word.range]
            row.statusExported = row.status.map { $0.rawValue.utf8.elementsEqual(exported) } == true ? nil : exported
            // An unknown word is kept as exported; the session counts as planned or held by its date.
        }
        if let amount = try values.amount(price, &recordValues, record, rowCurrency: nil) {
            row.price = amount.minorUnits
            row.currency = amount.currency ?? context.currency
        }
        row.recordedAt = try values.moment(updatedAt, &recordValues, record) ?? Instant(microseconds: 0)
        row.fileID = context.fileID
        row.line = Int64(record.line)
        row.courseID = course(&recordValues, record, into: &chunk)
        row.extra = extra.finished(recordValues)
        row.append(to: &chunk.sessions)
        // A booking that gives no more than this session's reference has nothing to add.
        let isFirst = state.bareSessions.insert(id).isNew && state.impliedSessions.ordinal(of: id) == nil
        if !isFirst { state.hasRepeatedSessions = true }
    }

    /// The session's reference; where sessions have none, what people would call it by: its course and start, as bookings of
    /// it do.
    private mutating func key(startsAt: Instant?, _ recordValues: inout RecordValues, _ record: RecordEntry)
        throws(RowDefect) -> ArraySlice<UInt8>
    {
        guard !reference.isMapped else {
            if let key = recordValues.text(of: reference, in: record) { return key }
            throw RowDefect(field: .sessionReference, defect: .missing(.sessionReference))
        }
        guard let startsAt else { throw RowDefect(field: .sessionStartsAt, defect: .missing(.sessionStartsAt)) }
        for field in [courseCode, courseTitle, title] {
            let name = recordValues.value(field, in: record)
            if name.length > 0 { return Array("\(recordValues.text(name)) \(startsAt)".utf8)[...] }
        }
        throw RowDefect(field: .courseTitle, defect: .missing(.courseTitle))
    }

    private mutating func course(
        _ recordValues: inout RecordValues, _ record: RecordEntry, into chunk: inout ImportChunk
    ) -> Identifier? {
        guard
            let code = recordValues.text(of: courseCode, in: record) ?? recordValues.text(of: courseTitle, in: record)
        else { return nil }
        let id = referenceIdentifiers.course(code)
        var course = CourseReader.Row(id: id, system: system, code: code)
        course.title = recordValues.text(of: courseTitle, in: record) ?? recordValues.text(of: title, in: record)
        chunk.imply(course)
        return id
    }
}

extension RowBatch {
    /// Appends a text given as UTF-8, or no value.
    mutating func append(optional bytes: ArraySlice<UInt8>?) {
        if let bytes { append(utf8: bytes) } else { appendNull() }
    }
}
