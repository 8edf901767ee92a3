internal import BookingModel
internal import Database

/// A record while it is put together (section 2.1 of the format): the serial types of its header on one side, the values
/// on the other, with room between for the header once its length is known.
///
/// Integers take the fewest bytes that hold them, as the engine itself writes them.
final class RecordScratch {
    private let header: UnsafeMutablePointer<UInt8>
    private var body: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private let bodyStart: Int
    /// The bytes of the serial types so far.
    private(set) var typeSize = 0
    private var end: Int

    /// Scratch for records of so many columns.
    init(columns: Int) {
        bodyStart = 9 * (columns + 1)
        capacity = bodyStart + 16_384
        end = bodyStart
        header = .allocate(capacity: bodyStart)
        body = .allocate(capacity: capacity)
    }

    deinit {
        header.deallocate()
        body.deallocate()
    }

    /// The bytes of the values so far.
    var bodySize: Int { end - bodyStart }

    /// The bytes of the header with its own length.
    var headerSize: Int { RecordScratch.headerSize(ofTypes: typeSize) }

    /// The bytes of a header with so many bytes of serial types: its length counts itself.
    static func headerSize(ofTypes size: Int) -> Int { size + 1 < 0x80 ? size + 1 : size + 2 }

    /// Begins another record.
    func clear() {
        typeSize = 0
        end = bodyStart
    }

    /// Appends a missing value.
    func appendNull() {
        header[typeSize] = 0
        typeSize += 1
    }

    /// Appends a value of a serial type by its bytes.
    @inline(__always)
    func append(type: UInt64, bytes: UnsafePointer<UInt8>?, count: Int) {
        typeSize += Varint.write(type, to: header + typeSize)
        guard let bytes, count > 0 else { return }
        reserve(end + count)
        (body + end).update(from: bytes, count: count)
        end += count
    }

    /// Appends values whose serial types are written already.
    @inline(__always)
    func append(types: UnsafeBufferPointer<UInt8>, values: UnsafeBufferPointer<UInt8>) {
        if let base = types.baseAddress { (header + typeSize).update(from: base, count: types.count) }
        typeSize += types.count
        guard let base = values.baseAddress, values.count > 0 else { return }
        reserve(end + values.count)
        (body + end).update(from: base, count: values.count)
        end += values.count
    }

    /// Appends a blob of zeros.
    func append(zeros count: Int) {
        typeSize += Varint.write(UInt64(12 + 2 * count), to: header + typeSize)
        reserve(end + count)
        (body + end).update(repeating: 0, count: count)
        end += count
    }

    /// Appends a whole number.
    @inline(__always)
    func append(integer: Int64) {
        let (type, size) = SerialValue.form(of: integer)
        header[typeSize] = type
        typeSize += 1
        reserve(end + 8)
        // The lowest bytes of the number, most significant first.
        (body + end).store(integer << Int64(64 - 8 * size), at: 0)
        end += size
    }

    /// Appends a floating-point number: a whole one as an integer, which a column of such numbers reads back as it was.
    func append(real: Double) {
        if let integer = Int64(exactly: real), integer.magnitude < 1 << 47 { return append(integer: integer) }
        header[typeSize] = 7
        typeSize += 1
        reserve(end + 8)
        (body + end).store(real.bitPattern, at: 0)
        end += 8
    }

    /// Appends an identifier.
    func append(identifier: Identifier) {
        withUnsafeBytes(of: (identifier.high.bigEndian, identifier.low.bigEndian)) { bytes in
            guard let base = bytes.baseAddress else { return }
            append(identifier: base)
        }
    }

    /// Appends the 16 bytes of an identifier.
    @inline(__always)
    private func append(identifier: UnsafeRawPointer) {
        header[typeSize] = 12 + 2 * 16
        typeSize += 1
        reserve(end + 16)
        let place = UnsafeMutableRawPointer(body + end)
        place.storeBytes(of: identifier.loadUnaligned(as: UInt64.self), as: UInt64.self)
        place.storeBytes(
            of: identifier.loadUnaligned(fromByteOffset: 8, as: UInt64.self), toByteOffset: 8, as: UInt64.self)
        end += 16
    }

    /// Appends a cell of a batch.
    @inline(__always)
    func append(_ cell: RowBatch.Cell, _ arena: UnsafePointer<UInt8>) {
        switch cell.kind {
        case .null: appendNull()
        case .integer: append(integer: cell.payload)
        case .real: append(real: Double(bitPattern: UInt64(bitPattern: cell.payload)))
        case .text:
            append(type: UInt64(13 + 2 * cell.length), bytes: arena + Int(cell.payload), count: Int(cell.length))
        case .identifier: append(identifier: UnsafeRawPointer(arena + Int(cell.payload)))
        case .zeros: append(zeros: Int(cell.payload))
        }
    }

    /// The record as a whole; valid until the next change.
    func finish() -> UnsafeBufferPointer<UInt8> {
        let size = headerSize
        let start = bodyStart - size
        let prefix = Varint.write(UInt64(size), to: body + start)
        (body + start + prefix).update(from: header, count: typeSize)
        return UnsafeBufferPointer(start: body + start, count: end - start)
    }

    @inline(__always)
    private func reserve(_ needed: Int) {
        if needed > capacity { grow(needed) }
    }

    private func grow(_ needed: Int) {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: needed * 2)
        larger.update(from: body, count: end)
        body.deallocate()
        body = larger
        capacity = needed * 2
    }
}
