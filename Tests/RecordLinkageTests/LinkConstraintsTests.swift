import BookingModel
import TestSupport
import Testing

@testable import RecordLinkage

@Suite struct LinkConstraintsTests {
    /// A small file with copies, slips and rows that say little, and decisions about it that do not contradict each other.
    private struct Case {
        var rows: [[String]]
        var constraints: LinkConstraints
        /// Each row's group by the decisions.
        var groups: [Int]

        init(seed: UInt64) {
            var random = SeededGenerator(seed: seed)
            rows = MadeUpContacts(people: Int.random(in: 3...9, using: &random), seed: seed).rows
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                if let row = rows.randomElement(using: &random) { rows.append(row) }
            }
            let name = ["Thomas", "Kirkham", "", "", "", ""]
            rows += [[String]](repeating: name, count: Int.random(in: 0...3, using: &random))
            let indices = rows.indices
            groups = Array(indices)
            constraints = LinkConstraints()
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let pair = (Int.random(in: indices, using: &random), Int.random(in: indices, using: &random))
                constraints.together.append(pair)
                let gone = groups[pair.1]
                for row in indices where groups[row] == gone { groups[row] = groups[pair.0] }
            }
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let first = Int.random(in: indices, using: &random)
                // Half of them among rows that are the same.
                let same = indices.filter { rows[$0] == rows[first] }
                let second =
                    (Bool.random(using: &random) ? same.randomElement(using: &random) : nil)
                    ?? Int.random(in: indices, using: &random)
                if groups[first] != groups[second] { constraints.apart.append((first, second)) }
            }
        }

        var table: RecordTable { table(Array(rows.indices)) }

        func table(_ order: [Int]) -> RecordTable {
            var table = RecordTable(columns: MadeUpContacts.columns)
            for row in order { table.append(rows[row]) }
            return table
        }
    }

    /// Each row's cluster, as the first row in it: what does not depend on numbers.
    private static func partition(_ clusters: [UInt64]) -> [Int] {
        var first: [UInt64: Int] = [:]
        return clusters.enumerated().map { row, cluster in
            let own = first[cluster] ?? row
            first[cluster] = own
            return own
        }
    }

    @Test("what is together is one, what is apart never is", arguments: [UInt64](1...60))
    func decisionsHold(seed: UInt64) {
        let own = Case(seed: seed)
        let linkage = RecordLinker().link(own.table, constraints: own.constraints)
        let clusters = linkage.clusters()
        for pair in own.constraints.together { #expect(clusters[pair.0] == clusters[pair.1]) }
        for pair in own.constraints.apart { #expect(clusters[pair.0] != clusters[pair.1]) }
        #expect(linkage.clusterCount == Set(clusters).count)
        for row in clusters.indices {
            #expect((0...1).contains(linkage.probability(ofRow: row)))
            for other in clusters.indices {
                #expect(linkage.isOne(row, other) == (clusters[row] == clusters[other]))
            }
        }
        for share in [linkage.expectedPrecision, linkage.expectedRecall].compactMap({ $0 }) {
            #expect(0 <= share.low && share.low <= share.value && share.value <= share.high && share.high <= 1)
        }
    }

    @Test("the rows' order changes nothing, decisions or not, beside other work or not", arguments: [UInt64](1...60))
    func order(seed: UInt64) {
        let own = Case(seed: seed)
        var random = SeededGenerator(seed: seed)
        let order = Array(own.rows.indices).shuffled(using: &random)
        var place = order
        for (position, row) in order.enumerated() { place[row] = position }
        let moved = { (pairs: [(Int, Int)]) in pairs.map { (place[$0.1], place[$0.0]) }.reversed() as [(Int, Int)] }
        let straight = RecordLinker().link(own.table, constraints: own.constraints).clusters()
        let constraints = LinkConstraints(
            together: moved(own.constraints.together), apart: moved(own.constraints.apart))
        let both = sideBySide(2) { _ in
            RecordLinker().link(own.table(order), constraints: constraints).clusters()
        }
        for shuffled in both {
            #expect(Self.partition(own.rows.indices.map { shuffled[place[$0]] }) == Self.partition(straight))
        }
    }

    @Test("no decision changes nothing, and to take one back restores what was there", arguments: [UInt64](1...20))
    func undone(seed: UInt64) {
        let own = Case(seed: seed)
        let before = RecordLinker().link(own.table)
        var constraints = own.constraints
        let with = RecordLinker().link(own.table, constraints: constraints)
        constraints.together = []
        constraints.apart = [(0, 0), (-1, 2), (1, own.rows.count)]
        let after = RecordLinker().link(own.table, constraints: constraints)
        #expect(before.clusters() == after.clusters())
        #expect(before.expectedPrecision == after.expectedPrecision)
        #expect(before.clusterCount == after.clusterCount)
        // Scores are those of the data.
        for row in own.rows.indices.dropFirst() {
            #expect(before.explanation(ofRows: 0, row)?.score == with.explanation(ofRows: 0, row)?.score)
        }
    }

    @Test("people of whom nobody has spoken stay as they are", arguments: [UInt64](1...10))
    func others(seed: UInt64) {
        let contacts = MadeUpContacts(people: 80, seed: seed)
        var random = SeededGenerator(seed: seed)
        let rows = contacts.rows.indices
        let pair = (Int.random(in: rows, using: &random), Int.random(in: rows, using: &random))
        let before = RecordLinker().link(contacts.table())
        let (old, all) = (before.clusters(), contacts.table())
        for constraints in [LinkConstraints(together: [pair]), LinkConstraints(apart: [pair])] {
            let after = RecordLinker().link(all, constraints: constraints)
            let new = after.clusters()
            // The people of a component: those that any odds connect with the two.
            var components = before.found.components
            let roots = [pair.0, pair.1].map { components.find(before.records.profileOfRow[$0]) }
            for row in rows where !roots.contains(components.find(before.records.profileOfRow[row])) {
                #expect(old[row] == new[row])
                #expect(before.probability(ofRow: row) == after.probability(ofRow: row))
            }
        }
    }

    @Test func `Rows that are the same are parted, and a third one belongs to neither`() {
        let same = "Jane|Fernmere|jane.fernmere@example.com|07700 900123|AB1 2CD|Dunstow"
        let table = RecordTable(MadeUpContacts.columns, [same, same, same, same])
        let clusters = RecordLinker().link(table, constraints: LinkConstraints(apart: [(0, 2)])).clusters()
        #expect(Self.partition(clusters) == [0, 1, 2, 1])
        let known = LinkConstraints(together: [(1, 0), (2, 3)], apart: [(0, 2)])
        #expect(Self.partition(RecordLinker().link(table, constraints: known).clusters()) == [0, 0, 2, 2])
    }

    @Test func `What is parted does not come together by way of others`() {
        let contacts = MadeUpContacts(people: 40, seed: 5)
        var rows = contacts.rows
        let chain = ["ursula.fernmere@example.com", "", "ursula.fernmere@example.com"]
        let start = rows.count
        for (index, email) in chain.enumerated() {
            rows.append(["Ursula", "Fernmere", email, "07700 900999", ["AB1 2CD", "AB1 2CD", ""][index], "Dunstow"])
        }
        var table = RecordTable(columns: MadeUpContacts.columns)
        for row in rows { table.append(row) }
        let free = RecordLinker().link(table).clusters()
        #expect(Set(free[start...]).count == 1)
        let parted = RecordLinker().link(table, constraints: LinkConstraints(apart: [(start, start + 2)])).clusters()
        #expect(parted[start] != parted[start + 2])
        #expect(parted[..<start] == free[..<start])
    }

    @Test func `Contradictions do no harm, and apart wins over together for the same two rows`() {
        let contacts = MadeUpContacts(people: 10, seed: 2)
        let last = contacts.rows.count - 1
        let both = LinkConstraints(together: [(0, last), (last, 0)], apart: [(last, 0)])
        let clusters = RecordLinker().link(contacts.table(), constraints: both).clusters()
        #expect(clusters[0] != clusters[last])
        let around = LinkConstraints(together: [(0, 1), (1, last)], apart: [(last, 0)])
        #expect(RecordLinker().link(contacts.table(), constraints: around).clusters().count == last + 1)
    }

    @Test func `Rows of one name and nothing else are one where people say so`() {
        // Six first names and six surnames in every combination: to share both says little.
        var table = RecordTable(columns: [RecordColumn(name: "name", kind: .fullName)])
        for given in ["Thomas", "Amelia", "Bertram", "Ursula", "Jasper", "Hamish"] {
            for surname in ["Kirkham", "Fernmere", "Dunley", "Elmwick", "Ashgrove", "Larkdale"] {
                table.append(["\(given) \(surname)"])
            }
        }
        let start = table.rowCount
        for _ in 0..<4 { table.append(["Quentin Kirkham"]) }
        let free = RecordLinker().link(table).clusters()
        #expect(Set(free[start...]).count == 4)
        let some = LinkConstraints(together: [(start, start + 2)])
        let clusters = RecordLinker().link(table, constraints: some).clusters()
        #expect(clusters[start] == clusters[start + 2])
        #expect(Set(clusters[start...]).count == 3)
    }
}
