/// What tables of numbers do to phone numbers.
enum PhoneDefect: Equatable {
    /// `4.4E+11`: the digits are gone.
    case lostDigits
    /// `447700900123.0`: so many bytes at the end are no part of it.
    case decimalTail(Int)
    /// `7700900123`: a British number without the 0 in front of it.
    case lostLeadingZero

    /// What is wrong with a phone number; nil: nothing that can be told.
    ///
    /// `isBritish`: numbers without a prefix are British. Those of ten digits then lack a 0; elsewhere they are whole.
    init?(_ bytes: Span<UInt8>, isBritish: Bool) {
        var digits = 0
        var marks = 0
        var markAt = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte &- 0x30 < 10 {
                digits += 1
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
                marks += 1
                markAt = index
            } else if byte | 0x20 == UInt8(ascii: "e"), digits > 0, marks <= 1, index + 1 < bytes.count {
                guard PhoneDefect.isExponent(bytes, from: index + 1) else { return nil }
                self = .lostDigits
                return
            } else {
                return nil
            }
        }
        if marks == 1, markAt >= 7, PhoneDefect.isZeros(bytes, from: markAt + 1) {
            self = .decimalTail(bytes.count - markAt)
        } else if isBritish, marks == 0, digits == 10, (0x31...0x38).contains(bytes[0]), bytes[0] != 0x34 {
            self = .lostLeadingZero
        } else {
            return nil
        }
    }

    private static func isExponent(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var position = start
        if !bytes.skip(UInt8(ascii: "+"), at: &position) { _ = bytes.skip(UInt8(ascii: "-"), at: &position) }
        return bytes.readDigits(at: &position, most: 3) != nil && position == bytes.count
    }

    private static func isZeros(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        guard start < bytes.count else { return false }
        for index in start..<bytes.count where bytes[index] != 0x30 { return false }
        return true
    }
}
