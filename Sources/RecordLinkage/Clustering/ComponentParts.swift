internal import BookingModel

/// What lies within each connected component of two records and more: its records and its scored pairs, one component
/// behind the other.
struct ComponentParts: Sendable {
    typealias Edge = (first: Int32, second: Int32, score: Float)

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
        func number(of pair: UInt64, _ score: Float) -> Int? {
            guard score > ComponentParts.faintest else { return nil }
            let root = roots[Int(pair >> 32)]
            return root == roots[Int(pair & 0xFFFF_FFFF)] ? Int(numbers[Int(root)]) : nil
        }
        edgeStarts = [Int](onHugePages: 0, count: recordStarts.count)
        for (pair, score) in zip(pairs, scores) {
            if let number = number(of: pair, score) { edgeStarts[number + 1] += 1 }
        }
        for number in edgeStarts.indices.dropFirst() { edgeStarts[number] += edgeStarts[number - 1] }
        edges = [Edge](onHugePages: (0, 0, 0), count: edgeStarts[edgeStarts.count - 1])
        next = edgeStarts
        for (pair, score) in zip(pairs, scores) {
            guard let number = number(of: pair, score) else { continue }
            edges[next[number]] = (places[Int(pair >> 32)], places[Int(pair & 0xFFFF_FFFF)], score)
            next[number] += 1
        }
    }

    /// The records of a component, ascending.
    func records(of part: Int) -> ArraySlice<UInt32> { records[recordStarts[part]..<recordStarts[part + 1]] }

    /// The scored pairs of a component, in the order of all pairs, as places among its records.
    func edges(of part: Int) -> ArraySlice<Edge> { edges[edgeStarts[part]..<edgeStarts[part + 1]] }
}
