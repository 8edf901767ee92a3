import BookingModel
import Tabular

/// A batch of records on which compiled fields are evaluated: each value trimmed, translated, and empty where it says
/// that there is none. Values that are put together are appended behind the batch's own bytes.
///
/// Keep values as fields, not as slices of `bytes`: a slice that is alive when a value is appended makes the whole batch
/// be copied, once for each record.
struct RecordValues {
    private(set) var batch: RecordBatch
    /// What was put right in the record that is being read.
    private(set) var repairs: [(kind: RepairKind, column: String)] = []
    /// Values of that record whose reading is not what the file says, as the file says them.
    private(set) var originals: [(column: String, value: Field)] = []
    /// Whether any value of that record may need repair.
    private var isSuspect = true
    /// Up to here values hold no bytes that their record does not hold; behind it lies what was unescaped or put together.
    private let endOfRecords: Int
    /// Words that rows take again and again, and where they lie.
    private var words: [(word: String, place: Range<Int>)] = []
    private static let wordLimit = 16

    init(_ batch: RecordBatch) {
        endOfRecords = batch.hasUnescapedValues ? batch.rawLength : batch.bytes.count
        self.batch = batch
    }

    /// Starts a record: from here on its repairs are noted.
    mutating func start(_ record: RecordEntry) {
        if !repairs.isEmpty { repairs.removeAll(keepingCapacity: true) }
        if !originals.isEmpty { originals.removeAll(keepingCapacity: true) }
        let raw = Int(record.rawOffset)..<Int(record.rawOffset + record.rawLength)
        isSuspect = SuspectBytes.contains(batch.bytes.span.extracting(raw))
    }

    /// Notes a repair of a field's value, once for each record.
    mutating func note(_ kind: RepairKind, _ compiled: CompiledField) {
        note(kind, column: compiled.header ?? compiled.field.rawValue)
    }

    /// Notes a repair of a column's value, once for each record.
    mutating func note(_ kind: RepairKind, column: String) {
        if !repairs.contains(where: { $0.kind == kind && $0.column == column }) { repairs.append((kind, column)) }
    }

    /// Keeps a value as the file says it, beside the one that is stored.
    mutating func keepOriginal(_ value: Field, of compiled: CompiledField) {
        keepOriginal(value, column: compiled.header ?? compiled.field.rawValue)
    }

    private mutating func keepOriginal(_ value: Field, column: String) {
        if !originals.contains(where: { $0.column == column }) { originals.append((column, value)) }
    }

    /// The bytes into which the fields point.
    var bytes: [UInt8] { batch.bytes }

    /// The value of a field in a record; length 0 where there is none.
    mutating func value(_ compiled: CompiledField, in record: RecordEntry) -> Field {
        guard compiled.isMapped else { return .absent }
        guard compiled.plainColumn < 0 else {
            let field = batch.field(compiled.plainColumn, of: record)
            if field.length == 0 { return .absent }
            if compiled.missing.isEmpty, isPlain(field) { return field }
            return present(cleaned(field, compiled), compiled)
        }
        if let condition = compiled.condition {
            let cell = trimmed(batch.field(condition.column, of: record))
            if let isFilled = condition.isFilled {
                var isThere = cell.length > 0 && cell.kind != .null
                if isThere, !condition.words.isEmpty {
                    isThere =
                        !isMissing(cell, in: .cancelledAt) && !condition.words.contains(text(cell).lowercased())
                }
                guard isFilled == isThere else { return .absent }
            } else if !condition.words.contains(text(cell).lowercased()) {
                return .absent
            }
        }
        let raw: Field
        switch compiled.origin {
        case .none: return .absent
        case .column(let column): raw = cleaned(batch.field(column, of: record), compiled)
        case .constant(let constant): raw = appended(constant)
        case .join(let columns, let separator): raw = joined(columns, separator, record)
        case .product: return .absent
        case .count(let groups): raw = count(of: groups, record)
        case .sum(let columns): raw = sum(of: columns, record, compiled)
        case .firstOf(let alternatives): raw = first(of: alternatives, in: record)
        }
        let found = present(raw, compiled)
        guard found.length > 0, !compiled.translations.isEmpty,
            let word = compiled.translations[text(found).lowercased()]
        else { return found }
        return appended(Array(word.utf8))
    }

