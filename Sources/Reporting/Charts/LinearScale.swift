/// From values to coordinates along one axis.
struct LinearScale: Sendable {
    private let domain: ClosedRange<Double>
    private let start: Double
    private let end: Double

    /// The scale that puts the lower end of `domain` at `start` and the upper one at `end`.
    init(domain: ClosedRange<Double>, from start: Double, to end: Double) {
        self.domain = domain
        self.start = start
        self.end = end
    }

    /// Where a value lies; the start for what is no number, the ends for what is beyond them.
    func callAsFunction(_ value: Double) -> Double {
        let span = domain.upperBound - domain.lowerBound
        guard value.isFinite, span > 0 else { return start }
        let within = min(max(value, domain.lowerBound), domain.upperBound)
        return start + (within - domain.lowerBound) / span * (end - start)
    }
}
