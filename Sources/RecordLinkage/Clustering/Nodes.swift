/// What is put into clusters: records, and beside them those rows that people have decided about in a way in which the
/// other rows of the same content do not share.
struct Nodes: Sendable {
    /// Each node's record. The first nodes are the records themselves.
    private(set) var recordOf: [UInt32]
    /// How many rows a node stands for.
    private(set) var copies: [UInt32]
    /// Each row's node.
    private(set) var ofRow: [UInt32]
    /// Nodes that people have put together, those of each group ascending.
    private(set) var groups: [[UInt32]] = []
    /// The group of each node that is in one.
    private(set) var groupOf: [UInt32: Int] = [:]
    /// Pairs of nodes that are never joined.
    private(set) var apart: [(first: UInt32, second: UInt32)] = []
    /// Records that people have decided about.
    private(set) var decided: [UInt32] = []
    /// Nodes of which people have put two rows together: they are one person, however little they say.
    private(set) var held: Set<UInt32> = []
    /// Nodes of which nothing in their content can say to whom they belong, because other rows of the same content are
    /// somebody else: what people have decided joins them, and nothing else.
    private(set) var silent: Set<UInt32> = []

    /// Each record a node.
    init(_ records: PreparedRecords) {
        recordOf = [UInt32](0..<UInt32(records.count))
        copies = records.copies
        ofRow = records.profileOfRow
    }

    /// Nodes for what people have decided.
    ///
    /// Rows of one content stay together where nobody has said otherwise. Where two of them are apart, directly or by
    /// those that they are together with, each row that was decided about is a node of its own, and the other rows
    /// remain one by themselves: which of the two they are cannot be known. So it is with rows that say too little to be
    /// one person.
    ///
    /// - Parameter isApart: by record, whether its rows say too little.
    init(_ records: PreparedRecords, _ constraints: LinkConstraints, isApart: [Bool]) {
        self.init(records)
        let rows = DecidedRows(constraints, rowCount: ofRow.count)
        guard !rows.named.isEmpty else { return }
        var groups = rows.groups
        var bars = rows.bars
        var byRecord: [UInt32: [Int]] = [:]
        for (position, row) in rows.named.enumerated() { byRecord[ofRow[row], default: []].append(position) }
        decided = byRecord.keys.sorted()
        var isSplit: Set<UInt32> = []
        // In the order of the contents, so that the rows' order decides nothing.
        for record in decided {
            let roots = Set((byRecord[record] ?? []).map { groups.find(UInt32($0)) }).sorted()
            let contradict = roots.indices.contains { index in
                roots[(index + 1)...].contains { bars.contains(roots[index], $0) }
            }
            let hasOthers = byRecord[record]?.count != Int(records.copies[Int(record)])
            if contradict || isApart[Int(record)] && (roots.count > 1 || hasOthers) {
                isSplit.insert(record)
            } else {
                for root in roots.dropFirst() { DecidedRows.join(roots[0], root, &groups, &bars) }
            }
        }
        var members: [UInt32: [UInt32]] = [:]
        for record in decided {
            let positions = byRecord[record] ?? []
            let byRoot = Dictionary(grouping: positions) { groups.find(UInt32($0)) }
            var isFree = positions.count == Int(records.copies[Int(record)])
            for root in byRoot.keys.sorted() {
                let own = byRoot[root] ?? []
                var node = record
                if isSplit.contains(record), !isFree {
                    node = UInt32(recordOf.count)
                    recordOf.append(record)
                    copies.append(UInt32(own.count))
                    copies[Int(record)] -= UInt32(own.count)
                    for position in own { ofRow[rows.named[position]] = node }
                }
                isFree = false
                if isSplit.contains(record) { silent.insert(node) }
                members[root, default: []].append(node)
                let firm = own.map { rows.firmGroup[$0] }
                if Set(firm).count < firm.count { held.insert(node) }
            }
        }
        for root in members.keys.sorted() {
            guard let own = members[root], own.count > 1 else { continue }
            for node in own { groupOf[node] = self.groups.count }
            self.groups.append(own.sorted())
        }
        for (first, second) in rows.apart {
            apart.append((ofRow[rows.named[first]], ofRow[rows.named[second]]))
        }
        // The rest of a content of which two are apart is apart from both of them.
        for record in isSplit where !isApart[Int(record)] && !silent.contains(record) {
            for position in byRecord[record] ?? [] {
                let node = ofRow[rows.named[position]]
                if node != record { apart.append((record, node)) }
            }
        }
    }

    /// The records of pairs of nodes, the lesser one in the upper half.
    func records(ofPairs pairs: some Sequence<UInt64>) -> [UInt64] {
        pairs.map { pair in
            let first = recordOf[Int(pair >> 32)]
            let second = recordOf[Int(pair & 0xFFFF_FFFF)]
            return UInt64(min(first, second)) << 32 | UInt64(max(first, second))
        }
    }
}
