/// Jaro's similarity with Winkler's bonus for a common beginning (Winkler 1990): 1 for equal texts, 0 for nothing alike.
enum JaroWinkler {
    /// The similarity of two texts, of which the first 64 bytes are looked at.
    static func similarity(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Double {
        let length = min(first.count, 64)
        let other = min(second.count, 64)
        guard length > 0, other > 0 else { return length == other ? 1 : 0 }
        let window = max(0, max(length, other) / 2 - 1)
        var taken: UInt64 = 0
        var matched: UInt64 = 0
        var common = 0
        for index in 0..<length {
            var candidate = max(0, index - window)
            let end = min(other, index + window + 1)
            while candidate < end {
                if taken & (1 << UInt64(candidate)) == 0, first[index] == second[candidate] {
                    taken |= 1 << UInt64(candidate)
                    matched |= 1 << UInt64(index)
                    common += 1
                    break
                }
                candidate += 1
            }
        }
        guard common > 0 else { return 0 }
        var exchanged = 0
        var rest = taken
        for index in 0..<length where matched & (1 << UInt64(index)) != 0 {
            let candidate = rest.trailingZeroBitCount
            rest &= rest - 1
            if first[index] != second[candidate] { exchanged += 1 }
        }
        let share = Double(common)
        let jaro =
            (share / Double(length) + share / Double(other) + (share - Double(exchanged) / 2) / share) / 3
        var prefix = 0
        while prefix < min(4, length, other), first[prefix] == second[prefix] { prefix += 1 }
        return jaro + Double(prefix) * 0.1 * (1 - jaro)
    }
}
