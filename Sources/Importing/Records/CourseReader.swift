import BookingModel
import Database
import Tabular

/// Turns the records of a courses export into rows.
struct CourseReader: EntityReader {
    /// The columns of a course row.
    static let columns = [
        "id", "source_system", "course_code", "title", "price_minor", "currency", "certificate_validity_months",
        "recorded_at", "import_file_id", "import_line", "extra",
    ]

    /// A course row; what is nil is not known.
    struct Row {
        let id: Identifier
        let system: [UInt8]
        let code: ArraySlice<UInt8>
        var title: ArraySlice<UInt8>?
        var price: Int64?
        var currency: CurrencyCode?
        var validityMonths: Int64?
        /// Nil in a row that a booking or session implies.
        var recordedAt: Instant?
        var fileID: Int64?
        var line: Int64?
        var extra: ArraySlice<UInt8>?

        init(id: Identifier, system: [UInt8], code: ArraySlice<UInt8>) {
            self.id = id
            self.system = system
            self.code = code
        }

        func append(to batch: inout RowBatch) {
            batch.append(id)
            batch.append(utf8: system[...])
            batch.append(utf8: code)
            batch.append(optional: title)
            batch.append(price)
            batch.append(price == nil ? nil : currency?.description)
            batch.append(validityMonths)
            batch.append(recordedAt?.microseconds)
            batch.append(fileID)
            batch.append(line)
            batch.append(optional: extra)
        }
    }

    private let code, title, price, validity, updatedAt: CompiledField
    private let context: FileContext
    private let system: [UInt8]
    private let values: ValueReader
    private var extra: ExtraColumns
    private var referenceIdentifiers: ReferenceIdentifiers

    init(mapping: Mapping, columns: [String: Int], unmapped: [(column: Int, header: String)], context: FileContext) {
        func field(_ field: ImportField) -> CompiledField {
            CompiledField(field, mapping: mapping, columns: columns, currency: context.currency)
        }
        code = field(.courseCode)
        title = field(.courseTitle)
        price = field(.price)
        validity = field(.certificateValidityMonths)
        updatedAt = field(.updatedAt)
        self.context = context
        system = Array(context.sourceSystem.utf8)
        referenceIdentifiers = ReferenceIdentifiers(system: system)
        values = ValueReader(context)
        extra = ExtraColumns(unmapped: unmapped)
    }

    /// Reads one record; its row is appended to `chunk`, or nothing is.
    mutating func read(
        _ record: RecordEntry, of recordValues: inout RecordValues, state: inout ImportState,
        into chunk: inout ImportChunk
    ) throws(RowDefect) {
        extra.start(recordValues, record)
        let key = recordValues.value(code, in: record)
        guard key.length > 0 else { throw RowDefect(field: .courseCode, defect: .missing(.courseCode)) }
        let reference = recordValues.bytes[key.range]
        let id = referenceIdentifiers.course(reference)
        var row = Row(id: id, system: system, code: reference)
        let name = recordValues.value(title, in: record)
        row.title = name.length > 0 ? recordValues.bytes[name.range] : nil
        if let amount = try values.amount(price, &recordValues, record, rowCurrency: nil) {
            row.price = amount.minorUnits
            row.currency = amount.currency ?? context.currency
        }
        row.validityMonths = try values.number(validity, &recordValues, record)
        row.recordedAt = try values.moment(updatedAt, &recordValues, record) ?? Instant(microseconds: 0)
        row.fileID = context.fileID
        row.line = Int64(record.line)
        row.extra = extra.finished(recordValues)
        row.append(to: &chunk.courses)
    }
}
