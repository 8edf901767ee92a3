internal import BookingModel
internal import Database

/// Where the fields of the current row lie, and what they are.
final class RowFields {
    /// One field: its bytes, or no address where there is no value.
    struct Field {
        var bytes: UnsafeRawPointer?
        var count: Int
    }

    let types: [ColumnType]
    let fields: UnsafeMutablePointer<Field>

    init(_ types: [ColumnType]) {
        self.types = types
        fields = .allocate(capacity: max(1, types.count))
        fields.initialize(repeating: Field(bytes: nil, count: 0), count: max(1, types.count))
    }

    deinit { fields.deallocate() }
}

/// A row as the server sent it, in binary; valid until the next one.
///
/// Instants are read as microseconds and local days as days, both since 1970, whatever the column's type is called.
struct PostgreSQLRow: ResultRow {
    let row: RowFields

    var columnCount: Int { row.types.count }

    func isNull(_ column: Int) -> Bool { row.fields[column].bytes == nil }

    func integer(_ column: Int) -> Int64 {
        let field = row.fields[column]
        guard let bytes = field.bytes else { return 0 }
        switch row.types[column] {
        case .integer8: return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        case .timestampWithZone, .timestamp:
            let stored = Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
            let (moment, overflow) = stored.addingReportingOverflow(ServerEpoch.microseconds)
            return overflow ? .max : moment
        case .integer4: return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        case .date: return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))) + ServerEpoch.day
        case .integer2: return Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        case .boolean: return bytes.load(as: UInt8.self) == 0 ? 0 : 1
        case .real4, .real8:
            let real = real(column)
            return Int64(exactly: real.rounded(.towardZero)) ?? (real.isNaN ? 0 : real < 0 ? .min : .max)
        case .numeric: return NumericValue(UnsafeRawBufferPointer(start: bytes, count: field.count)).integer
        case .text, .varyingText: return text(column).flatMap { Int64($0) } ?? 0
        case .json, .binaryJSON, .uuid, .bytes, .other: return 0
        }
    }

    func real(_ column: Int) -> Double {
        let field = row.fields[column]
        guard let bytes = field.bytes else { return 0 }
        switch row.types[column] {
        case .real8: return Double(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)))
        case .real4: return Double(Float(bitPattern: UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))))
        case .numeric: return NumericValue(UnsafeRawBufferPointer(start: bytes, count: field.count)).real
        case .text, .varyingText: return text(column).flatMap { Double($0) } ?? 0
        default: return Double(integer(column))
        }
    }

    func text(_ column: Int) -> String? {
        let field = row.fields[column]
        guard let bytes = field.bytes else { return nil }
        let buffer = UnsafeRawBufferPointer(start: bytes, count: field.count)
        switch row.types[column] {
        case .text, .varyingText, .json, .other, .bytes: return String(decoding: buffer, as: UTF8.self)
        // The first byte is the version of the form.
        case .binaryJSON: return String(decoding: buffer.dropFirst(), as: UTF8.self)
        case .uuid: return identifier(column)?.description
        case .real4, .real8: return String(real(column))
        case .numeric: return NumericValue(buffer).description
        default: return String(integer(column))
        }
    }

    func identifier(_ column: Int) -> Identifier? {
        let field = row.fields[column]
        guard let bytes = field.bytes, field.count == 16, row.types[column] == .uuid || row.types[column] == .bytes
        else { return nil }
        return Identifier(
            high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    func appendText(_ column: Int, to buffer: inout [UInt8]) -> Int {
        let field = row.fields[column]
        guard let bytes = field.bytes else { return 0 }
        guard row.types[column].isText else {
            let text = Array((text(column) ?? "").utf8)
            buffer += text
            return text.count
        }
        buffer.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: field.count))
        return field.count
    }

    func byteCount(_ column: Int) -> Int { row.fields[column].bytes == nil ? 0 : row.fields[column].count }

    func value(_ column: Int) -> SQLValue {
        guard !isNull(column) else { return .null }
        switch row.types[column] {
        case .real4, .real8: return .real(real(column))
        case .numeric:
            let number = NumericValue(
                UnsafeRawBufferPointer(start: row.fields[column].bytes, count: row.fields[column].count))
            return number.isWhole ? .integer(number.integer) : .real(number.real)
        case .text, .varyingText, .json, .binaryJSON, .other: return SQLValue(text(column))
        case .uuid, .bytes: return SQLValue(identifier(column))
        default: return .integer(integer(column))
        }
    }
}
