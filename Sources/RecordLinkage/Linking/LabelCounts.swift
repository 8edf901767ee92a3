internal import BookingModel

/// How many rows have each label.
struct LabelCounts: Sendable {
    /// The number of each row's label, in the order in which they are met.
    let ordinals: [UInt32]
    /// How many rows have it, by that number.
    let counts: [Int]

    init(_ labels: [UInt64]) {
        // An index of identifiers takes their bits for random; labels may be small numbers.
        let identifiers = labels.map { Identifier(high: $0, low: ContentHash.mix($0)) }
        var index = IdentifierIndex(minimumCapacity: labels.count / 2)
        index.insert(contentsOf: identifiers)
        ordinals = index.ordinals(of: identifiers)
        var counts = [Int](repeating: 0, count: index.count)
        for ordinal in ordinals { counts[Int(ordinal)] += 1 }
        self.counts = counts
    }

    /// How many pairs of rows have the same label.
    var pairCount: Double { counts.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 } }
}
