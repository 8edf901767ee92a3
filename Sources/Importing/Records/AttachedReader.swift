import BookingModel
import Database
import Tabular

/// Turns the records of an export of what hangs on bookings and users into rows of its table.
///
/// Whether the booking is there already does not matter: its identifier follows from its reference.
struct AttachedReader: EntityReader {
    private let table: AttachedTable
    private let context: FileContext
    private let system: [UInt8]
    private let values: ValueReader
    private let money: AttachedMoney
    private let fields: [ImportField: CompiledField]
    private var contact: ContactReader
    private var session: ImpliedSessionReader
    private var extra: ExtraColumns
    private var bookings: PrefixedName
    private var own: PrefixedName
    private var courses: PrefixedName
    private var wordCaches: [WordCache<StoredWord>]

    private struct StoredWord {
        let word: String
        let isAsExported: Bool
    }

    /// What one cell of the row will hold. Values stay places in the batch until the row is written.
    private enum Cell {
        case none
        case value(Field)
        case word(String)
        case number(Int64)
        case identifier(Identifier)
    }

    init(
        _ table: AttachedTable, mapping: Mapping, columns: [String: Int], unmapped: [(column: Int, header: String)],
        context: FileContext
    ) {
        self.table = table
        self.context = context
        system = Array(context.sourceSystem.utf8)
        values = ValueReader(context)
        fields = Dictionary(
            uniqueKeysWithValues: ImportField.allCases.map {
                ($0, CompiledField($0, mapping: mapping, columns: columns))
            })
        money = AttachedMoney(mapping: mapping, columns: columns, values: values, currency: context.currency)
        contact = ContactReader(mapping: mapping, columns: columns, context: context)
        session = ImpliedSessionReader(mapping: mapping, columns: columns, context: context)
        extra = ExtraColumns(unmapped: unmapped)
        bookings = PrefixedName(Identifier.Namespace.booking, system: system)
        own = PrefixedName(table.namespace, system: system)
        courses = PrefixedName(Identifier.Namespace.course, system: system)
        wordCaches = table.own.map { _ in WordCache() }
    }

    /// Reads one record; its rows are appended to `chunk`, or nothing is.
    mutating func read(
        _ record: RecordEntry, of recordValues: inout RecordValues, state: inout ImportState,
        into chunk: inout ImportChunk
    ) throws(RowDefect) {
        extra.start(recordValues, record)
        for field in table.required where value(field, &recordValues, record).length == 0 {
            throw RowDefect(field: field, defect: .missing(field))
        }
        let amount = try table.hasMoney ? money.read(&recordValues, record) : nil
        var recordedAt = try values.moment(compiled(.updatedAt), &recordValues, record)?.microseconds
        var cells: [Cell] = []
        for index in table.own.indices {
            cells.append(try cell(index, &recordValues, record, amount, &recordedAt))
        }
        let reference = table.hasBooking ? value(.bookingReference, &recordValues, record) : .absent
        let person = try person(&recordValues, record, hasBooking: reference.length > 0)
        if table.needsLink, reference.length == 0, person == .nobody {
            throw RowDefect(field: .bookingReference, defect: .namesNobody)
        }
        try addImplied(to: &cells, &recordValues, record, into: &chunk)
        let id = try identifier(of: record, &recordValues, reference, cells, state: &state)
        var contactID: Identifier?
        if case .contact(let identifier) = person {
            contactID = identifier
            if state.contacts.insert(identifier).isNew {
                contact.append(identifier, &recordValues, to: &chunk.contacts)
            }
        }

        var row = chunk.attached?.rows ?? RowBatch(columnCount: table.columns.count)
        chunk.attached = nil
        row.append(id)
        row.append(utf8: system[...])
        for cell in cells { append(cell, recordValues, to: &row) }
        if table.hasBooking {
            row.append(reference.length > 0 ? bookings.identifier(recordValues.bytes[reference.range]) : nil)
            append(reference.length > 0 ? .value(reference) : .none, recordValues, to: &row)
        }
        row.append(contactID)
        if case .number(let number) = person { row.append(utf8: number[...]) } else { row.appendNull() }
        row.append(recordedAt ?? 0)
        row.append(context.fileID)
        row.append(Int64(record.line))
        if let json = extra.finished(recordValues) { row.append(utf8: json) } else { row.appendNull() }
        chunk.attached = AttachedRows(entity: table.entity, rows: row)
        if let amount {
            var amounts = CurrencyAmounts(currency: amount.currency)
            amounts.read = amount.minorUnits
            chunk.counts.addAmounts(amounts)
        }
    }

