/// Flattens one JSON object at a time into fields, one a column: nested objects by dotted path, arrays as written.
///
/// Text with escapes is rewritten into `rewritten`; its fields are listed in `moved` until the caller has put those
/// bytes behind its own.
struct JSONRecordParser: Sendable {
    var columns = JSONColumns()
    var rewritten: [UInt8] = []
    var moved: [Int] = []
    /// The path of the key that was there twice, after a fault of that kind.
    private(set) var duplicateKey: String?

    mutating func beginBlock() {
        rewritten.removeAll(keepingCapacity: true)
        moved.removeAll(keepingCapacity: true)
    }

    /// Appends a field for each column to `fields` and returns the place behind the object that begins at `start`.
    mutating func parse(_ bytes: RawSpan, at start: Int, fields: inout [Field]) throws(JSONFault) -> Int {
        let firstField = fields.count
        duplicateKey = nil
        columns.beginRecord()
        fields.append(contentsOf: columns.absentFields)
        var position = start
        guard try JSONTokens.nextByte(bytes, &position) == 0x7B else { throw JSONFault(.notAnObject, position) }
        position &+= 1
        var node = 0
        var depth = 1
        var isFirst = true
        var opening = position
        while true {
            // At a key, or at the end of an object without any.
            let byte = try JSONTokens.nextByte(bytes, &position)
            if byte == 0x7D && isFirst {
                if node != 0 {
                    try store(Field(opening, position &+ 1, .structure), node, firstField, opening, &fields)
                }
            } else {
                guard byte == 0x22 else { throw JSONFault(byte == 0x7D ? .trailingComma : .expectedKey, position) }
                let keyStart = position
                let (child, isNew) = try readKey(bytes, &position, in: node)
                guard isNew else {
                    duplicateKey = columns.path(of: child)
                    throw JSONFault(.duplicateKey, keyStart)
                }
                let first = try JSONTokens.nextByte(bytes, &position)
                if first == 0x7B {
                    guard depth < JSONTokens.maximumDepth else { throw JSONFault(.tooDeep, position) }
                    depth &+= 1
                    node = child
                    isFirst = true
                    opening = position
                    position &+= 1
                    continue
                }
                try readValue(first, bytes, &position, depth, child, firstField, &fields)
                isFirst = false
                let next = try JSONTokens.nextByte(bytes, &position)
                if next == 0x2C {
                    position &+= 1
                    continue
                }
                guard next == 0x7D else { throw JSONFault(.expectedCommaOrEnd, position) }
            }
            // At a closing brace; perhaps more than one.
            while true {
                position &+= 1
                depth &-= 1
                if depth == 0 { return position }
                node = columns.parent(of: node)
                let next = try JSONTokens.nextByte(bytes, &position)
                if next == 0x2C {
                    position &+= 1
                    isFirst = false
                    break
                }
                guard next == 0x7D else { throw JSONFault(.expectedCommaOrEnd, position) }
            }
        }
    }

    /// Reads a key and its colon; returns its node.
    @inline(__always)
    private mutating func readKey(_ bytes: RawSpan, _ position: inout Int, in node: Int) throws(JSONFault) -> (
        node: Int, isFirst: Bool
    ) {
        let start = position &+ 1
        if let (node, end, isFirst) = columns.expectedChild(of: node, bytes, start) {
            position = end &+ 1
            guard try JSONTokens.nextByte(bytes, &position) == 0x3A else { throw JSONFault(.expectedColon, position) }
            position &+= 1
            return (node, isFirst)
        }
        var hasEscapes = false
        let end = try JSONTokens.stringEnd(bytes, start, &hasEscapes)
        position = end &+ 1
        guard try JSONTokens.nextByte(bytes, &position) == 0x3A else { throw JSONFault(.expectedColon, position) }
        position &+= 1
        let child: Int?
        if hasEscapes {
            var key: [UInt8] = []
            JSONTokens.unescape(bytes, start, end, into: &key)
            child = columns.child(of: node, key.span.bytes, 0, key.count, isPlain: false)
        } else {
            child = columns.child(of: node, bytes, start, end, isPlain: true)
        }
        guard let child else { throw JSONFault(.tooManyColumns, start) }
        return (child, columns.visit(child))
    }

    @inline(__always)
    private mutating func readValue(
        _ first: UInt8, _ bytes: RawSpan, _ position: inout Int, _ depth: Int, _ node: Int, _ firstField: Int,
        _ fields: inout [Field]
    ) throws(JSONFault) {
        let start = position
        if first == 0x5B {
            position = try JSONTokens.valueEnd(bytes, start, depth: depth)
            try store(Field(start, position, .structure), node, firstField, start, &fields)
            return
        }
        var hasEscapes = false
        let (end, kind) = try JSONTokens.scalarEnd(bytes, start, &hasEscapes)
        position = end
        if kind != .text {
            try store(Field(start, end, kind), node, firstField, start, &fields)
        } else if hasEscapes {
            let offset = rewritten.count
            JSONTokens.unescape(bytes, start &+ 1, end &- 1, into: &rewritten)
            let column = try store(Field(offset, rewritten.count, .text), node, firstField, start, &fields)
            moved.append(firstField &+ column)
        } else {
            try store(Field(start &+ 1, end &- 1, .text), node, firstField, start, &fields)
        }
    }

    @inline(__always) @discardableResult
    private mutating func store(
        _ field: Field, _ node: Int, _ firstField: Int, _ place: Int, _ fields: inout [Field]
    ) throws(JSONFault) -> Int {
        guard let column = columns.column(of: node) else {
            duplicateKey = columns.path(of: node)
            throw JSONFault(.duplicateKey, place)
        }
        let index = firstField &+ column
        if index == fields.count { fields.append(field) } else { fields[index] = field }
        return column
    }
}
