internal import BookingModel

/// What lies within each connected component of two records and more: its records and its scored pairs, one component
/// behind the other.
struct ComponentParts: Sendable {
    /// A scored pair of two records of a component, as places among its records.
    struct Edge: BitwiseCopyable, Sendable {
        let first: Int32
        let second: Int32
        let score: Float
    }

    /// Odds below this many bits say no more than that two records are strangers.
    private static let faintest: Float = -8

    private var records: [UInt32]
    private var recordStarts: [Int] = [0]
    private var edges: [Edge]
    private var edgeStarts: [Int]

    /// How many components there are.
    var count: Int { recordStarts.count - 1 }

    /// The components, in the order of their roots. `scores` are the pairs' odds, in bits.
    init(_ components: inout Components, _ pairs: [UInt64], _ scores: [Float]) {
        let roots = components.roots()
        var sizes = [UInt32](onHugePages: 0, count: roots.count)
        for root in roots { sizes[Int(root)] += 1 }
        // The number of each root's component; of a record by itself there is none.
        var numbers = [Int32](onHugePages: -1, count: roots.count)
        for root in sizes.indices where sizes[root] > 1 {
            numbers[root] = Int32(recordStarts.count - 1)
            recordStarts.append(recordStarts[recordStarts.count - 1] + Int(sizes[root]))
        }
        records = [UInt32](onHugePages: 0, count: recordStarts[recordStarts.count - 1])
        // Each record's place in its component: they are met ascending.
        var places = [Int32](onHugePages: 0, count: roots.count)
        var next = recordStarts
        for (record, root) in roots.enumerated() where numbers[Int(root)] >= 0 {
            let number = Int(numbers[Int(root)])
            places[record] = Int32(next[number] - recordStarts[number])
            records[next[number]] = UInt32(record)
            next[number] += 1
        }
        // The component of each pair that lies within one and says something.
        let componentOf = [Int32](sideBySide: pairs.count) { [numbers] index in
            guard scores[index] > ComponentParts.faintest else { return -1 }
            let root = roots[Int(pairs[index] >> 32)]
            return root == roots[Int(pairs[index] & 0xFFFF_FFFF)] ? numbers[Int(root)] : -1
        }
        edgeStarts = [Int](onHugePages: 0, count: recordStarts.count)
        for number in componentOf where number >= 0 { edgeStarts[Int(number) + 1] += 1 }
        for number in edgeStarts.indices.dropFirst() { edgeStarts[number] += edgeStarts[number - 1] }
        // Where each edge goes, and then which pair comes to each place: those are looked up side by side.
        var order = [UInt32](onHugePages: 0, count: edgeStarts[edgeStarts.count - 1])
        next = edgeStarts
        for (index, number) in componentOf.enumerated() where number >= 0 {
            order[next[Int(number)]] = UInt32(index)
            next[Int(number)] += 1
        }
        edges = [Edge](sideBySide: order.count) { [places, order] place in
            let index = Int(order[place])
            let pair = pairs[index]
            return Edge(
                first: places[Int(pair >> 32)], second: places[Int(pair & 0xFFFF_FFFF)], score: scores[index])
        }
    }

    /// The records of a component, ascending.
    func records(of part: Int) -> ArraySlice<UInt32> { records[recordStarts[part]..<recordStarts[part + 1]] }

    /// The scored pairs of a component, in the order of all pairs, as places among its records.
    func edges(of part: Int) -> ArraySlice<Edge> { edges[edgeStarts[part]..<edgeStarts[part + 1]] }
}
