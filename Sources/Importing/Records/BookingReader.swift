import BookingModel
import Database
import Tabular

/// Turns the records of a bookings export into rows, or into defects.
///
/// What is done for each value is mutating, even where it changes nothing: the reader is large, and lent, not copied.
struct BookingReader {
    /// The columns of a booking row, in the order in which `read` writes them.
    static let columns = [
        "id", "contact_id", "session_id", "status", "source", "participants", "original_amount_minor",
        "discount_amount_minor", "final_amount_minor", "paid_amount_minor", "refunded_amount_minor", "currency",
        "created_at", "paid_at", "cancelled_at", "refunded_at", "referral_source", "group_id", "booking_reference",
        "source_system", "source_record_id", "payment_method", "booking_notes", "status_exported", "source_exported",
        "created_by", "recorded_at", "import_file_id", "import_line", "extra",
    ]

    let context: FileContext
    private let system: [UInt8]
    let fields: BookingFields
    private(set) var values: ValueReader
    var contact: ContactReader
    private var session: ImpliedSessionReader
    private var extra: ExtraColumns
    private var referenceIdentifiers: ReferenceIdentifiers
    private var statuses = WordCache<StatusReading>()
    private var sources = WordCache<SourceReading>()
    private var currencies = WordCache<CurrencyCode>()
    private var timeZone: RowTimeZone
    /// Whether several rows may be one order's.
    private let takesRowsTogether: Bool
    private let hasReferences: Bool
    private let orderLines: OrderLineColumns
    /// The headers of the columns of what was to be paid, and of what was paid, in English.
    private let amountHeaders: [String]
    /// When the booking before was made.
    var previousBooking: Instant?
    /// The first column of amounts, to name; and whether it is the only one.
    private let amountField: CompiledField
    private let hasOneAmount: Bool
    /// Whether the column of what was paid says only whether.
    let paidIsFlag: Bool

    struct StatusReading {
        var status: BookingStatus
        let isRefunded: Bool
        let isAsExported: Bool
    }

    private struct SourceReading {
        let source: String
        let isAsExported: Bool
    }

    /// - Parameter english: the headers of all columns, put into English.
    init(
        mapping: Mapping, columns: [String: Int], unmapped: [(column: Int, header: String)], english: [String],
        context: FileContext
    ) {
        self.context = context
        system = Array(context.sourceSystem.utf8)
        referenceIdentifiers = ReferenceIdentifiers(system: system)
        fields = BookingFields(mapping: mapping, columns: columns, currency: context.currency)
        values = ValueReader(context)
        contact = ContactReader(mapping: mapping, columns: columns, context: context)
        session = ImpliedSessionReader(mapping: mapping, columns: columns, context: context)
        extra = ExtraColumns(unmapped: unmapped)
        timeZone = RowTimeZone(mapping: mapping, columns: columns, context: context)
        let amounts = [
            fields.paidAmount, fields.finalAmount, fields.originalAmount, fields.discountAmount, fields.refundedAmount,
        ].filter(\.isMapped)
        amountField = amounts.first ?? fields.finalAmount
        // A rate below zero, times some nights, is no credit that anybody has given.
        hasOneAmount = amounts.count == 1 && !amountField.isComputed
        paidIsFlag = values.isFlag(fields.paidAmount)
        takesRowsTogether = fields.bookingReference.isMapped
        hasReferences = fields.bookingReference.isMapped || fields.sourceRecordID.isMapped
        orderLines = OrderLineColumns(unmapped: unmapped.map(\.column), english, fields: fields)
        amountHeaders = [fields.finalAmount, fields.originalAmount, fields.paidAmount].compactMap { amount in
            guard case .column(let column) = amount.origin, english.indices.contains(column) else { return nil }
            return english[column]
        }
    }

    /// Reads one record; its rows are appended to `chunk`, or nothing is. Gives what the records before it decide.
    mutating func read(_ record: RecordEntry, of recordValues: inout RecordValues, into chunk: inout ImportChunk)
        throws(RowDefect) -> UnsettledBooking
    {
        if !fields.createdAt.isMapped, isHeading(record, recordValues) {
            throw RowDefect(field: .bookingReference, defect: .heading)
        }
        do throws(RowDefect) {
            return try readRow(record, of: &recordValues, into: &chunk)
        } catch {
            throw isHeading(record, recordValues) ? RowDefect(field: error.field, defect: .heading) : error
        }
    }