    /// The bytes of a field's value in a record; nil where there is none. Do not keep them while values are read.
    mutating func text(of compiled: CompiledField, in record: RecordEntry) -> ArraySlice<UInt8>? {
        let found = value(compiled, in: record)
        return found.length > 0 ? batch.bytes[found.range] : nil
    }

    /// The value, unless it says that there is none.
    private mutating func present(_ raw: Field, _ compiled: CompiledField) -> Field {
        guard isMissing(raw, compiled) else { return raw }
        if raw.length > 0, raw.kind != .null { note(.placeholder, compiled) }
        return .absent
    }

    private mutating func first(of alternatives: [CompiledField], in record: RecordEntry) -> Field {
        for alternative in alternatives {
            let found = value(alternative, in: record)
            if found.length > 0 { return found }
        }
        return .absent
    }

    /// The header of the column that gives a field's value in a record; nil where none does.
    mutating func header(of compiled: CompiledField, in record: RecordEntry) -> String? {
        guard value(compiled, in: record).length > 0 else { return nil }
        guard case .firstOf(let alternatives) = compiled.origin else { return compiled.header }
        for alternative in alternatives {
            if let header = header(of: alternative, in: record) { return header }
        }
        return nil
    }

    /// A column's value, trimmed, without any rule.
    func column(_ column: Int, of record: RecordEntry) -> Field { trimmed(batch.field(column, of: record)) }

    /// A value as a text.
    func text(_ field: Field) -> String { String(decoding: batch.bytes[field.range], as: UTF8.self) }

