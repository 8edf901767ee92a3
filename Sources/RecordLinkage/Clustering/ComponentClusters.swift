/// Puts the records of one connected component into clusters, by average linkage over the log odds of all pairs: the
/// two clusters whose records on average are most likely one person are joined first, as long as that average is for a
/// match. A chain a–b–c falls apart where a and c contradict each other.
struct ComponentClusters {
    /// Bits beyond which a pair's odds count no more: one overwhelming pair must not outvote all others.
    static let strongest: Float = 12
    static let weakest: Float = -12
    /// How many pairs of two clusters are looked at to judge them.
    private static let mostPairs = 144

    private struct Link {
        /// Exact for the sums of so few numbers, so that their order is none of its business.
        var sum: Double
        var count: Int32
        var isComplete: Bool
        var average: Float { Float(sum / Double(count)) }
    }

    private struct Step: Comparable {
        var average: Float
        var first: Int32
        var second: Int32
        /// The greatest average first; then by number, which follows from the contents.
        static func < (left: Step, right: Step) -> Bool {
            left.average != right.average
                ? left.average < right.average : (left.first, left.second) > (right.first, right.second)
        }
    }

    private var members: [[UInt32]]
    private var links: [[Int32: Link]]
    private var heap: [Step] = []
    private var bars = Bars()
    /// Bits that the average must exceed for two clusters to be joined.
    private let least: Float
    private let score: ([UInt64]) -> [Float]

    /// - Parameters:
    ///   - records: the component's records, ascending.
    ///   - edges: the pairs scored so far, as positions in `records`.
    ///   - least: bits that the average must exceed for two clusters to be joined.
    ///   - score: the log odds of pairs, the lesser record in the upper half.
    init(
        records: [UInt32], edges: some Sequence<ComponentParts.Edge>, least: Float = 0,
        score: @escaping ([UInt64]) -> [Float]
    ) {
        members = records.map { [$0] }
        links = [[Int32: Link]](repeating: [:], count: records.count)
        self.least = least
        self.score = score
        for edge in edges {
            let link = Link(sum: Double(Self.clamped(edge.score)), count: 1, isComplete: true)
            links[Int(edge.first)][edge.second] = link
            links[Int(edge.second)][edge.first] = link
            if link.average > least { push(Step(average: link.average, first: edge.first, second: edge.second)) }
        }
    }

    /// Holds to what people have decided, by positions in `records`: called before `run`.
    ///
    /// - Parameters:
    ///   - groups: what is one from the start.
    ///   - apart: what is never joined, directly or by way of others.
    mutating func decide(together groups: [[Int32]], apart: [(first: Int32, second: Int32)]) {
        for pair in apart { bars.insert(UInt32(pair.first), UInt32(pair.second)) }
        for group in groups {
            var kept = group[0]
            for next in group.dropFirst() { kept = merge(kept, next) }
        }
    }

    static func clamped(_ score: Float) -> Float { min(strongest, max(weakest, score)) }

    /// The clusters: records, each list ascending.
    mutating func run() -> [[UInt32]] {
        while let step = pop() {
            guard var link = links[Int(step.first)][step.second], link.average == step.average else { continue }
            guard bars.isEmpty || !bars.contains(UInt32(step.first), UInt32(step.second)) else { continue }
            if !link.isComplete {
                link = completed(step.first, step.second)
                links[Int(step.first)][step.second] = link
                links[Int(step.second)][step.first] = link
                if link.average > least {
                    push(Step(average: link.average, first: step.first, second: step.second))
                }
                continue
            }
            _ = merge(step.first, step.second)
        }
        return members.filter { !$0.isEmpty }.map { $0.sorted() }
    }

    /// The link of two clusters over their pairs.
    private func completed(_ first: Int32, _ second: Int32) -> Link {
        let pairs = Self.pairs(members[Int(first)], members[Int(second)])
        let sum = score(pairs).reduce(0) { $0 + Double(Self.clamped($1)) }
        return Link(sum: sum, count: Int32(pairs.count), isComplete: true)
    }

    /// The pairs of two clusters' members, or an even choice of them where they are many.
    static func pairs(_ one: [UInt32], _ two: [UInt32]) -> [UInt64] {
        let most = 12
        var pairs: [UInt64] = []
        let some = one.count * two.count > Self.mostPairs
        let step1 = some ? max(1, one.count / most) : 1
        let step2 = some ? max(1, two.count / most) : 1
        for index in stride(from: 0, to: one.count, by: step1) {
            for other in stride(from: 0, to: two.count, by: step2) {
                let (first, second) = (min(one[index], two[other]), max(one[index], two[other]))
                pairs.append(UInt64(first) << 32 | UInt64(second))
            }
        }
        return pairs
    }

    /// Joins two clusters into the greater of them, whose position is given back.
    private mutating func merge(_ first: Int32, _ second: Int32) -> Int32 {
        let (keep, gone) = members[Int(first)].count >= members[Int(second)].count ? (first, second) : (second, first)
        links[Int(keep)][gone] = nil
        links[Int(gone)][keep] = nil
        members[Int(keep)] += members[Int(gone)]
        members[Int(gone)] = []
        bars.merge(UInt32(gone), into: UInt32(keep))
        let moved = links[Int(gone)]
        links[Int(gone)] = [:]
        var touched = Set(links[Int(keep)].keys)
        for (other, link) in moved {
            links[Int(other)][gone] = nil
            touched.insert(other)
            guard let own = links[Int(keep)][other] else {
                var link = link
                link.isComplete = false
                links[Int(keep)][other] = link
                continue
            }
            // Where both are complete their pairs together are all pairs there are.
            links[Int(keep)][other] = Link(
                sum: own.sum + link.sum, count: own.count + link.count, isComplete: own.isComplete && link.isComplete)
        }
        for other in touched.sorted() {
            guard var link = links[Int(keep)][other] else { continue }
            if moved[other] == nil { link.isComplete = false }
            links[Int(keep)][other] = link
            links[Int(other)][keep] = link
            if link.average > least {
                push(Step(average: link.average, first: min(keep, other), second: max(keep, other)))
            }
        }
        return keep
    }

    private mutating func push(_ step: Step) {
        heap.append(step)
        var index = heap.count - 1
        while index > 0, heap[(index - 1) / 2] < heap[index] {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    private mutating func pop() -> Step? {
        guard let top = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return top }
        heap[0] = last
        var index = 0
        while true {
            var greatest = index
            for child in [2 * index + 1, 2 * index + 2] where child < heap.count && heap[greatest] < heap[child] {
                greatest = child
            }
            if greatest == index { return top }
            heap.swapAt(index, greatest)
            index = greatest
        }
    }
}
