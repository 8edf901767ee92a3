import BookingModel

/// Amounts counted in bins of equal, round width, with bins of their own for what is negative, zero, or in the tail.
struct HistogramBins: Sendable, Equatable {
    /// One bin and how many amounts fell into it.
    struct Bin: Sendable, Equatable {
        /// Which amounts it holds, in words: `£0.01 to £49.99`, `£500 and over`.
        let name: String
        /// Its lower edge, short, for the axis; or what is special about it.
        let label: String
        /// The number of amounts.
        var count: Int
        /// Whether it stands apart from the scale: negative, zero or the tail.
        let isApart: Bool
    }

    /// The bins, lowest first. Bins of nothing apart from the scale are left out.
    let bins: [Bin]

    /// Counts amounts of minor units; the scale ends at the first round edge past 95 in 100 of the positive ones.
    init(of amounts: [Int64], currency: CurrencyCode) {
        let positive = amounts.filter { $0 > 0 }.sorted()
        var bins: [Bin] = []
        let negative = amounts.count { $0 < 0 }
        if negative > 0 { bins.append(Bin(name: "Below zero", label: "< 0", count: negative, isApart: true)) }
        let zero = amounts.count { $0 == 0 }
        if zero > 0 { bins.append(Bin(name: "Exactly zero", label: "0", count: zero, isApart: true)) }
        guard let largest = positive.last else {
            self.bins = bins
            return
        }
        let reach = Double(positive[min(positive.count - 1, positive.count * 95 / 100)])
        let step = HistogramBins.step(reach)
        let count = Int64((reach / Double(step)).rounded(.down)) + 1
        var counts = [Int](repeating: 0, count: Int(count))
        var tail = 0
        for amount in positive {
            // The bins are (lower, upper], so that a round price falls into the bin that ends with it.
            let bin = (amount - 1) / step
            if bin < count { counts[Int(bin)] += 1 } else { tail += 1 }
        }
        for (index, number) in counts.enumerated() {
            let upper = Int64(index + 1) * step
            let lower = EnglishText.roundedOrFull(Int64(index) * step, currency)
            let name = "over \(lower), up to \(EnglishText.roundedOrFull(upper, currency))"
            let label = EnglishText.shortMoney(Double(upper), step: Double(step), currency)
            bins.append(Bin(name: name, label: label, count: number, isApart: false))
        }
        if largest > count * step {
            let edge = EnglishText.roundedOrFull(count * step, currency)
            bins.append(Bin(name: "over \(edge)", label: "more", count: tail, isApart: true))
        }
        self.bins = bins
    }

    /// The round width that makes ten to twenty bins, or as many as there are minor units.
    private static func step(_ reach: Double) -> Int64 {
        var power = 1.0
        while reach / (power * 10) > 20 { power *= 10 }
        for factor in [1.0, 2, 5, 10] where reach / (power * factor) <= 20 { return Int64(power * factor) }
        return Int64(power * 10)
    }
}
