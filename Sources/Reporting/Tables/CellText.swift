import BookingModel

/// Dates and identifiers written straight into bytes.
enum CellText {
    /// `2024-03-04`
    static func append(_ day: LocalDay, to bytes: inout [UInt8]) {
        let (year, month, dayOfMonth) = day.civil
        DecimalText.append(UInt64(clamping: year), minimumDigits: 4, to: &bytes)
        bytes.append(0x2D)
        DecimalText.append(UInt64(month), minimumDigits: 2, to: &bytes)
        bytes.append(0x2D)
        DecimalText.append(UInt64(dayOfMonth), minimumDigits: 2, to: &bytes)
    }

    /// The canonical 36 characters.
    static func append(_ identifier: Identifier, to bytes: inout [UInt8]) {
        for position in 0..<32 {
            if position == 8 || position == 12 || position == 16 || position == 20 { bytes.append(0x2D) }
            let half = position < 16 ? identifier.high : identifier.low
            let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - position % 16 * 4)) & 0xF
            bytes.append(digit < 10 ? digit + 0x30 : digit + 0x57)
        }
    }
}
