internal import BookingModel
internal import Database

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Writes values in the server's binary form, each as its length and its bytes: what COPY, arrays and parameters share.
///
/// A value is written as the column's type wants it: a whole number into a `timestamptz` is an instant in microseconds,
/// into a `date` a day number, both since 1970.
struct FieldWriter {
    private(set) var buffer: UnsafeMutableRawPointer
    private(set) var count = 0
    private var capacity: Int

    /// What a cell can take beside its text: its length, and the longest form of a number.
    static let roomPerCell = 4 + 24

    init(capacity: Int) {
        self.capacity = max(64, capacity)
        buffer = .allocate(byteCount: self.capacity, alignment: 16)
    }

    /// Frees the bytes.
    func deallocate() { buffer.deallocate() }

    /// Drops what was written and makes room for so many bytes.
    mutating func reset(room: Int) {
        count = 0
        reserve(room)
    }

    /// Drops what was written from a place on.
    mutating func drop(from place: Int) { count = min(count, place) }

    /// Makes room for so many bytes more.
    mutating func reserve(_ room: Int) {
        guard count + room > capacity else { return }
        capacity = max(count + room, capacity * 2)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: buffer, byteCount: count)
        buffer.deallocate()
        buffer = larger
    }

    /// Writes a number of fixed width; the room must be there.
    mutating func put<Number: FixedWidthInteger>(_ number: Number) {
        buffer.storeBytes(of: number.bigEndian, toByteOffset: count, as: Number.self)
        count += MemoryLayout<Number>.size
    }

    /// Writes bytes as they are; the room must be there.
    mutating func put(_ bytes: UnsafeRawPointer, _ length: Int) {
        buffer.advanced(by: count).copyMemory(from: bytes, byteCount: length)
        count += length
    }

    /// Overwrites a number written before.
    func set(_ number: Int32, at offset: Int) {
        buffer.storeBytes(of: number.bigEndian, toByteOffset: offset, as: Int32.self)
    }

    /// No value.
    mutating func putNull() { put(Int32(-1)) }

    /// Writes one cell of a batch; gives false where the type takes no such value.
    mutating func put(_ cell: RowBatch.Cell, _ arena: UnsafePointer<UInt8>, as type: ColumnType) -> Bool {
        switch cell.kind {
        case .null:
            putNull()
            return true
        case .integer: return put(cell.payload, as: type)
        case .real: return put(Double(bitPattern: UInt64(bitPattern: cell.payload)), as: type)
        case .text: return put(text: arena + Int(cell.payload), Int(cell.length), as: type)
        case .identifier: return put(identifier: arena + Int(cell.payload), as: type)
        case .zeros:
            let length = Int(cell.payload)
            guard type == .bytes else { return false }
            reserve(length + FieldWriter.roomPerCell)
            put(Int32(length))
            memset(buffer + count, 0, length)
            count += length
            return true
        }
    }

    /// Writes a bound value; gives false where the type takes no such value.
    mutating func put(_ value: SQLValue, as type: ColumnType) -> Bool {
        reserve(FieldWriter.roomPerCell)
        switch value {
        case .null:
            putNull()
            return true
        case .integer(let integer): return put(integer, as: type)
        case .real(let real): return put(real, as: type)
        case .text(var text):
            reserve(text.utf8.count + FieldWriter.roomPerCell)
            return text.withUTF8 { utf8 in
                // An empty text may have no address of its own.
                put(text: utf8.baseAddress ?? UnsafePointer(bitPattern: 1), utf8.count, as: type)
            }
        case .identifier(let identifier):
            return identifier.bytes.withUnsafeBufferPointer { bytes in
                bytes.baseAddress.map { put(identifier: $0, as: type) } ?? false
            }
        }
    }

    private mutating func put(_ integer: Int64, as type: ColumnType) -> Bool {
        switch type {
        case .integer8:
            put(Int32(8))
            put(integer)
        case .timestampWithZone, .timestamp:
            put(Int32(8))
            // What lies before everything, such as the start of the first offset of a time zone, is -infinity there.
            let (moment, overflow) = integer.subtractingReportingOverflow(ServerEpoch.microseconds)
            put(overflow ? Int64.min : moment)
        case .date:
            guard let day = Int32(exactly: integer - ServerEpoch.day) else { return false }
            put(Int32(4))
            put(day)
        case .integer4:
            guard let number = Int32(exactly: integer) else { return false }
            put(Int32(4))
            put(number)
        case .integer2:
            guard let number = Int16(exactly: integer) else { return false }
            put(Int32(2))
            put(number)
        case .boolean:
            put(Int32(1))
            put(UInt8(integer == 0 ? 0 : 1))
        case .real4, .real8: return put(Double(integer), as: type)
        case .numeric:
            let bytes = NumericValue(integer).bytes
            put(Int32(bytes.count))
            for byte in bytes { put(byte) }
        case .text, .varyingText:
            let digits = String(integer).utf8
            put(Int32(digits.count))
            for digit in digits { put(digit) }
        case .json, .binaryJSON, .uuid, .bytes, .other: return false
        }
        return true
    }

    private mutating func put(_ real: Double, as type: ColumnType) -> Bool {
        switch type {
        case .real8:
            put(Int32(8))
            put(real.bitPattern)
        case .real4:
            put(Int32(4))
            put(Float(real).bitPattern)
        case .integer8, .integer4, .integer2, .numeric:
            guard let integer = Int64(exactly: real) else { return false }
            return put(integer, as: type)
        default: return false
        }
        return true
    }

    private mutating func put(text: UnsafePointer<UInt8>?, _ length: Int, as type: ColumnType) -> Bool {
        guard type.isText || type == .binaryJSON, let text else { return false }
        put(Int32(type == .binaryJSON ? length + 1 : length))
        if type == .binaryJSON { put(UInt8(1)) }
        let start = count
        if length > 0 { put(text, length) }
        // The server's texts hold no NUL; SUB stands for what cannot be shown.
        if length > 0, memchr(buffer + start, 0, length) != nil {
            let bytes = (buffer + start).assumingMemoryBound(to: UInt8.self)
            for index in 0..<length where bytes[index] == 0 { bytes[index] = 0x1A }
        }
        return true
    }

    private mutating func put(identifier: UnsafePointer<UInt8>, as type: ColumnType) -> Bool {
        guard type == .uuid || type == .bytes else { return false }
        put(Int32(16))
        put(UnsafeRawPointer(identifier), 16)
        return true
    }
}
