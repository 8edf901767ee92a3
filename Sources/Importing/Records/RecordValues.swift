import Tabular

/// A batch of records on which compiled fields are evaluated: each value trimmed, translated, and empty where it says
/// that there is none. Values that are put together are appended behind the batch's own bytes.
///
/// Keep values as fields, not as slices of `bytes`: a slice that is alive when a value is appended makes the whole batch
/// be copied, once for each record.
struct RecordValues {
    private(set) var batch: RecordBatch

    init(_ batch: RecordBatch) { self.batch = batch }

    /// The bytes into which the fields point.
    var bytes: [UInt8] { batch.bytes }

    /// The value of a field in a record; length 0 where there is none.
    mutating func value(_ compiled: CompiledField, in record: RecordEntry) -> Field {
        if let condition = compiled.condition {
            let cell = trimmed(batch.field(condition.column, of: record))
            if let isFilled = condition.isFilled {
                guard isFilled == (cell.length > 0 && cell.kind != .null) else { return .absent }
            } else if !condition.words.contains(text(cell).lowercased()) {
                return .absent
            }
        }
        let raw: Field
        switch compiled.origin {
        case .none: return .absent
        case .column(let column): raw = trimmed(batch.field(column, of: record))
        case .constant(let constant): raw = appended(constant)
        case .join(let columns, let separator): raw = joined(columns, separator, record)
        case .product: return .absent
        case .firstOf(let alternatives): raw = first(of: alternatives, in: record)
        }
        if isMissing(raw, compiled) { return .absent }
        guard !compiled.translations.isEmpty, let word = compiled.translations[text(raw).lowercased()] else {
            return raw
        }
        return appended(Array(word.utf8))
    }

    private mutating func first(of alternatives: [CompiledField], in record: RecordEntry) -> Field {
        for alternative in alternatives {
            let found = value(alternative, in: record)
            if found.length > 0 { return found }
        }
        return .absent
    }

    /// A column's value, trimmed, without any rule.
    func column(_ column: Int, of record: RecordEntry) -> Field { trimmed(batch.field(column, of: record)) }

    /// A value as a text.
    func text(_ field: Field) -> String { String(decoding: batch.bytes[field.range], as: UTF8.self) }

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

    /// A value that is not in the file, appended behind the batch's bytes.
    mutating func appended(_ bytes: [UInt8]) -> Field {
        let start = batch.bytes.count
        batch.bytes.append(contentsOf: bytes)
        return Field(offset: UInt32(start), length: UInt32(bytes.count), kind: .text)
    }
}
