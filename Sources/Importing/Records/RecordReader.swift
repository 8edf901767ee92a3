import BookingModel
import Tabular

/// Turns one record into rows of `chunk`, or throws its defect and appends nothing.
protocol EntityReader {
    mutating func read(
        _ record: RecordEntry, of recordValues: inout RecordValues, state: inout ImportState,
        into chunk: inout ImportChunk
    ) throws(RowDefect)

    /// What a record comes to that `read` refused.
    mutating func rejectedAmount(of record: RecordEntry, _ recordValues: inout RecordValues) -> RejectedAmount
}

extension EntityReader {
    mutating func rejectedAmount(of record: RecordEntry, _ recordValues: inout RecordValues) -> RejectedAmount { .none }
}

/// Turns batches of records into chunks of rows, whatever the entity: bookings in two steps, of which the first needs
/// nothing but the batch, other records in one, in the file's order.
struct RecordReader {
    /// A batch after the first step.
    enum Parsed: Sendable {
        case unread(RecordBatch)
        case bookings(ImportChunk, [UnsettledBooking])
    }

    private var bookings: BookingReader?
    private var other: (any EntityReader)?
    private var headers: [String]
    private let template: Mapping
    /// The template over the columns met so far.
    private var mapping: Mapping
    private let context: FileContext

    /// A reader of a file with these columns.
    init(headers: [String], mapping: Mapping, context: FileContext) {
        self.headers = headers
        template = mapping
        self.mapping = mapping
        self.context = context
        makeReader()
    }

    /// Takes note of the columns met so far; the rules of recognised files then cover them, too: a key that no record had
    /// before may be a field of ours that was missing until now.
    mutating func know(_ headers: [String]) {
        guard headers != self.headers else { return }
        self.headers = headers
        mapping = template.resolved(for: headers)
        let previous = bookings?.previousBooking
        makeReader()
        bookings?.previousBooking = previous
    }

