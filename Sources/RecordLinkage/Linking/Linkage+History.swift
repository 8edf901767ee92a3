/// Why a row came to others: the pair that holds it to them.
public struct LinkStep: Sendable, Equatable {
    /// What joins the two rows.
    public enum Reason: Sendable {
        /// They say the same, after normalisation.
        case sameDetails
        /// People have put them together.
        case decision
        /// The evidence in their fields.
        case evidence
    }

    /// The lesser of the two rows, by its position in the table.
    public let first: Int
    /// The other row.
    public let second: Int
    /// The log odds of a match, to base 2, by these two alone: what `explanation(ofRows:_:)` takes apart.
    public let score: Double
    /// What joins them.
    public let reason: Reason
}

extension Linkage {
    /// How some rows hang together: the pairs of them with the greatest scores that connect them all (the maximum spanning
    /// tree), one fewer than there are rows. Rows of the same details come first, then what people have decided, then
    /// evidence, the strongest first.
    ///
    /// Meant for the rows of one cluster; the time grows with the square of their different records.
    ///
    /// - Parameter rows: positions in the table; those that there are not are left out.
    public func history(ofRows rows: [Int]) -> [LinkStep] {
        var steps: [LinkStep] = []
        var byRecord: [UInt32: [Int]] = [:]
        for row in Set(rows) where nodes.ofRow.indices.contains(row) {
            byRecord[nodes.recordOf[Int(nodes.ofRow[row])], default: []].append(row)
        }
        let records = byRecord.keys.sorted()
        func append(_ first: Int, _ second: Int, _ score: Float, _ reason: LinkStep.Reason) {
            steps.append(
                LinkStep(
                    first: min(first, second), second: max(first, second), score: PairExplanation.exact(Double(score)),
                    reason: reason))
        }
        for (record, score) in zip(records, scores(records.map { UInt64($0) << 32 | UInt64($0) })) {
            let own = (byRecord[record] ?? []).sorted()
            for row in own.dropFirst() { append(own[0], row, score, .sameDetails) }
        }
        // What people have decided connects before any score does.
        let groups = records.map { record in Set((byRecord[record] ?? []).compactMap { nodes.groupOf[nodes.ofRow[$0]] })
        }
        let isDecided = { (one: Int, two: Int) in !groups[one].isDisjoint(with: groups[two]) }
        var known: [[Int: Float]] = [[Int: Float]](repeating: [:], count: records.count)
        let tree = SpanningTree(count: records.count) { node, others in
            let made = scores(others.map { UInt64(records[node]) << 32 | UInt64(records[$0]) })
            return zip(others, made).map { other, score in
                guard isDecided(node, other) else { return score }
                known[node][other] = score
                return 1000 + score
            }
        }
        for edge in tree.edges {
            let score = known[edge.first][edge.second] ?? edge.score
            guard let one = byRecord[records[edge.first]]?.min(), let two = byRecord[records[edge.second]]?.min() else {
                continue
            }
            append(one, two, score, isDecided(edge.first, edge.second) ? .decision : .evidence)
        }
        let ranks: [LinkStep.Reason: Int] = [.sameDetails: 0, .decision: 1, .evidence: 2]
        return steps.sorted {
            let (one, two) = (ranks[$0.reason] ?? 0, ranks[$1.reason] ?? 0)
            return one != two
                ? one < two
                : $0.score != $1.score
                    ? $0.score > $1.score : ($0.first, $0.second) < ($1.first, $1.second)
        }
    }
}
