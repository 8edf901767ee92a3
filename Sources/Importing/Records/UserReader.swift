import BookingModel
import Database
import Tabular

/// Turns the records of an export of users into contacts that stand for themselves, bookings or none.
struct UserReader: EntityReader {
    private let createdAt: CompiledField
    private let values: ValueReader
    private var contact: ContactReader
    private var extra: ExtraColumns

    init(mapping: Mapping, columns: [String: Int], unmapped: [(column: Int, header: String)], context: FileContext) {
        createdAt = CompiledField(.createdAt, mapping: mapping, columns: columns)
        values = ValueReader(context)
        contact = ContactReader(mapping: mapping, columns: columns, context: context)
        extra = ExtraColumns(unmapped: unmapped)
    }

    /// Reads one record; its contact is appended to `chunk`, or nothing is.
    mutating func read(
        _ record: RecordEntry, of recordValues: inout RecordValues, state: inout ImportState,
        into chunk: inout ImportChunk
    ) throws(RowDefect) {
        extra.start(recordValues, record)
        let created = try values.moment(createdAt, &recordValues, record)
        guard case .contact = try contact.read(&recordValues, record, extra: &extra) else {
            throw RowDefect(field: .email, defect: .missing(.email))
        }
        let id = contact.identifier(ofUserCreatedAt: created)
        let (ordinal, isNew) = state.contacts.insert(id)
        if isNew {
            let extra = extra.finished(recordValues)
            contact.append(id, userCreatedAt: created, extra: extra, &recordValues, to: &chunk.contacts)
            chunk.counts.loaded += 1
        } else if ordinal < state.contactsBefore {
            chunk.counts.unchanged += 1
        } else {
            chunk.counts.duplicate += 1
        }
    }
}
