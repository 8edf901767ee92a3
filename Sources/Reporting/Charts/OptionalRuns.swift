extension Array where Element == Double? {
    /// The unbroken stretches of values, with where each begins: a line stops at a gap rather than cross it.
    func runs() -> [(start: Int, values: [Double])] {
        var runs: [(start: Int, values: [Double])] = []
        var current: [Double] = []
        for (index, value) in enumerated() {
            if let value, value.isFinite {
                current.append(value)
            } else if !current.isEmpty {
                runs.append((index - current.count, current))
                current = []
            }
        }
        if !current.isEmpty { runs.append((count - current.count, current)) }
        return runs
    }
}