    /// Appends the bytes of a value to others.
    func append(_ field: Field, to bytes: inout [UInt8]) {
        batch.bytes.span.extracting(field.range).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    /// Whether a value is what it looks like: without blanks around it, nothing to repair, and no word for nothing. Most
    /// values are, and their ends tell; of others this may say no, too.
    func isPlain(_ field: Field) -> Bool {
        guard !isSuspect, Int(field.offset) < endOfRecords, field.length > 0, field.kind != .null else { return false }
        let range = field.range
        let last = batch.bytes[range.upperBound - 1]
        return last > 0x20 && last < 0x7F
            && MissingValue.cannotBeMissing(from: batch.bytes[range.lowerBound], count: range.count)
    }

    /// Reads the JSON object in a cell.
    mutating func scan(_ cell: Field, with scanner: inout JSONObjectScanner) -> JSONDefect? {
        scanner.scan(cell, in: &batch.bytes)
    }

    /// Whether a trimmed value says that `field` has none.
    func isMissing(_ value: Field, in field: ImportField) -> Bool {
        value.length == 0 || MissingValue.isMissing(batch.bytes.span.extracting(value.range), in: field)
    }

    private func isMissing(_ field: Field, _ compiled: CompiledField) -> Bool {
        if field.length == 0 || field.kind == .null || field.kind == .absent { return true }
        if !compiled.missing.isEmpty, compiled.missing.contains(text(field)) { return true }
        return isMissing(field, in: compiled.field)
    }

    /// A value without the blanks around it.
    func trimmed(_ field: Field) -> Field {
        guard field.length > 0 else { return field }
        let inner = batch.bytes.span.extracting(field.range).trimmedRange()
        return Field(
            offset: field.offset + UInt32(inner.lowerBound), length: UInt32(inner.count), kind: field.kind)
    }

    /// A value of a column that a rule reads: trimmed, and put right where programs on the way have garbled it.
    private mutating func cleaned(_ field: Field, _ compiled: CompiledField) -> Field {
        // Objects are put right value by value, when they have been read.
        guard field.length > 0, compiled.field != .contactDetails else { return trimmed(field) }
        return cleaned(field, hasPlainBlanks: compiled.hasPlainBlanks) { compiled.header ?? compiled.field.rawValue }
    }

    /// The same for a value by any name.
    mutating func cleaned(_ field: Field, hasPlainBlanks: Bool = false, column: () -> String) -> Field {
        var value = trimmed(field)
        guard value.length > 0 else { return value }
        if value.length > 1, batch.bytes[Int(value.offset)] == UInt8(ascii: "'"),
            RecordValues.needsApostrophe(batch.bytes[Int(value.offset) + 1])
        {
            value = value.part((Int(value.offset) + 1)..<value.range.upperBound)
            note(.leadingApostrophe, column: column())
        }
        if let inner = RecordValues.textFormula(batch.bytes.span.extracting(value.range)) {
            value = value.part((Int(value.offset) + inner.lowerBound)..<(Int(value.offset) + inner.upperBound))
            note(.textFormula, column: column())
        }
        guard isSuspect || Int(value.offset) >= endOfRecords,
            SuspectBytes.contains(batch.bytes.span.extracting(value.range))
        else { return value }
        let repair = TextRepair(batch.bytes[value.range], hasPlainBlanks: hasPlainBlanks)
        guard !repair.kinds.isEmpty else { return value }
        for kind in repair.kinds { note(kind, column: column()) }
        if repair.changesMeaning { keepOriginal(value, column: column()) }
        // In two steps: the value must lie there before anything looks at it.
        let meant = appended(repair.bytes)
        return trimmed(meant)
    }

    /// What a spreadsheet would take for a formula or a number.
    private static func needsApostrophe(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "@"), 0x30...0x39: true
        default: false
        }
    }

    /// Where the text is in `="00123"`; nil where that is not all of a value.
    private static func textFormula(_ bytes: Span<UInt8>) -> Range<Int>? {
        guard bytes.count > 3, bytes[0] == UInt8(ascii: "="), bytes[1] == UInt8(ascii: "\"") else { return nil }
        let end = bytes.count - 1
        for index in 2..<end where bytes[index] == UInt8(ascii: "\"") { return nil }
        return bytes[end] == UInt8(ascii: "\"") ? 2..<end : nil
    }

    private mutating func joined(_ columns: [Int], _ separator: [UInt8], _ record: RecordEntry) -> Field {
        let start = batch.bytes.count
        for (index, column) in columns.enumerated() {
            let part = trimmed(batch.field(column, of: record))
            // A part that is missing makes the whole missing: half a date is no date.
            guard part.length > 0, part.kind != .null else { return .absent }
            if index > 0 { batch.bytes.append(contentsOf: separator) }
            batch.bytes.append(contentsOf: Array(batch.bytes[part.range]))
        }
        return Field(offset: UInt32(start), length: UInt32(batch.bytes.count - start), kind: .text)
    }

    /// How many of several groups of columns have a value in a record; absent where none has.
    private mutating func count(of groups: [[Int]], _ record: RecordEntry) -> Field {
        let count = groups.count { group in
            group.contains { column in
                let cell = trimmed(batch.field(column, of: record))
                return cell.kind != .null && !isMissing(cell, in: .fullName)
            }
        }
        return count > 0 ? appended(Array(String(count).utf8)) : .absent
    }

    /// What the numbers of several columns come to in a record; absent where none has one, and the value itself where one is
    /// no number, so that it is refused.
    private mutating func sum(of columns: [Int], _ record: RecordEntry, _ compiled: CompiledField) -> Field {
        var sum = 0
        var isThere = false
        for column in columns {
            let cell = trimmed(batch.field(column, of: record))
            if isMissing(cell, compiled) { continue }
            guard let number = try? ValueReader.wholeNumber(batch.bytes.span.extracting(cell.range)), number < 1_000_000
            else { return cell }
            sum += number
            isThere = true
        }
        return isThere ? appended(Array(String(sum).utf8)) : .absent
    }

    /// Where the bytes of an identifier lie, now that they are appended behind the batch's.
    mutating func place(of identifier: Identifier) -> Int {
        let place = batch.bytes.count
        withUnsafeBytes(of: (identifier.high.bigEndian, identifier.low.bigEndian)) {
            batch.bytes.append(contentsOf: $0)
        }
        return place
    }

    /// Where a word lies, appended behind the batch's bytes when it is asked for first.
    mutating func place(of word: String) -> Range<Int> {
        for known in words where known.word == word { return known.place }
        let start = batch.bytes.count
        batch.bytes.append(contentsOf: word.utf8)
        let place = start..<batch.bytes.count
        if words.count < RecordValues.wordLimit { words.append((word, place)) }
        return place
    }

    /// A value that is not in the file, appended behind the batch's bytes.
    mutating func appended(_ bytes: [UInt8]) -> Field {
        let start = batch.bytes.count
        batch.bytes.append(contentsOf: bytes)
        return Field(offset: UInt32(start), length: UInt32(bytes.count), kind: .text)
    }
}
