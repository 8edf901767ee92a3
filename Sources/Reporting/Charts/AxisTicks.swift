/// Round values for an axis: steps of {1, 2, 5} × 10^k, four to six of them over the range.
struct AxisTicks: Equatable, Sendable {
    /// The distance between two ticks.
    let step: Double
    /// The ticks, rising; the first is at or below the range, the last at or above it.
    let values: [Double]

    /// The lowest tick.
    var first: Double { values.first ?? 0 }
    /// The highest tick.
    var last: Double { values.last ?? 1 }
    /// The tick furthest from zero, without its sign.
    var largest: Double { max(first.magnitude, last.magnitude) }

    /// Ticks that cover a range. Zero is always within it: what they measure is drawn from zero.
    ///
    /// `wholeNumbers` keeps the step at 1 or more, for counts.
    init(covering range: ClosedRange<Double>, wholeNumbers: Bool = false) {
        let low = AxisTicks.usable(min(0, range.lowerBound))
        var high = AxisTicks.usable(max(0, range.upperBound))
        if high - low <= 0 { high = 1 }
        var exponent = wholeNumbers ? 0 : -12
        while high - low > AxisTicks.power(exponent) * 50 { exponent += 1 }
        let power = AxisTicks.power(exponent)
        // Within 5 × 10 × power at the latest: one of the steps up to 20 × power needs no more than five intervals.
        let steps = [1.0, 2, 5, 10, 20].map { $0 * power }
        let step = steps.first { AxisTicks.intervals(low, high, $0).count <= 5 } ?? power * 50
        self.step = step
        let intervals = AxisTicks.intervals(low, high, step)
        values = (intervals.lowerBound...intervals.upperBound).map { AxisTicks.product($0, step) }
    }

    /// The multiples of the step that enclose the range. Rounding noise of the division must not add an interval.
    private static func intervals(_ low: Double, _ high: Double, _ step: Double) -> Range<Int> {
        let first = Int((low / step + 1e-9).rounded(.down))
        return first..<max(first + 1, Int((high / step - 1e-9).rounded(.up)))
    }

    /// A power of ten to the last bit: multiplying tenths together would not give it.
    private static func power(_ exponent: Int) -> Double {
        let size = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
        return exponent < 0 ? 1 / size : size
    }

    /// Dividing by the inverse keeps 3 × 0.1 at 0.3.
    private static func product(_ index: Int, _ step: Double) -> Double {
        step < 1 ? Double(index) / (1 / step).rounded() : Double(index) * step
    }

    private static func usable(_ value: Double) -> Double {
        value.isFinite ? min(max(value, -1e15), 1e15) : 0
    }
}
