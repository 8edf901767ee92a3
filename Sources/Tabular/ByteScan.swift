/// Byte searches, eight bytes at a time in plain 64-bit arithmetic.
///
/// A marker word has the high bit set in the first matching byte; bits above the lowest one may be wrong
/// (a borrow runs upwards), so only the lowest may be used. Words are little-endian: lowest bit, first byte.
enum ByteScan {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    static func pattern(_ byte: UInt8) -> UInt64 {
        UInt64(byte) &* ones
    }

    @inline(__always)
    static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    static func byte(_ bytes: RawSpan, _ offset: Int) -> UInt8 {
        bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    @inline(__always)
    static func marks(_ word: UInt64, equalTo pattern: UInt64) -> UInt64 {
        let difference = word ^ pattern
        return (difference &- ones) & ~difference & highs
    }

    /// Marks bytes below `limit`, which is at most 0x80.
    @inline(__always)
    static func marks(_ word: UInt64, below limit: UInt8) -> UInt64 {
        (word &- pattern(limit)) & ~word & highs
    }

    /// Marks every byte that equals the pattern's, and no other.
    @inline(__always)
    static func exactMarks(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
        let lows = ~highs
        let difference = word ^ pattern
        return ~(((difference & lows) &+ lows) | difference) & highs
    }

    /// Marks every byte that equals one of three, and no other.
    @inline(__always)
    static func exactMarks(_ word: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
        let lows = ~highs
        let a = word ^ first
        let b = word ^ second
        let c = word ^ third
        let others = (((a & lows) &+ lows) | a) & (((b & lows) &+ lows) | b) & (((c & lows) &+ lows) | c)
        return ~others & highs
    }

    @inline(__always)
    static func firstIndex(_ marks: UInt64) -> Int {
        marks.trailingZeroBitCount &>> 3
    }

    /// First place of `byte` in `start..<end`, or `end`.
    @inline(__always)
    static func find(_ byte: UInt8, in bytes: RawSpan, from start: Int, to end: Int) -> Int {
        let wanted = pattern(byte)
        var position = start
        while position &+ 8 <= end {
            let found = marks(word(bytes, position), equalTo: wanted)
            if found != 0 { return position &+ firstIndex(found) }
            position &+= 8
        }
        while position < end, Self.byte(bytes, position) != byte { position &+= 1 }
        return position
    }

    /// The same; notes whether a byte below 0x0E, perhaps a line break, may lie before the place.
    @inline(__always)
    static func find(
        _ byte: UInt8, in bytes: RawSpan, from start: Int, to end: Int, notingControls hasControls: inout Bool
    ) -> Int {
        let wanted = pattern(byte)
        var position = start
        var controls: UInt64 = 0
        defer { if controls != 0 { hasControls = true } }
        while position &+ 8 <= end {
            let word = word(bytes, position)
            controls |= marks(word, below: 0x0E)
            let found = marks(word, equalTo: wanted)
            if found != 0 { return position &+ firstIndex(found) }
            position &+= 8
        }
        controls |= 1
        while position < end, Self.byte(bytes, position) != byte { position &+= 1 }
        return position
    }

    /// First LF or CR in `start..<end`, or `end`.
    @inline(__always)
    static func findLineBreak(in bytes: RawSpan, from start: Int, to end: Int) -> Int {
        var position = start
        while position &+ 8 <= end {
            let word = word(bytes, position)
            let found = marks(word, equalTo: pattern(0x0A)) | marks(word, equalTo: pattern(0x0D))
            if found != 0 { return position &+ firstIndex(found) }
            position &+= 8
        }
        while position < end {
            let byte = byte(bytes, position)
            if byte == 0x0A || byte == 0x0D { return position }
            position &+= 1
        }
        return end
    }

    /// How many line breaks lie in `start..<end`: LF, CRLF and a lone CR count as one each.
    static func countLineBreaks(in bytes: RawSpan, from start: Int, to end: Int) -> Int {
        var count = 0
        var position = findLineBreak(in: bytes, from: start, to: end)
        while position < end {
            count += 1
            let isPair = byte(bytes, position) == 0x0D && position + 1 < end && byte(bytes, position + 1) == 0x0A
            position = findLineBreak(in: bytes, from: position + (isPair ? 2 : 1), to: end)
        }
        return count
    }
}
