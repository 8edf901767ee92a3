internal import Database

/// A record taken apart: where each column's value lies. One view serves all rows of a table, without allocating.
final class RecordView {
    private(set) var columnCount = 0
    private let types: UnsafeMutablePointer<UInt64>
    private let offsets: UnsafeMutablePointer<Int>
    private let capacity: Int
    private(set) var payload: UnsafePointer<UInt8>

    init(columns: Int) {
        capacity = columns
        types = .allocate(capacity: columns)
        types.initialize(repeating: 0, count: columns)
        offsets = .allocate(capacity: columns + 1)
        offsets.initialize(repeating: 0, count: columns + 1)
        payload = UnsafePointer(UnsafeRawPointer(types).assumingMemoryBound(to: UInt8.self))
    }

    deinit {
        types.deallocate()
        offsets.deallocate()
    }

    /// Takes a record apart; gives false where it contradicts itself. Columns behind its end read as missing.
    func take(_ payload: UnsafePointer<UInt8>, count: Int) -> Bool {
        self.payload = payload
        let end = payload + count
        guard let header = Varint.read(payload, before: end), header.value <= UInt64(count) else { return false }
        var place = payload + header.size
        let headerEnd = payload + Int(header.value)
        var offset = Int(header.value)
        var column = 0
        while place < headerEnd, column < capacity {
            guard let type = Varint.read(place, before: headerEnd), let size = SerialValue.size(of: type.value) else {
                return false
            }
            types[column] = type.value
            offsets[column] = offset
            offset += size
            guard offset <= count else { return false }
            place += type.size
            column += 1
        }
        offsets[column] = offset
        columnCount = column
        return true
    }

    /// The serial type of a column.
    @inline(__always)
    func type(_ column: Int) -> UInt64 { column < columnCount ? types[column] : 0 }

    /// The bytes of a column.
    @inline(__always)
    func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        guard column < columnCount else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: payload + offsets[column], count: offsets[column + 1] - offsets[column])
    }

    /// A column as a whole number; 0 where it holds something else.
    @inline(__always)
    func integer(_ column: Int) -> Int64 {
        let type = type(column)
        switch type {
        case 0, 8: return 0
        case 9: return 1
        case 1...6:
            var value: UInt64 = 0
            let bytes = bytes(column)
            for byte in bytes { value = value << 8 | UInt64(byte) }
            let unused = UInt64(64 - 8 * bytes.count)
            return Int64(bitPattern: value << unused) >> Int64(unused)
        case 7: return Int64(exactly: real(column).rounded(.towardZero)) ?? 0
        default: return 0
        }
    }

    /// A column as a floating-point number; 0 where it holds something else.
    func real(_ column: Int) -> Double {
        guard type(column) == 7, let base = bytes(column).baseAddress else { return Double(integerOrZero(column)) }
        return Double(bitPattern: base.load(UInt64.self, at: 0))
    }

    private func integerOrZero(_ column: Int) -> Int64 { type(column) == 7 ? 0 : integer(column) }
}
