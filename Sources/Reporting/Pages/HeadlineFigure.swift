/// A figure at the head of a page, with what it is compared with.
public struct HeadlineFigure: Sendable {
    /// What it is: `Net revenue`.
    public var label: String
    /// The value as it is read: `£1,234,567`.
    public var value: String
    /// What the value covers: `October 2024`, `all time`.
    public var detail: String
    /// Against the previous equal period, and against the same period a year before.
    public var comparisons: [FigureComparison]

    /// A headline figure.
    public init(label: String, value: String, detail: String, comparisons: [FigureComparison] = []) {
        self.label = label
        self.value = value
        self.detail = detail
        self.comparisons = comparisons
    }
}

/// How a figure stands against the same figure of another, finished period: an arrow, a sign and a word, never a
/// colour alone.
public struct FigureComparison: Sendable, Equatable {
    /// Which way the figure moved.
    public enum Direction: String, Sendable {
        /// It rose, fell, stayed, or there is nothing to compare it with.
        case up, down, same, none
    }

    /// Which way is good.
    public enum Preference: Sendable {
        /// Higher is better, lower is better, or neither.
        case higher, lower, neither
    }

    /// In what a change is counted.
    public enum Measure: Sendable {
        /// In per cent of the earlier figure.
        case relative
        /// In percentage points: for figures that are shares between 0 and 1.
        case points
    }

    /// Which way the figure moved.
    public let direction: Direction
    /// `▲`, `▼`, `=` or nothing.
    public let arrow: String
    /// `+12.3 %`, or `n/a`.
    public let change: String
    /// `up from £1,234 in July to September 2024`.
    public let words: String
    /// `good`, `bad` or `neutral`: the class that colours the change.
    public let tone: String

    /// Compares a value with that of another period.
    ///
    /// - Parameters:
    ///   - base: the earlier value; nil, or zero for a relative change, makes the comparison `n/a`.
    ///   - period: the period of the earlier value, as it stands after `in`.
    ///   - baseText: the earlier value as it is read.
    public init(
        _ value: Double?, with base: Double?, of period: String, baseText: String, measure: Measure = .relative,
        better: Preference = .higher
    ) {
        let usable = measure == .points ? base : base.flatMap { $0 == 0 ? nil : $0 }
        guard let value, value.isFinite, let usable, usable.isFinite else {
            direction = .none
            arrow = ""
            change = "n/a"
            words = base == 0 ? "nothing in \(period) to compare with" : "no figure for \(period)"
            tone = "neutral"
            return
        }
        let difference = measure == .points ? (value - usable) * 100 : (value - usable) / usable.magnitude * 100
        let digits = EnglishText.decimal(difference.magnitude, digits: 1)
        let moved = digits != "0.0"
        direction = moved ? (difference > 0 ? .up : .down) : .same
        arrow = moved ? (difference > 0 ? "▲" : "▼") : "="
        let sign = moved ? (difference > 0 ? "+" : "−") : "±"
        change = sign + digits + (measure == .points ? " points" : "\u{202F}%")
        let word = moved ? (difference > 0 ? "up from" : "down from") : "as good as unchanged from"
        words = "\(value == usable ? "unchanged from" : word) \(baseText) in \(period)"
        switch (better, direction) {
        case (.higher, .up), (.lower, .down): tone = "good"
        case (.higher, .down), (.lower, .up): tone = "bad"
        default: tone = "neutral"
        }
    }
}
