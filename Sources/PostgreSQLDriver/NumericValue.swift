/// A `numeric` of the server: base-10,000 digits with the weight of the first, a sign, and the decimals to show.
struct NumericValue {
    private var digits: [Int16] = []
    private var weight = 0
    private var isNegative = false
    private var scale = 0
    private var isFinite = true

    /// Reads the binary form.
    init(_ bytes: UnsafeRawBufferPointer) {
        func half(_ index: Int) -> Int16 {
            guard index * 2 + 2 <= bytes.count else { return 0 }
            return Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: Int16.self))
        }
        weight = Int(half(1))
        let sign = UInt16(bitPattern: half(2))
        isNegative = sign == 0x4000
        isFinite = sign == 0 || isNegative
        scale = Int(half(3))
        digits = (0..<max(0, Int(half(0)))).map { half(4 + $0) }
    }

    /// A whole number.
    init(_ integer: Int64) {
        isNegative = integer < 0
        var rest = integer.magnitude
        while rest > 0 {
            digits.insert(Int16(rest % 10_000), at: 0)
            rest /= 10_000
        }
        weight = digits.count - 1
    }

    /// The binary form.
    var bytes: [UInt8] {
        let head = [Int16(digits.count), Int16(weight), isNegative ? 0x4000 : 0, Int16(scale)]
        return (head + digits).flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }

    /// The whole part; the nearest end of the range where it does not fit, 0 for what is no number.
    var integer: Int64 {
        guard isFinite, weight >= 0 else { return 0 }
        var magnitude: UInt64 = 0
        for place in 0...weight {
            let digit = place < digits.count ? UInt64(digits[place]) : 0
            let (scaled, first) = magnitude.multipliedReportingOverflow(by: 10_000)
            let (sum, second) = scaled.addingReportingOverflow(digit)
            if first || second { return isNegative ? .min : .max }
            magnitude = sum
        }
        guard isNegative else { return Int64(clamping: magnitude) }
        return Int64(exactly: magnitude).map { -$0 } ?? .min
    }

    /// Whether it is a whole number that the server shows without decimals, such as a sum of whole numbers.
    var isWhole: Bool { isFinite && scale == 0 }

    /// The nearest floating-point number.
    var real: Double { isFinite ? Double(description) ?? 0 : .nan }

    /// The decimal digits, with as many decimals as the server shows.
    var description: String {
        guard isFinite else { return "NaN" }
        var text = isNegative ? "-" : ""
        func group(_ place: Int) -> Int { digits.indices.contains(place) ? Int(digits[place]) : 0 }
        if weight < 0 { text += "0" }
        for place in stride(from: 0, through: weight, by: 1) {
            let digits = String(group(place))
            text += place == 0 ? digits : String(repeating: "0", count: 4 - digits.count) + digits
        }
        guard scale > 0 else { return text }
        var decimals = ""
        var place = weight + 1
        // Groups of zeros between the point and the first digit are not sent.
        for _ in stride(from: -1, to: weight, by: -1) { decimals += "0000" }
        if weight < 0 { place = 0 }
        while decimals.count < scale {
            let digits = String(group(place))
            decimals += String(repeating: "0", count: 4 - digits.count) + digits
            place += 1
        }
        return text + "." + decimals.prefix(scale)
    }
}