    private mutating func readRow(
        _ record: RecordEntry, of recordValues: inout RecordValues, into chunk: inout ImportChunk
    )
        throws(RowDefect) -> UnsettledBooking
    {
        extra.start(recordValues, record)
        let (id, reference) = try identity(of: record, &recordValues)
        if timeZone.isMapped { values.zone = try timeZone.read(&recordValues, record) }
        var money = try money(of: record, &recordValues)
        let moments = try moments(of: record, &recordValues)
        previousBooking = moments.createdAt ?? previousBooking
        var status = try status(of: record, &recordValues)
        if fields.checkedIn.isMapped { readCheckIn(of: record, &recordValues, &status) }
        let isBack = money.hasNegative
        let isRefundRow = status.isRefunded && isBack
        if isRefundRow {
            money.readAsRefund()
            recordValues.note(.refundSign, amountField)
        }
        let isCredit = hasOneAmount && money.hasNegative
        let amounts = try money.settled(
            status: status.status, isRefunded: status.isRefunded || money.isRefunded, isPaid: moments.paidAt != nil,
            tellsPayment: fields.paidAt.isMapped || fields.paidAmount.isMapped, isCredit: isCredit)
        let counted = try values.number(fields.participants, &recordValues, record, isBack: isBack)
        var contactID: Identifier?
        if case .contact(let identifier) = try contact.read(&recordValues, record, extra: &extra) {
            contactID = identifier
        } else if let (name, email) = firstPerson(of: record, &recordValues) {
            contactID = contact.read(name: name, email: email, &recordValues)
        }
        let sessionID = try session.read(&recordValues, record, values: values, into: &chunk)
        let participants = counted ?? peopleCount(of: record, &recordValues, hasContact: contactID != nil)
        var contactRow = -1
        if let contactID {
            contactRow = chunk.contacts.rowCount
            contact.append(contactID, &recordValues, to: &chunk.contacts)
        }
        let groupID = group(of: record, &recordValues, into: &chunk)
        let source = source(of: record, &recordValues)
        // Texts stay where they lie. An exclusive access of its own: handed on, the chunk would be copied for each cell.
        func write(_ row: inout RowBatch) {
            row.append(id, &recordValues)
            row.append(contactID, &recordValues)
            row.append(sessionID, &recordValues)
            row.append(textAt: recordValues.place(of: status.status.rawValue))
            if let source { row.append(textAt: recordValues.place(of: source.source)) } else { row.appendNull() }
            row.append(max(1, participants))
            row.append(amounts.original)
            row.append(amounts.discount)
            row.append(amounts.final)
            row.append(amounts.paid)
            row.append(amounts.refunded)
            row.append(textAt: recordValues.place(of: money.currency.description))
            row.append(moments.createdAt?.microseconds)
            row.append((moments.paidAt ?? money.paidOn)?.microseconds)
            row.append(moments.cancelledAt?.microseconds)
            row.append(moments.refundedAt?.microseconds)
            row.append(recordValues.value(fields.referralSource, in: record))
            row.append(groupID, &recordValues)
            row.append(reference)
            row.append(textAt: recordValues.place(of: context.sourceSystem))
            row.append(recordValues.value(fields.sourceRecordID, in: record))
            let method = recordValues.value(fields.paymentMethod, in: record)
            row.append(method.length > 0 ? method : money.paidBy ?? .absent)
            row.append(recordValues.value(fields.bookingNotes, in: record))
            row.append(exported(fields.status, status.isAsExported, recordValues, record))
            row.append(exported(fields.source, source?.isAsExported ?? true, recordValues, record))
            row.append(recordValues.value(fields.createdBy, in: record))
            row.append(Instant.later(moments.recordedAt, money.paidOn)?.microseconds)
            row.append(context.fileID)
            row.append(Int64(record.line))
            row.append(extra.finished(recordValues).map { recordValues.appended(Array($0)) } ?? .absent)
        }
        write(&chunk.bookings)
        var read = CurrencyAmounts(currency: money.currency)
        read.read = amounts.final
        chunk.counts.addAmounts(read)
        return UnsettledBooking(
            id: id, isContent: !hasReferences, contactID: contactID, contactRow: contactRow, sessionID: sessionID,
            money: amounts, currency: money.currency, isRefunded: status.isRefunded, isRefundRow: isRefundRow,
            person: takesRowsTogether ? person(recordValues) : 0,
            line: takesRowsTogether ? orderLines.line(of: record, recordValues) : 0, status: status.status,
            createdAt: moments.createdAt, refundedAt: moments.refundedAt,
            recordedAt: .later(moments.recordedAt, money.paidOn),
            participants: participants, importLine: record.line)
    }

