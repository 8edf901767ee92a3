/// Damerau-Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions, substitutions
/// and exchanges of neighbours, each of which counts once.
///
/// Bit-parallel after Hyyrö (2003), over texts of at most 64 bytes; longer ones are compared by their first 64.
struct EditDistance {
    /// Where each byte stands in the first text, a bit a position.
    private var positions = [UInt64](repeating: 0, count: 256)

    /// How many edits lie between two texts.
    mutating func between(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Int {
        let length = min(first.count, 64)
        let other = min(second.count, 64)
        guard length > 0, other > 0 else { return max(length, other) }
        for index in 0..<length { positions[Int(first[index])] |= 1 << UInt64(index) }
        var score = length
        var vertical: UInt64 = ~0
        var negative: UInt64 = 0
        var diagonal: UInt64 = 0
        var previous: UInt64 = 0
        let last: UInt64 = 1 << UInt64(length - 1)
        for index in 0..<other {
            let match = positions[Int(second[index])]
            let exchange = (((~diagonal) & match) << 1) & previous
            diagonal = (((match & vertical) &+ vertical) ^ vertical) | match | negative | exchange
            var positive = negative | ~(diagonal | vertical)
            var minus = diagonal & vertical
            if positive & last != 0 { score += 1 }
            if minus & last != 0 { score -= 1 }
            positive = (positive << 1) | 1
            minus <<= 1
            vertical = minus | ~(diagonal | positive)
            negative = positive & diagonal
            previous = match
        }
        for index in 0..<length { positions[Int(first[index])] = 0 }
        return score
    }
}
