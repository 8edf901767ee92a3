/// Labels moved apart: each as near to where it belongs as the others allow.
enum LabelPlacement {
    /// Positions at least `gap` apart and within `bounds` where there is room, in the order of `wanted`.
    static func spread(_ wanted: [Double], gap: Double, within bounds: ClosedRange<Double>) -> [Double] {
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        var placed = wanted
        var floor = bounds.lowerBound
        for index in order {
            placed[index] = max(wanted[index], floor)
            floor = placed[index] + gap
        }
        var ceiling = bounds.upperBound
        for index in order.reversed() {
            placed[index] = min(placed[index], ceiling)
            ceiling = placed[index] - gap
        }
        return placed
    }
}