    /// The final amount of a refused record, where it says one or the price and discount from which it follows.
    mutating func rejectedAmount(of record: RecordEntry, _ recordValues: inout RecordValues) -> RejectedAmount {
        guard let money = try? money(of: record, &recordValues) else { return .unreadable }
        let amount = money.final ?? money.original.map { $0 - (money.discount ?? 0) } ?? money.paid ?? 0
        return .readable(money.currency, amount)
    }

    // MARK: - Parts of a record

    /// The reference, and the identifier that follows from it; where the export has no references, the row's content.
    private mutating func identity(of record: RecordEntry, _ recordValues: inout RecordValues) throws(RowDefect)
        -> (id: Identifier, reference: Field)
    {
        guard hasReferences else { return (RowOccurrences.content(of: recordValues, record), .absent) }
        let field = fields.bookingReference.isMapped ? fields.bookingReference : fields.sourceRecordID
        let reference = recordValues.value(field, in: record)
        guard reference.length > 0 else { throw RowDefect(field: field.field, defect: .missing(field.field)) }
        return (referenceIdentifiers.booking(recordValues.bytes[reference.range]), reference)
    }

    /// The booking that a refused record is of, where others of its order may have been loaded; nil where it does not say.
    mutating func rejectedBooking(of record: RecordEntry, _ recordValues: inout RecordValues) -> Identifier? {
        takesRowsTogether ? try? identity(of: record, &recordValues).id : nil
    }

    /// How the file's orders lie in its rows.
    var orderRows: OrderRows {
        OrderRows(
            fileID: context.fileID, areTakenTogether: takesRowsTogether, linesAreSeats: orderLines.areSeats,
            amounts: OrderAmounts(headers: amountHeaders),
            referenceColumn: fields.bookingReference.header ?? fields.bookingReference.field.rawValue,
            amountColumn: amountField.header ?? amountField.field.rawValue)
    }

    /// The identifier of a booking of this file by its reference.
    mutating func identifier(ofReference reference: String) -> Identifier {
        referenceIdentifiers.booking(Array(reference.utf8)[...])
    }

    private struct Moments {
        let createdAt: Instant?
        let paidAt: Instant?
        let cancelledAt: Instant?
        let refundedAt: Instant?
        let recordedAt: Instant?
    }

    private mutating func moments(of record: RecordEntry, _ recordValues: inout RecordValues) throws(RowDefect)
        -> Moments
    {
        // An export that does not say when it was booked at least says what for.
        let first = fields.createdAt.isMapped ? fields.createdAt : fields.sessionStartsAt
        var found = try values.moment(first, &recordValues, record)
        if found == nil, !fields.createdAt.isMapped, let previousBooking {
            recordValues.note(.assumedDate, first)
            found = previousBooking
        }
        guard found != nil || !first.isMapped else {
            throw RowDefect(field: .createdAt, defect: .missing(.createdAt))
        }
        let paidAt = try values.moment(fields.paidAt, &recordValues, record)
        let cancelledAt = try cancellation(of: record, &recordValues)
        let refundedAt = try values.moment(fields.refundedAt, &recordValues, record)
        let updatedAt = try values.moment(fields.updatedAt, &recordValues, record)
        return Moments(
            createdAt: found, paidAt: paidAt, cancelledAt: cancelledAt, refundedAt: refundedAt,
            recordedAt: .later(.later(.later(found, paidAt), .later(cancelledAt, refundedAt)), updatedAt))
    }