    private mutating func makeReader() {
        let columns = Dictionary(headers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        // Nothing of a row is lost: a column that only went into something computed is kept as one that nobody mapped.
        let shown = Set(mapping.rules.flatMap { $1.columnsShown(as: $0) }.compactMap { columns[$0] })
        // What a path reads out of an array is kept with the array.
        let inArrays = Set(mapping.jsonPaths.filter { columns[$0.base] != nil }.map(\.description))
        let unmapped = headers.enumerated().filter { !shown.contains($0.offset) && !inArrays.contains($0.element) }.map
        {
            (column: $0.offset, header: $0.element)
        }
        switch mapping.entity {
        case .bookings:
            bookings = BookingReader(
                mapping: mapping, columns: columns, unmapped: unmapped, english: HeaderTranslation(headers).english,
                context: context)
        case .sessions:
            other = SessionReader(mapping: mapping, columns: columns, unmapped: unmapped, context: context)
        case .courses: other = CourseReader(mapping: mapping, columns: columns, unmapped: unmapped, context: context)
        case .users: other = UserReader(mapping: mapping, columns: columns, unmapped: unmapped, context: context)
        case .groups, .waitingLists, .communications, .payments, .certificates, .notes:
            let table = AttachedTable.all.first { $0.entity == mapping.entity } ?? .notes
            other = AttachedReader(table, mapping: mapping, columns: columns, unmapped: unmapped, context: context)
        }
    }

    /// The first step: all that a batch says by itself.
    mutating func parse(_ batch: consuming RecordBatch) -> Parsed {
        guard bookings != nil else { return .unread(batch) }
        var chunk = ImportChunk()
        var unsettled: [UnsettledBooking] = []
        unsettled.reserveCapacity(batch.records.count)
        read(batch, into: &chunk) { (reader, record, values, chunk) throws(RowDefect) in
            if let booking = try reader.bookings?.read(record, of: &values, into: &chunk) { unsettled.append(booking) }
        }
        return .bookings(chunk, unsettled)
    }

    /// The second step, in the file's order: all that depends on the records before. Gives the batch's rows, its rejects,
    /// and the counts of both.
    mutating func settle(_ parsed: consuming Parsed, _ state: inout ImportState) -> ImportChunk {
        var chunk: ImportChunk
        switch consume parsed {
        case .bookings(let read, let unsettled):
            chunk = read
            if var reader = bookings {
                BookingSettlement(unsettled, rows: reader.orderRows)
                    .settle(&chunk, &state) { reader.identifier(ofReference: $0) }
            }
        case .unread(let batch):
            chunk = ImportChunk()
            read(batch, into: &chunk) { (reader, record, values, chunk) throws(RowDefect) in
                try reader.other?.read(record, of: &values, state: &state, into: &chunk)
            }
        }
        chunk.settleImplied(&state)
        return chunk
    }

    /// Reads the records of a batch one by one, counts them, and rejects those that `body` refuses.
    private mutating func read(
        _ batch: consuming RecordBatch, into chunk: inout ImportChunk,
        _ body: (inout RecordReader, RecordEntry, inout RecordValues, inout ImportChunk) throws(RowDefect) -> Void
    ) {
        chunk.reserve(for: mapping.entity, records: batch.records.count)
        let records = batch.records
        // The only owner of the bytes from here on, so that appending to them copies nothing.
        var values = RecordValues(batch)
        for stretch in values.batch.skipped { chunk.counts.bytes.add(stretch.length, as: stretch.kind.rawValue) }
        for record in records {
            // A row of separators only says nothing, and is no booking.
            if record.defect == nil, values.batch.isBlank(record) {
                chunk.counts.bytes.add(values.batch.originalLength(record), as: "blank lines")
                continue
            }
            chunk.counts.read += 1
            if let defect = record.defect {
                // Of a row without its right form nobody can tell which field is which.
                if isMoney { chunk.counts.unreadableAmounts += 1 }
                reject(record, values.batch, place(of: defect), ValueDefect(defect), &chunk, line: line(of: defect))
                continue
            }
            values.start(record)
            do throws(RowDefect) {
                try body(&self, record, &values, &chunk)
                chunk.counts.bytes.rows += values.batch.originalLength(record)
                for repair in values.repairs {
                    chunk.repairs.add(repair.kind, column: repair.column, line: record.line)
                }
            } catch {
                let column = header(of: error.field, record, &values)
                let bookingID = bookings?.rejectedBooking(of: record, &values)
                reject(record, values.batch, column, error.defect, &chunk, of: bookingID)
                account(for: rejectedAmount(of: record, &values), &chunk.counts)
            }
        }
        chunk.takeOver(values.batch.bytes)
    }

    private mutating func rejectedAmount(of record: RecordEntry, _ values: inout RecordValues) -> RejectedAmount {
        bookings?.rejectedAmount(of: record, &values) ?? other?.rejectedAmount(of: record, &values) ?? .none
    }

    private var isMoney: Bool {
        mapping.entity == .bookings || AttachedTable.all.contains { $0.entity == mapping.entity && $0.hasMoney }
    }

    private func account(for amount: RejectedAmount, _ counts: inout FileCounts) {
        switch amount {
        case .none: break
        case .unreadable: counts.unreadableAmounts += 1
        case .readable(let currency, let minorUnits):
            var amounts = CurrencyAmounts(currency: currency)
            amounts.read = minorUnits
            amounts.rejected = minorUnits
            counts.addAmounts(amounts)
        }
    }

    /// The column at fault: in JSON the key that is there twice, or the byte of the line.
    private func place(of defect: RecordDefect) -> String? {
        if case .json(let defect) = defect.kind { return defect.key ?? "\(defect.column)" }
        return defect.column.flatMap { headers.indices.contains($0 - 1) ? headers[$0 - 1] : nil }
    }

    /// The line at fault, where a record has several.
    private func line(of defect: RecordDefect) -> Int? {
        if case .json(let defect) = defect.kind { defect.line } else { nil }
    }

    /// The column that a field's value came from: of several alternatives, the one that gave it.
    private func header(of field: ImportField?, _ record: RecordEntry, _ values: inout RecordValues) -> String? {
        guard let field else { return nil }
        guard let rule = mapping.rules[field] else { return field.rawValue }
        guard case .firstOf = rule.origin else { return rule.columns.first ?? field.rawValue }
        let columns = Dictionary(headers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let compiled = CompiledField(field, mapping: mapping, columns: columns)
        return values.header(of: compiled, in: record) ?? rule.columns.first ?? field.rawValue
    }

    private func reject(
        _ record: RecordEntry, _ batch: RecordBatch, _ column: String?, _ defect: ValueDefect,
        _ chunk: inout ImportChunk, line: Int? = nil, of bookingID: Identifier? = nil
    ) {
        chunk.counts.rejected += 1
        chunk.rejects.append(
            Reject(
                line: line ?? record.line, column: column, reason: defect.reason, message: defect.message,
                hint: defect.hint, bookingID: bookingID, raw: batch.original(record)))
        chunk.counts.bytes.rejects += chunk.rejects.last?.raw.count ?? 0
    }
}

extension ValueDefect {
    /// A defect of the record's form.
    init(_ defect: RecordDefect) {
        if case .json(let fault) = defect.kind {
            self.init(reason: "form", message: fault.kind.message, hint: fault.hint)
        } else {
            self.init(reason: "form", message: defect.description, hint: defect.hint)
        }
    }
}
