internal import BookingModel

/// Connected components, by union-find with path halving.
struct Components: Sendable {
    private var parent: [UInt32]

    var count: Int { parent.count }

    init(count: Int) { parent = [UInt32](sideBySide: count) { UInt32($0) } }

    mutating func find(_ record: UInt32) -> UInt32 {
        var record = record
        while parent[Int(record)] != record {
            parent[Int(record)] = parent[Int(parent[Int(record)])]
            record = parent[Int(record)]
        }
        return record
    }

    /// The root of each record: the least one of its component.
    mutating func roots() -> [UInt32] { (0..<UInt32(count)).map { find($0) } }

    /// Joins two records; the lesser root stays.
    mutating func join(_ first: UInt32, _ second: UInt32) {
        let (one, two) = (find(first), find(second))
        if one < two { parent[Int(two)] = one } else if two < one { parent[Int(one)] = two }
    }
}
