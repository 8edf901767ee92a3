/// The rows that constraints name, which of them are one by them, and which never are.
struct DecidedRows {
    /// The rows, ascending.
    let named: [Int]
    /// The groups of rows that are one, by positions in `named`.
    private(set) var groups: Components
    /// Which of the groups are apart, by their roots.
    private(set) var bars = Bars()
    /// Pairs that are apart, by positions in `named`.
    private(set) var apart: [(Int, Int)] = []
    /// The group of each position, as people have said it.
    private(set) var firmGroup: [UInt32] = []

    init(_ constraints: LinkConstraints, rowCount: Int) {
        func isSaid(_ pair: (Int, Int)) -> Bool {
            pair.0 != pair.1 && min(pair.0, pair.1) >= 0 && max(pair.0, pair.1) < rowCount
        }
        func key(_ pair: (Int, Int)) -> UInt64 { UInt64(min(pair.0, pair.1)) << 32 | UInt64(max(pair.0, pair.1)) }
        let parted = constraints.apart.filter(isSaid)
        let refused = Set(parted.map(key))
        let joined = constraints.together.filter { isSaid($0) && !refused.contains(key($0)) }
        named = Set((parted + joined).flatMap { [$0.0, $0.1] }).sorted()
        var position: [Int: Int] = [:]
        for (index, row) in named.enumerated() { position[row] = index }
        groups = Components(count: named.count)
        for pair in joined {
            guard let first = position[pair.0], let second = position[pair.1] else { continue }
            groups.join(UInt32(first), UInt32(second))
        }
        for index in named.indices { firmGroup.append(groups.find(UInt32(index))) }
        for pair in parted {
            guard let first = position[pair.0], let second = position[pair.1] else { continue }
            apart.append((first, second))
            bars.insert(firmGroup[first], firmGroup[second])
        }
    }

    /// Joins two groups by their roots.
    static func join(_ first: UInt32, _ second: UInt32, _ groups: inout Components, _ bars: inout Bars) {
        groups.join(first, second)
        let kept = groups.find(first)
        for root in [first, second] where root != kept { bars.merge(root, into: kept) }
    }
}
