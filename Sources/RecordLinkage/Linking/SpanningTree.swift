/// The maximum spanning tree of a few nodes, by Prim's algorithm: the pairs that hold a cluster together.
struct SpanningTree {
    /// One of its edges: positions among the nodes.
    struct Edge {
        let first: Int
        let second: Int
        let score: Float
    }

    /// The edges, in the order in which they were found; each joins a node that was not reached before as its second.
    private(set) var edges: [Edge] = []

    /// - Parameters:
    ///   - count: how many nodes there are.
    ///   - scores: the scores of a node with others, by positions; asked for once for each node.
    init(count: Int, scores: (_ node: Int, _ others: [Int]) -> [Float]) {
        guard count > 1 else { return }
        var left = Array(1..<count)
        var best = [(from: Int, score: Float)](repeating: (0, -.infinity), count: count)
        var last = 0
        while !left.isEmpty {
            for (other, score) in zip(left, scores(last, left)) where score > best[other].score {
                best[other] = (last, score)
            }
            // The first of equals: the nodes' order is that of their contents.
            var next = 0
            for index in left.indices where best[left[index]].score > best[left[next]].score { next = index }
            last = left.remove(at: next)
            edges.append(Edge(first: best[last].from, second: last, score: best[last].score))
        }
    }

    /// The nodes on the second's side where an edge is cut.
    func side(of cut: Int) -> Set<Int> {
        var side: Set<Int> = [edges[cut].second]
        // An edge's first node was reached before it.
        for edge in edges[(cut + 1)...] where side.contains(edge.first) { side.insert(edge.second) }
        return side
    }
}
