/// The format's variable-length integers: seven bits a byte, most significant first, at most nine bytes.
enum Varint {
    /// The bytes that a value takes.
    static func size(of value: UInt64) -> Int {
        if value < 0x80 { return 1 }
        let bits = 64 - value.leadingZeroBitCount
        return bits > 56 ? 9 : (bits + 6) / 7
    }

    /// Writes a value; gives the number of bytes.
    @discardableResult
    static func write(_ value: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
        if value < 0x80 {
            place[0] = UInt8(truncatingIfNeeded: value)
            return 1
        }
        if value < 0x4000 {
            place[0] = UInt8(truncatingIfNeeded: value >> 7) | 0x80
            place[1] = UInt8(truncatingIfNeeded: value) & 0x7F
            return 2
        }
        let count = size(of: value)
        var rest = value
        if count == 9 {
            place[8] = UInt8(truncatingIfNeeded: rest)
            rest >>= 8
        }
        for index in stride(from: min(count, 8) - 1, through: 0, by: -1) {
            let isLast = index == count - 1
            place[index] = UInt8(truncatingIfNeeded: rest & 0x7F) | (isLast ? 0 : 0x80)
            rest >>= 7
        }
        return count
    }

    /// Reads a value that lies before `end`; gives it with the number of bytes, or nil where it runs over the end.
    @inline(__always)
    static func read(_ place: UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>) -> (value: UInt64, size: Int)? {
        guard place < end else { return nil }
        if place[0] < 0x80 { return (UInt64(place[0]), 1) }
        return readLong(place, before: end)
    }

    private static func readLong(_ place: UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>)
        -> (value: UInt64, size: Int)?
    {
        var value: UInt64 = 0
        for index in 0..<8 {
            guard place + index < end else { return nil }
            value = value << 7 | UInt64(place[index] & 0x7F)
            if place[index] < 0x80 { return (value, index + 1) }
        }
        guard place + 8 < end else { return nil }
        return (value << 8 | UInt64(place[8]), 9)
    }
}

extension UnsafeMutablePointer<UInt8> {
    /// Writes a number most significant byte first.
    @inline(__always)
    func store<Number: FixedWidthInteger>(_ number: Number, at offset: Int) {
        UnsafeMutableRawPointer(self + offset).storeBytes(of: number.bigEndian, as: Number.self)
    }
}

extension UnsafePointer<UInt8> {
    /// Reads a number most significant byte first.
    @inline(__always)
    func load<Number: FixedWidthInteger>(_: Number.Type, at offset: Int) -> Number {
        Number(bigEndian: UnsafeRawPointer(self + offset).loadUnaligned(as: Number.self))
    }
}
