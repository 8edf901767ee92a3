/// What one amount proves about the decimal mark of its column.
enum AmountEvidence: Equatable {
    /// This is the decimal mark.
    case mark(DecimalMark)
    /// `1.234` or `1,234`: one or the other.
    case undecided
    /// `12`, or no amount.
    case nothing

    init(_ bytes: Span<UInt8>) {
        var points = 0
        var commas = 0
        var last: DecimalMark?
        var digitsBefore = 0
        var digitsAfter = 0
        var startsWithZero = false
        for index in bytes.indices {
            let byte = bytes[index]
            if byte &- 0x30 < 10 {
                if last == nil {
                    if digitsBefore == 0 { startsWithZero = byte == 0x30 }
                    digitsBefore += 1
                } else {
                    digitsAfter += 1
                }
            } else if let mark = DecimalMark(rawValue: byte), digitsBefore > 0, bytes[index - 1] &- 0x30 < 10 {
                // Those behind words, as in “inkl. MwSt.”, are none.
                if mark == .point { points += 1 } else { commas += 1 }
                last = mark
                digitsAfter = 0
            }
        }
        guard let last, digitsAfter > 0 else {
            self = .nothing
            return
        }
        if points > 0, commas > 0 {
            self = .mark(last)
        } else if points + commas > 1 {
            self = .mark(last.other)
        } else if digitsAfter != 3 || startsWithZero || digitsBefore > 3 {
            self = .mark(last)
        } else {
            self = .undecided
        }
    }
}