    mutating func rejectedAmount(of record: RecordEntry, _ recordValues: inout RecordValues) -> RejectedAmount {
        guard table.hasMoney else { return .none }
        guard let amount = try? money.readAmount(&recordValues, record) else { return .unreadable }
        return .readable(amount.currency, amount.minorUnits)
    }

    // MARK: - Parts of a record

    private func compiled(_ field: ImportField) -> CompiledField {
        // Every field was compiled; the default is for the type alone.
        fields[field] ?? CompiledField(field, mapping: Mapping(entity: table.entity, name: ""), columns: [:])
    }

    private func value(_ field: ImportField, _ recordValues: inout RecordValues, _ record: RecordEntry) -> Field {
        recordValues.value(compiled(field), in: record)
    }

    private mutating func cell(
        _ index: Int, _ recordValues: inout RecordValues, _ record: RecordEntry, _ amount: AttachedMoney.Amount?,
        _ recordedAt: inout Int64?
    ) throws(RowDefect) -> Cell {
        switch table.own[index].content {
        case .text(let field):
            let value = value(field, &recordValues, record)
            return value.length > 0 ? .value(value) : .none
        case .moment(let field, let isPast):
            guard let moment = try values.moment(compiled(field), &recordValues, record) else { return .none }
            if isPast { recordedAt = max(recordedAt ?? moment.microseconds, moment.microseconds) }
            return .number(moment.microseconds)
        case .number(let field):
            return try values.number(compiled(field), &recordValues, record).map(Cell.number) ?? .none
        case .amount: return amount.map { .number($0.minorUnits) } ?? .none
        case .currency: return amount.map { .word($0.currency.description) } ?? .none
        case .word(let field, let words, let implied, let unsaid):
            if let stored = try word(field, words, index, &recordValues, record) {
                return .word(AttachedReader.status(stored.word, amount))
            }
            if amount?.refund == .whole { return .word(PaymentStatus.refunded.rawValue) }
            for (field, word) in implied where value(field, &recordValues, record).length > 0 { return .word(word) }
            let isSaid = ([field] + implied.map(\.field)).contains { compiled($0).isMapped }
            return isSaid ? .none : unsaid.map(Cell.word) ?? .none
        case .exported(let field): return try exported(field, before: index, &recordValues, record)
        case .list(let field):
            let list = value(field, &recordValues, record)
            return list.length > 0
                ? .word(ListCell.json(recordValues.text(list), isJSON: list.kind == .structure)) : .none
        case .session, .course: return .none
        }
    }

    /// The state of a payment, with what was given back of it in view: all of it, or no more than its amount says already.
    private static func status(_ word: String, _ amount: AttachedMoney.Amount?) -> String {
        switch (amount?.refund, PaymentStatus(rawValue: word)) {
        case (.whole, .paid): PaymentStatus.refunded.rawValue
        case (.counted, .refunded): PaymentStatus.paid.rawValue
        default: word
        }
    }

    private mutating func word(
        _ field: ImportField, _ words: RecordWords, _ index: Int, _ recordValues: inout RecordValues,
        _ record: RecordEntry
    ) throws(RowDefect) -> StoredWord? {
        let value = value(field, &recordValues, record)
        guard value.length > 0 else { return nil }
        return try wordCaches[index].meaning(of: recordValues.bytes, value.range) { (text) throws(RowDefect) in
            do throws(ValueDefect) {
                let word = try words.word(for: text)
                return StoredWord(word: word, isAsExported: word == text)
            } catch {
                throw RowDefect(field: field, defect: error)
            }
        }
    }

    /// The word as exported, before any translation, where it differs from the one stored in the column before.
    private mutating func exported(
        _ field: ImportField, before index: Int, _ recordValues: inout RecordValues, _ record: RecordEntry
    ) throws(RowDefect) -> Cell {
        let rule = compiled(field)
        guard case .column(let column) = rule.origin, case .word(_, let words, _, _) = table.own[index - 1].content,
            let stored = try word(field, words, index - 1, &recordValues, record),
            !stored.isAsExported || !rule.translations.isEmpty
        else { return .none }
        let value = recordValues.column(column, of: record)
        return value.length > 0 ? .value(value) : .none
    }

