/// The paths of the values met so far, as a tree by key, with a column for each path that held a value.
///
/// The next key is nearly always the one that came next in the record before; so each node remembers where it was.
struct JSONColumns: Sendable {
    /// More different paths than this are no table.
    static let maximumCount = 4096

    private struct Node: Sendable {
        /// The first eight bytes of the key, zero behind its end.
        var head: UInt64 = 0
        var keyStart: Int32 = 0
        var keyLength: Int32 = 0
        var parent: Int32
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var cursor: Int32 = -1
        var next: Int32 = -1
        var column: Int32 = -1
        var lastRecord = 0
        /// Whether the key stands in JSON text as it is, so that it can be compared before its end is known.
        var isPlain = true
    }

    private var nodes = [Node(parent: -1)]
    private var nodePaths = [""]
    private var keys: [UInt8] = []
    private(set) var paths: [String] = []
    /// A field for each column, all absent.
    private(set) var absentFields: [Field] = []
    private var columnOfPath: [String: Int32] = [:]
    private var lastRecordOfColumn: [Int] = []
    /// Whether two nodes have one path: a key with a dot in it beside a nested object.
    private var hasSharedColumns = false
    private var record = 0

    /// A new record begins: no key has been met in it.
    mutating func beginRecord() {
        record &+= 1
    }

    /// The child of `parent` that the text at `start`, behind a quote, most likely is: when it is, quote and all.
    /// Says whether it is met for the first time in this record.
    @inline(__always)
    mutating func expectedChild(
        of parent: Int, _ bytes: RawSpan, _ start: Int
    ) -> (node: Int, end: Int, isFirst: Bool)? {
        guard start &+ 8 <= bytes.byteCount else { return nil }
        let candidate = Int(following(nodes[parent].cursor, in: parent))
        guard candidate >= 0 else { return nil }
        let end = start &+ Int(nodes[candidate].keyLength)
        guard end < bytes.byteCount, ByteScan.byte(bytes, end) == 0x22, nodes[candidate].isPlain,
            isKey(of: candidate, bytes, start, end, Self.head(bytes, start, end))
        else { return nil }
        let record = record
        // One look at who owns the nodes, not three.
        var nodes = nodes.mutableSpan
        nodes[parent].cursor = Int32(truncatingIfNeeded: candidate)
        let isFirst = nodes[candidate].lastRecord != record
        nodes[candidate].lastRecord = record
        return (candidate, end, isFirst)
    }

    /// The child of `parent` by the key in `start..<end` of `bytes`; nil when there are too many.
    mutating func child(of parent: Int, _ bytes: RawSpan, _ start: Int, _ end: Int, isPlain: Bool) -> Int? {
        let head = Self.head(bytes, start, end)
        let first = following(nodes[parent].cursor, in: parent)
        var candidate = first
        while candidate >= 0 {
            if isKey(of: Int(candidate), bytes, start, end, head) {
                nodes[parent].cursor = candidate
                return Int(candidate)
            }
            candidate = following(candidate, in: parent)
            if candidate == first { break }
        }
        return add(to: parent, bytes, start, end, head, isPlain: isPlain)
    }

    /// The child behind `child`, the first one behind the last.
    @inline(__always)
    private func following(_ child: Int32, in parent: Int) -> Int32 {
        let next = child < 0 ? -1 : nodes[Int(child)].next
        return next < 0 ? nodes[parent].firstChild : next
    }

    @inline(__always)
    private static func head(_ bytes: RawSpan, _ start: Int, _ end: Int) -> UInt64 {
        let length = end &- start
        if start &+ 8 <= bytes.byteCount {
            let word = ByteScan.word(bytes, start)
            return length >= 8 ? word : word & ((1 &<< UInt64(length &* 8)) &- 1)
        }
        var head: UInt64 = 0
        for index in 0..<min(length, 8) { head |= UInt64(ByteScan.byte(bytes, start + index)) << UInt64(index * 8) }
        return head
    }

    @inline(__always)
    private func isKey(of node: Int, _ bytes: RawSpan, _ start: Int, _ end: Int, _ head: UInt64) -> Bool {
        let length = end &- start
        guard nodes[node].head == head, nodes[node].keyLength == length else { return false }
        if length <= 8 { return true }
        let keyStart = Int(nodes[node].keyStart)
        let keys = keys.span.bytes
        var index = 8
        while index &+ 8 <= length {
            if ByteScan.word(keys, keyStart &+ index) != ByteScan.word(bytes, start &+ index) { return false }
            index &+= 8
        }
        // The last eight bytes, some of them once more.
        return ByteScan.word(keys, keyStart &+ length &- 8) == ByteScan.word(bytes, end &- 8)
    }

    private mutating func add(
        to parent: Int, _ bytes: RawSpan, _ start: Int, _ end: Int, _ head: UInt64, isPlain: Bool
    ) -> Int? {
        guard nodes.count <= Self.maximumCount else { return nil }
        let keyStart = keys.count
        for index in start..<end { keys.append(ByteScan.byte(bytes, index)) }
        let name = String(decoding: keys[keyStart...], as: UTF8.self)
        let path = nodePaths[parent].isEmpty ? name : nodePaths[parent] + "." + name
        let index = Int32(nodes.count)
        nodes.append(
            Node(
                head: head, keyStart: Int32(keyStart), keyLength: Int32(end - start), parent: Int32(parent),
                isPlain: isPlain))
        nodePaths.append(path)
        if nodes[parent].lastChild < 0 {
            nodes[parent].firstChild = index
        } else {
            nodes[Int(nodes[parent].lastChild)].next = index
        }
        nodes[parent].lastChild = index
        nodes[parent].cursor = index
        return Int(index)
    }

    /// A column for values that lie deeper than keys lead.
    mutating func reserve(_ path: String) -> Int {
        if let known = columnOfPath[path] { return Int(known) }
        columnOfPath[path] = Int32(paths.count)
        paths.append(path)
        lastRecordOfColumn.append(0)
        absentFields.append(.absent)
        return paths.count - 1
    }

    /// The column of a path, once a value was met there.
    func column(at path: String) -> Int? { columnOfPath[path].map { Int($0) } }

    func parent(of node: Int) -> Int { Int(nodes[node].parent) }

    func path(of node: Int) -> String { nodePaths[node] }

    /// Notes that the key was met in this record; false when it was before.
    @inline(__always)
    mutating func visit(_ node: Int) -> Bool {
        if nodes[node].lastRecord == record { return false }
        nodes[node].lastRecord = record
        return true
    }

    /// The column of the values at `node`; nil when another node with the same path has filled it in this record.
    @inline(__always)
    mutating func column(of node: Int) -> Int? {
        var column = Int(nodes[node].column)
        if column < 0 { column = newColumn(for: node) }
        if hasSharedColumns {
            if lastRecordOfColumn[column] == record { return nil }
            lastRecordOfColumn[column] = record
        }
        return column
    }

    private mutating func newColumn(for node: Int) -> Int {
        let path = nodePaths[node]
        if let known = columnOfPath[path] {
            nodes[node].column = known
            hasSharedColumns = true
            // The record at hand may have filled it before anybody kept count.
            let isFilled = nodes.indices.contains { other in
                other != node && nodes[other].column == known && nodes[other].lastRecord == record
            }
            if isFilled { lastRecordOfColumn[Int(known)] = record }
            return Int(known)
        }
        let column = Int32(paths.count)
        nodes[node].column = column
        columnOfPath[path] = column
        paths.append(path)
        lastRecordOfColumn.append(0)
        absentFields.append(.absent)
        return Int(column)
    }
}
