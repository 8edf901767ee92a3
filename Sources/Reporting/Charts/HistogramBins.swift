import BookingModel

/// The bins of a histogram in words: those of the scale, and those apart from it for what is negative, zero or in the
/// tail.
struct HistogramBins: Sendable, Equatable {
    /// A bin and how many amounts fell into it.
    struct Bin: Sendable, Equatable {
        /// Which amounts it holds: `from £50, below £100`, `£500 and over`.
        let name: String
        /// Its lower edge for the axis, or what sets it apart.
        let label: String
        /// The number of amounts.
        let count: Int
        /// Whether it stands apart from the scale: negative, zero or the tail.
        let isApart: Bool
    }

    /// The bins, lowest first.
    let bins: [Bin]

    /// The bins as they were counted.
    init(_ bins: [CustomerValueFigures.HistogramBin], _ currency: CurrencyCode) {
        let largest = bins.lazy.compactMap(\.lower).max() ?? 1
        let step = bins.lazy.compactMap { bin in bin.lower.flatMap { low in bin.upper.map { $0 - low } } }.max() ?? 1
        self.bins = bins.map { bin in
            let count = Int(bin.count)
            if bin.isZero { return Bin(name: "exactly zero", label: "0", count: count, isApart: true) }
            guard let lower = bin.lower else {
                return Bin(name: "below zero", label: "< 0", count: count, isApart: true)
            }
            let low = EnglishText.roundedOrFull(lower, currency)
            guard let upper = bin.upper else {
                return Bin(name: "\(low) and over", label: low + " +", count: count, isApart: true)
            }
            // The first bin begins just above zero; its edge on the axis is zero all the same.
            let edge = lower <= 1 ? 0 : Double(lower)
            return Bin(
                name: "from \(low), below \(EnglishText.roundedOrFull(upper, currency))",
                label: EnglishText.shortMoney(edge, step: Double(step), largest: Double(largest), currency),
                count: count, isApart: false)
        }
    }
}
