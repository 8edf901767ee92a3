import BookingModel
import Database
import Tabular

/// Reads what a booking says of its session and course: enough for a row of each, should no export of sessions come.
struct ImpliedSessionReader {
    private let reference, startsAt, endsAt, title, venue, venueCity, trainer: CompiledField
    private let courseCode, courseTitle: CompiledField
    /// Whether the column of references is called no more than “Session”, so that it may hold names.
    private let mayBeName: Bool
    private let system: [UInt8]
    private var referenceIdentifiers: ReferenceIdentifiers
    /// Sessions that this reader has written rows of, and those of which it knew no more than the reference: most rows
    /// that other readers have written before are told apart later, when the chunk is settled.
    private var written = IdentifierIndex()
    private var writtenBare = IdentifierIndex()

    init(mapping: Mapping, columns: [String: Int], context: FileContext) {
        func field(_ field: ImportField) -> CompiledField { CompiledField(field, mapping: mapping, columns: columns) }
        reference = field(.sessionReference)
        startsAt = field(.sessionStartsAt)
        endsAt = field(.sessionEndsAt)
        title = field(.sessionTitle)
        venue = field(.venue)
        venueCity = field(.venueCity)
        trainer = field(.trainer)
        courseCode = field(.courseCode)
        courseTitle = field(.courseTitle)
        mayBeName = reference.header.map { ImpliedSessionReader.sessions.contains(LatinLetters.folded($0)) } ?? false
        system = Array(context.sourceSystem.utf8)
        referenceIdentifiers = ReferenceIdentifiers(system: system)
    }

    /// “Session” in the languages that are known.
    private static let sessions: Set<String> = ["session", "sitzung", "seance", "sesion", "sessie", "sessione"]

    /// The session's identifier, or nil where the booking names none. Session and course are written when first met.
    ///
    /// An end that cannot be read is the defect of every row that has it, whether or not the row is the first.
    mutating func read(
        _ recordValues: inout RecordValues, _ record: RecordEntry, values: ValueReader, into chunk: inout ImportChunk
    ) throws(RowDefect) -> Identifier? {
        let starts = startsAt.isMapped ? try values.moment(startsAt, &recordValues, record) : nil
        var code = recordValues.value(courseCode, in: record)
        // Where courses have no codes, people call them by their titles.
        if code.length == 0 { code = recordValues.value(courseTitle, in: record) }
        let named = recordValues.value(reference, in: record)
        let key: ArraySlice<UInt8>
        let isName = mayBeName && named.length > 0 && !recordValues.bytes[named.range].contains { $0 &- 0x30 < 10 }
        if isName, let starts {
            // “Yoga” is what the session is called: each start is a session of its own.
            key = Array("\(recordValues.text(named)) \(starts)".utf8)[...]
        } else if named.length > 0 {
            key = recordValues.bytes[named.range]
        } else if code.length > 0, let starts {
            // No reference: a course and a start are what people would call the session by.
            key = Array("\(recordValues.text(code)) \(starts)".utf8)[...]
        } else {
            return nil
        }
        let ends = try values.moment(endsAt, &recordValues, record)
        let isBare = starts == nil && code.length == 0
        let id: Identifier
        if isBare {
            let session = referenceIdentifiers.bareSession(key)
            if session.isNamed { return session.id }
            id = session.id
        } else {
            id = referenceIdentifiers.session(key)
        }
        guard isBare ? writtenBare.insert(id).isNew : written.insert(id).isNew else { return id }
        var row = SessionReader.Row(id: id, system: system, reference: key)
        let course = course(code, &recordValues, record)
        row.courseID = course?.id
        row.startsAt = starts
        row.endsAt = ends
        row.title = recordValues.text(of: title, in: record) ?? (isName ? recordValues.bytes[named.range] : nil)
        row.venue = recordValues.text(of: venue, in: record)
        row.city = recordValues.text(of: venueCity, in: record)
        row.trainer = recordValues.text(of: trainer, in: record)
        chunk.imply(row, isBare: isBare, course: course.map { chunk.imply($0) })
        return id
    }

    private mutating func course(_ code: Field, _ recordValues: inout RecordValues, _ record: RecordEntry)
        -> CourseReader.Row?
    {
        guard code.length > 0 else { return nil }
        let key = recordValues.bytes[code.range]
        var row = CourseReader.Row(id: referenceIdentifiers.course(key), system: system, code: key)
        row.title = recordValues.text(of: courseTitle, in: record)
        return row
    }
}
