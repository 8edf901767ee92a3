/// Whether bytes are text: UTF-8 as RFC 3629 has it (no surrogates, no overlong forms), and no NUL.
enum TextCheck {
    enum Finding: Equatable {
        case nul(at: Int)
        case invalid(at: Int)
    }

    /// The first byte in `start..<end` that is no text, or nil; `allowingNUL` leaves NUL to the caller.
    static func firstFault(in bytes: RawSpan, from start: Int, to end: Int, allowingNUL: Bool = false) -> Finding? {
        var position = start
        while position < end {
            while position &+ 32 <= end {
                let first = ByteScan.word(bytes, position)
                let second = ByteScan.word(bytes, position &+ 8)
                let third = ByteScan.word(bytes, position &+ 16)
                let fourth = ByteScan.word(bytes, position &+ 24)
                // Subtracting one sets the high bit of a zero byte; of an ASCII byte never.
                let zeros =
                    (first &- ByteScan.ones) | (second &- ByteScan.ones) | (third &- ByteScan.ones)
                    | (fourth &- ByteScan.ones)
                if (zeros | first | second | third | fourth) & ByteScan.highs != 0 { break }
                position &+= 32
            }
            // Eight bytes at a time to what stopped the run, then the one byte or sequence.
            while position &+ 8 <= end {
                let word = ByteScan.word(bytes, position)
                let found = (word | (word &- ByteScan.ones)) & ByteScan.highs
                if found != 0 {
                    position &+= ByteScan.firstIndex(found)
                    break
                }
                position &+= 8
            }
            while position < end, ByteScan.byte(bytes, position) &- 1 < 0x7F { position &+= 1 }
            while position < end, ByteScan.byte(bytes, position) &- 1 >= 0x7F {
                if ByteScan.byte(bytes, position) == 0 {
                    if !allowingNUL { return .nul(at: position) }
                    position &+= 1
                    continue
                }
                let length = sequenceLength(bytes, position, end)
                if length == 0 { return .invalid(at: position) }
                position &+= length
            }
        }
        return nil
    }

    /// Bytes of the well-formed sequence at `position`, whose first byte is not ASCII; 0 when it is malformed.
    private static func sequenceLength(_ bytes: RawSpan, _ position: Int, _ end: Int) -> Int {
        let lead = ByteScan.byte(bytes, position)
        let length: Int
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return 0
        }
        guard position + length <= end else { return 0 }
        let second = ByteScan.byte(bytes, position + 1)
        switch lead {
        case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F:
            return 0
        default: break
        }
        for index in 1..<length where ByteScan.byte(bytes, position + index) & 0xC0 != 0x80 { return 0 }
        return length
    }
}
