/// Shares that add up to one exactly (Hamilton's method).
enum LargestRemainder {
    /// The shares of `parts` in their sum, in ten-thousandths, adding up to 10,000; a tie goes to the earlier part.
    /// Nil where the sum is not positive.
    static func shares(_ parts: [Int64]) -> [Int64]? {
        let total = parts.reduce(0, +)
        guard total > 0 else { return nil }
        var shares: [Int64] = []
        var remainders: [(remainder: Int128, index: Int)] = []
        for (index, part) in parts.enumerated() {
            let scaled = Int128(part) * 10_000
            let whole = Int128(total)
            let rounded = scaled / whole - (scaled % whole < 0 ? 1 : 0)
            shares.append(Int64(rounded))
            remainders.append((scaled - rounded * whole, index))
        }
        remainders.sort { $0.remainder != $1.remainder ? $0.remainder > $1.remainder : $0.index < $1.index }
        let missing = 10_000 - shares.reduce(0, +)
        for entry in remainders.prefix(Int(missing)) { shares[entry.index] += 1 }
        return shares
    }

    /// The shares as rates.
    static func rates(_ parts: [Int64]) -> [Rate?] {
        guard let shares = shares(parts) else { return parts.map { _ in nil } }
        return shares.map { Rate(tenBillionths: $0 * 1_000_000) }
    }
}