    /// Session and course, of which the first row that names them writes a row of their own. They come last, because a
    /// row that is rejected must leave nothing behind.
    private mutating func addImplied(
        to cells: inout [Cell], _ recordValues: inout RecordValues, _ record: RecordEntry,
        into chunk: inout ImportChunk
    ) throws(RowDefect) {
        for (index, column) in table.own.enumerated() {
            switch column.content {
            case .session:
                guard
                    let id = try session.read(&recordValues, record, values: values, into: &chunk)
                else { throw RowDefect(field: .sessionReference, defect: .missing(.sessionReference)) }
                cells[index] = .identifier(id)
            case .course:
                var code = value(.courseCode, &recordValues, record)
                if code.length == 0 { code = value(.courseTitle, &recordValues, record) }
                guard code.length > 0 else { continue }
                let key = recordValues.bytes[code.range]
                let id = courses.identifier(key)
                var course = CourseReader.Row(id: id, system: system, code: key)
                let title = value(.courseTitle, &recordValues, record)
                course.title = title.length > 0 ? recordValues.bytes[title.range] : nil
                chunk.imply(course)
                cells[index] = .identifier(id)
            default: continue
            }
        }
    }

    /// Whom a row is about, as far as the row itself says.
    private enum Person: Equatable {
        case nobody
        /// Details that make a user.
        case contact(Identifier)
        /// A number by which the export knows a user whose details stand elsewhere.
        case number([UInt8])
    }

    /// A name beside a booking's reference makes no further user: it is kept, and the booking's own user counts.
    private mutating func person(_ recordValues: inout RecordValues, _ record: RecordEntry, hasBooking: Bool)
        throws(RowDefect) -> Person
    {
        guard case .contact(let identifier) = try contact.read(&recordValues, record, extra: &extra) else {
            return .nobody
        }
        let hasName = !contact.part(.firstName, recordValues).isEmpty || !contact.part(.lastName, recordValues).isEmpty
        let number = Array(contact.part(.customerNumber, recordValues))
        if !contact.part(.email, recordValues).isEmpty || (!contact.part(.phone, recordValues).isEmpty && hasName) {
            return .contact(identifier)
        }
        if number.isEmpty, !hasBooking, table.hasBooking { return .contact(identifier) }
        contact.keepApart(in: &extra, recordValues)
        return number.isEmpty ? .nobody : .number(number)
    }

    private mutating func identifier(
        of record: RecordEntry, _ recordValues: inout RecordValues, _ booking: Field, _ cells: [Cell],
        state: inout ImportState
    ) throws(RowDefect) -> Identifier {
        let references: [ImportField] =
            switch table.identity {
            case .reference(let field): [field]
            case .content(let references): references
            case .parts: [.sourceRecordID]
            }
        for field in references {
            let reference = value(field, &recordValues, record)
            if reference.length > 0 { return own.identifier(recordValues.bytes[reference.range]) }
        }
        switch table.identity {
        case .reference(let field): throw RowDefect(field: field, defect: .missing(field))
        case .content:
            let row = state.occurrences.reference(of: RowOccurrences.content(of: recordValues, record))
            return own.identifier(Array(row.utf8)[...])
        case .parts(let parts, let choice):
            var key = Array("\u{1F}".utf8)
            key += booking.length > 0 ? Array(recordValues.bytes[booking.range]) : personKey(recordValues)
            for part in parts {
                key.append(0x1F)
                let value = value(part, &recordValues, record)
                key += recordValues.bytes[value.range]
            }
            for part in choice {
                let value = value(part, &recordValues, record)
                guard value.length > 0 else { continue }
                key.append(0x1F)
                key += recordValues.bytes[value.range]
                break
            }
            for (index, column) in table.own.enumerated() {
                if case .session = column.content, case .identifier(let session) = cells[index] { key += session.bytes }
            }
            return own.identifier(key[...])
        }
    }

    private func personKey(_ recordValues: RecordValues) -> [UInt8] {
        let email = String(decoding: contact.part(.email, recordValues), as: UTF8.self).lowercased()
        if !email.isEmpty { return Array(email.utf8) }
        let fields: [ImportField] = [.customerNumber, .phone, .firstName, .lastName, .company]
        return fields.flatMap { Array(contact.part($0, recordValues)) + [0x1E] }
    }

    private func append(_ cell: Cell, _ recordValues: RecordValues, to row: inout RowBatch) {
        switch cell {
        case .none: row.appendNull()
        case .value(let field): row.append(utf8: recordValues.bytes[field.range])
        case .word(let word): row.append(word)
        case .number(let number): row.append(number)
        case .identifier(let identifier): row.append(identifier)
        }
    }
}
