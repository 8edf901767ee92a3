/// The paths of the values met so far, as a tree by key, with a column for each path that held a value.
///
/// The next key is nearly always the one that came next in the record before; so each node remembers where it was.
struct JSONColumns: Sendable {
    /// More different paths than this are no table.
    static let maximumCount = 4096

    private struct Node: Sendable {
        var keyStart = 0
        var keyLength = 0
        var path: String
        var parent: Int32
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var cursor: Int32 = -1
        var next: Int32 = -1
        var column: Int32 = -1
        var lastRecord = 0
    }

    private var nodes = [Node(path: "", parent: -1)]
    private var keys: [UInt8] = []
    private(set) var paths: [String] = []
    private var columnOfPath: [String: Int32] = [:]
    private var lastRecordOfColumn: [Int] = []
    private var record = 0

    /// A new record begins: no key has been met in it.
    mutating func beginRecord() {
        record &+= 1
    }

    /// The child of `parent` by the key in `start..<end` of `bytes`; nil when there are too many.
    @inline(__always)
    mutating func child(of parent: Int, _ bytes: RawSpan, _ start: Int, _ end: Int) -> Int? {
        let cursor = nodes[parent].cursor
        var candidate = cursor < 0 ? -1 : nodes[Int(cursor)].next
        if candidate < 0 { candidate = nodes[parent].firstChild }
        let first = candidate
        while candidate >= 0 {
            if isKey(of: Int(candidate), bytes, start, end) {
                nodes[parent].cursor = candidate
                return Int(candidate)
            }
            candidate = nodes[Int(candidate)].next
            if candidate < 0 { candidate = nodes[parent].firstChild }
            if candidate == first { break }
        }
        return add(to: parent, bytes, start, end)
    }

    @inline(__always)
    private func isKey(of node: Int, _ bytes: RawSpan, _ start: Int, _ end: Int) -> Bool {
        let length = end &- start
        guard nodes[node].keyLength == length else { return false }
        let keyStart = nodes[node].keyStart
        let keys = keys.span.bytes
        var index = 0
        while index &+ 8 <= length {
            if ByteScan.word(keys, keyStart &+ index) != ByteScan.word(bytes, start &+ index) { return false }
            index &+= 8
        }
        while index < length {
            if ByteScan.byte(keys, keyStart &+ index) != ByteScan.byte(bytes, start &+ index) { return false }
            index &+= 1
        }
        return true
    }

    private mutating func add(to parent: Int, _ bytes: RawSpan, _ start: Int, _ end: Int) -> Int? {
        guard nodes.count <= Self.maximumCount else { return nil }
        let keyStart = keys.count
        for index in start..<end { keys.append(ByteScan.byte(bytes, index)) }
        let name = String(decoding: keys[keyStart...], as: UTF8.self)
        let path = nodes[parent].path.isEmpty ? name : nodes[parent].path + "." + name
        let index = Int32(nodes.count)
        nodes.append(Node(keyStart: keyStart, keyLength: end - start, path: path, parent: Int32(parent)))
        if nodes[parent].lastChild < 0 {
            nodes[parent].firstChild = index
        } else {
            nodes[Int(nodes[parent].lastChild)].next = index
        }
        nodes[parent].lastChild = index
        nodes[parent].cursor = index
        return Int(index)
    }

    func parent(of node: Int) -> Int { Int(nodes[node].parent) }

    func path(of node: Int) -> String { nodes[node].path }

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
        if column < 0 {
            column = newColumn(for: node)
        }
        if lastRecordOfColumn[column] == record { return nil }
        lastRecordOfColumn[column] = record
        return column
    }

    private mutating func newColumn(for node: Int) -> Int {
        let path = nodes[node].path
        if let known = columnOfPath[path] {
            nodes[node].column = known
            return Int(known)
        }
        let column = Int32(paths.count)
        nodes[node].column = column
        columnOfPath[path] = column
        paths.append(path)
        lastRecordOfColumn.append(0)
        return Int(column)
    }
}