    private mutating func money(of record: RecordEntry, _ recordValues: inout RecordValues) throws(RowDefect)
        -> BookingMoney
    {
        let code = recordValues.value(fields.currency, in: record)
        var money = BookingMoney(currency: context.currency)
        if code.length > 0 {
            money.currency = try currencies.meaning(of: recordValues.bytes, code.range) { (word) throws(RowDefect) in
                guard let currency = CurrencyCode(word) else {
                    throw RowDefect(field: .currency, defect: .unreadableCurrency)
                }
                return currency
            }
        }
        var named: CurrencyCode? = code.length > 0 ? money.currency : nil
        money.original = try amount(fields.originalAmount, &recordValues, record, &named)
        money.discount =
            try amountOrWord(fields.discountAmount, &recordValues, record, &named, &money) ?? money.discount
        money.final = try amount(fields.finalAmount, &recordValues, record, &named)
        // What the price comes to says more of a discount than its share of it.
        if money.isDiscountWord, money.final != nil { money.discount = nil }
        money.paid = paidByFlag(of: record, &recordValues, money)
        if money.paid == nil {
            money.paid = try amountOrWord(fields.paidAmount, &recordValues, record, &named, &money) ?? money.paid
        }
        money.refunded =
            try amountOrWord(fields.refundedAmount, &recordValues, record, &named, &money) ?? money.refunded
        money.balance =
            try amountOrWord(fields.balanceAmount, &recordValues, record, &named, &money) ?? money.balance
        if let named { money.currency = named }
        return money
    }

    /// An amount of the row, or nil where a word in its place has said what it could.
    private mutating func amountOrWord(
        _ field: CompiledField, _ recordValues: inout RecordValues, _ record: RecordEntry,
        _ named: inout CurrencyCode?, _ money: inout BookingMoney
    ) throws(RowDefect) -> Int64? {
        do throws(RowDefect) {
            return try amount(field, &recordValues, record, &named)
        } catch {
            guard error.defect == .unreadableAmount, readWord(field, &recordValues, record, into: &money) else {
                throw error
            }
            return nil
        }
    }

    /// An amount of the row; `named` is the currency that the row has named so far.
    private mutating func amount(
        _ field: CompiledField, _ recordValues: inout RecordValues, _ record: RecordEntry, _ named: inout CurrencyCode?
    ) throws(RowDefect) -> Int64? {
        guard field.isMapped,
            let amount = try values.amount(field, &recordValues, record, rowCurrency: named)
        else { return nil }
        if let currency = amount.currency {
            guard named == nil || named == currency else {
                throw RowDefect(field: field.field, defect: .mixedCurrencies)
            }
            named = currency
        }
        return amount.minorUnits
    }

    private mutating func status(of record: RecordEntry, _ recordValues: inout RecordValues) throws(RowDefect)
        -> StatusReading
    {
        let value = recordValues.value(fields.status, in: record)
        guard value.length > 0 else {
            return StatusReading(status: .confirmed, isRefunded: false, isAsExported: true)
        }
        return try statuses.meaning(of: recordValues.bytes, value.range) { (word) throws(RowDefect) in
            do throws(ValueDefect) {
                let (status, isRefunded) = try WordTables.bookingStatus(word)
                return StatusReading(status: status, isRefunded: isRefunded, isAsExported: word == status.rawValue)
            } catch {
                throw RowDefect(field: .status, defect: error)
            }
        }
    }

    /// The channel; an export without such a column is the website's own, a blank in one that has it is unknown.
    private mutating func source(of record: RecordEntry, _ recordValues: inout RecordValues) -> SourceReading? {
        guard fields.source.isMapped else {
            return SourceReading(source: BookingSource.website.rawValue, isAsExported: true)
        }
        let value = recordValues.value(fields.source, in: record)
        guard value.length > 0 else { return nil }
        return sources.meaning(of: recordValues.bytes, value.range) { word in
            let source = WordTables.source(word)
            return SourceReading(source: source, isAsExported: word == source)
        }
    }

    private mutating func group(
        of record: RecordEntry, _ recordValues: inout RecordValues, into chunk: inout ImportChunk
    ) -> Identifier? {
        let value = recordValues.value(fields.groupReference, in: record)
        guard value.length > 0 else { return nil }
        let reference = recordValues.bytes[value.range]
        let id = referenceIdentifiers.group(reference)
        chunk.imply(group: id, system: system, reference: reference)
        return id
    }
}
