/// Decimal numbers written straight into bytes: a customer table holds millions of them.
enum DecimalText {
    /// Appends a whole number.
    static func append(_ number: Int64, to bytes: inout [UInt8]) {
        if number < 0 { bytes.append(0x2D) }
        append(number.magnitude, minimumDigits: 1, to: &bytes)
    }

    /// Appends `number / 10^decimals`; `trimmed` leaves out trailing zeros, and the separator where nothing follows it.
    static func appendFixed(
        _ number: Int64, decimals: Int, trimmed: Bool = false, separator: UInt8, to bytes: inout [UInt8]
    ) {
        guard decimals > 0 else { return append(number, to: &bytes) }
        if number < 0 { bytes.append(0x2D) }
        var scale: UInt64 = 1
        for _ in 0..<decimals { scale *= 10 }
        let (whole, fraction) = number.magnitude.quotientAndRemainder(dividingBy: scale)
        append(whole, minimumDigits: 1, to: &bytes)
        if trimmed, fraction == 0 { return }
        bytes.append(separator)
        append(fraction, minimumDigits: decimals, to: &bytes)
        if trimmed { while bytes.last == 0x30 { bytes.removeLast() } }
    }

    /// Appends the digits of a number, with zeros in front up to `minimumDigits`.
    static func append(_ number: UInt64, minimumDigits: Int, to bytes: inout [UInt8]) {
        var rest = number
        var digits = 0
        // The last sixteen digits, four bits each: the last digit is found first and written last.
        var packed: UInt64 = 0
        while digits < 16, rest > 0 || digits < minimumDigits {
            packed |= (rest % 10) << UInt64(4 * digits)
            rest /= 10
            digits += 1
        }
        if rest > 0 || digits < minimumDigits { append(rest, minimumDigits: minimumDigits - digits, to: &bytes) }
        while digits > 0 {
            digits -= 1
            bytes.append((UInt8(truncatingIfNeeded: packed >> UInt64(4 * digits)) & 0xF) + 0x30)
        }
    }
}
