/// What people have decided about rows: it holds against any score.
///
///     RecordLinker().link(table, constraints: LinkConstraints(together: [(0, 4)], apart: [(1, 2)]))
///
/// Rows are counted from 0, in the table's order; pairs that name no such rows, or one row twice, say nothing. Where both
/// lists have the same pair the rows are apart. Other contradictions are the caller's to avoid: they do no harm, but which
/// of the decisions holds then is not promised.
public struct LinkConstraints: Sendable {
    /// Pairs of rows that are one.
    public var together: [(Int, Int)]
    /// Pairs of rows that are never one.
    public var apart: [(Int, Int)]

    /// Constraints; none where nothing is said.
    public init(together: [(Int, Int)] = [], apart: [(Int, Int)] = []) {
        self.together = together
        self.apart = apart
    }
}
