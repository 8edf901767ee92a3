/// The digits of a telephone number as typed, with at most 20 of them packed into one word: no allocation.
struct PhoneDigits {
    /// Four bits a digit, the first digit highest; `count` digits in the low bits.
    private var high: UInt64 = 0
    private var low: UInt64 = 0
    private(set) var count = 0
    /// Whether a plus stands before the first digit.
    private(set) var hasPlus = false

    /// Reads ASCII text up to an extension; nil where there are no digits, too many, or scientific notation.
    init?(_ text: Span<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte &- 0x30 < 10 {
                if count == 20 { return nil }
                append(byte &- 0x30)
            } else if byte == 0x2E, count >= 7, PhoneDigits.isDecimalZero(text, at: index) {
                break
            } else if byte == 0x2B {
                // A second plus begins a second number.
                if count > 0 { break }
                hasPlus = true
            } else if byte == 0x28, index + 2 < text.count, text[index + 1] == 0x30, text[index + 2] == 0x29, count > 0
            {
                // "(0)" after a calling code is the trunk prefix, written for callers from home.
                index += 2
            } else if byte | 0x20 == 0x65, PhoneDigits.isExponent(text, at: index) {
                return nil
            } else if PhoneDigits.beginsExtension(byte), count >= 5 {
                break
            }
            index += 1
        }
        guard count > 0 else { return nil }
    }

    /// `4.47701E+11`, `447E9`: digits before, digits after.
    private static func isExponent(_ text: Span<UInt8>, at index: Int) -> Bool {
        guard index > 0, text[index - 1] &- 0x30 < 10 || text[index - 1] == 0x2E else { return false }
        var next = index + 1
        if next < text.count, text[next] == 0x2B || text[next] == 0x2D { next += 1 }
        return next < text.count && text[next] &- 0x30 < 10
    }

    /// `447700900123.0`: a spreadsheet's idea of a whole number.
    private static func isDecimalZero(_ text: Span<UInt8>, at index: Int) -> Bool {
        index + 2 == text.count && text[index + 1] == 0x30
    }

    /// `x`, `ext`, `#`, `;`, and a slash or comma before a second number. Any other letter ends the number as well.
    private static func beginsExtension(_ byte: UInt8) -> Bool {
        byte == 0x23 || byte == 0x3B || byte == 0x2C || (byte | 0x20) &- 0x61 < 26
    }

    private mutating func append(_ digit: UInt8) {
        high = high << 4 | low >> 60
        low = low << 4 | UInt64(digit)
        count += 1
    }

    /// The digit at a place from the front.
    private func digit(_ index: Int) -> Int {
        let place = count - 1 - index
        return Int(truncatingIfNeeded: place < 16 ? low >> UInt64(place * 4) : high >> UInt64((place - 16) * 4)) & 15
    }

    mutating func dropFirst(_ dropped: Int) {
        count -= min(dropped, count)
        if count <= 16 {
            high = 0
            low = count == 16 ? low : low & (1 << UInt64(count * 4) - 1)
        } else {
            high &= 1 << UInt64((count - 16) * 4) - 1
        }
    }

    func starts(with digits: Int...) -> Bool { starts(with: digits) }

    func starts(with text: Substring.UTF8View) -> Bool { starts(with: text.map { Int($0) - 0x30 }) }

    func starts(with text: String.UTF8View) -> Bool {
        guard count >= text.count else { return false }
        var index = 0
        for byte in text {
            guard digit(index) == Int(byte) - 0x30 else { return false }
            index += 1
        }
        return true
    }

    private func starts(with digits: [Int]) -> Bool {
        count >= digits.count && digits.indices.allSatisfy { digit($0) == digits[$0] }
    }

    /// The trunk prefix goes where what is left is long enough to be a number.
    mutating func dropTrunkPrefix(of plan: NumberingPlan) {
        for prefix in plan.trunkPrefixes where starts(with: prefix.utf8) {
            let rest = count - prefix.utf8.count
            // A number may itself begin with 1 or 8: there the prefix is one only where the whole is too long.
            let isPrefix = prefix.utf8.first == 0x30 ? rest >= plan.lengths.lowerBound : count > plan.lengths.upperBound
            guard isPrefix else { continue }
            dropFirst(prefix.utf8.count)
            return
        }
    }

    func append(to bytes: inout [UInt8]) {
        for index in 0..<count { bytes.append(0x30 + UInt8(digit(index))) }
    }

    /// The length of the calling code at the front, by the zones of E.164: 1 and 7 stand alone, some have two digits.
    var callingCodeLength: Int {
        guard count > 3 else { return 0 }
        switch digit(0) {
        case 0: return 0
        case 1, 7: return 1
        default:
            switch digit(0) * 10 + digit(1) {
            case 20, 27, 30...34, 36, 39, 40, 41, 43...49, 51...58, 60...66, 81, 82, 84, 86, 90...95, 98: return 2
            case 28, 83, 89: return 0
            default: return 3
            }
        }
    }

    /// The calling code at the front, or nil where there is none.
    var callingCode: Int? {
        let length = callingCodeLength
        return length == 0 ? nil : (0..<length).reduce(0) { $0 * 10 + digit($1) }
    }
}
