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
    private var lookups: [Lookup] = []

    /// A path through an array, its column, and the column of the array once that was met.
    private struct Lookup {
        let path: JSONPath
        let column: Int
        var base: Int?
    }

    /// Gives each path a column, before any record is parsed.
    mutating func extract(_ paths: [JSONPath]) {
        for path in paths { lookups.append(Lookup(path: path, column: columns.reserve(path.description), base: nil)) }
    }

    mutating func beginBlock() {
        rewritten.removeAll(keepingCapacity: true)
        moved.removeAll(keepingCapacity: true)
    }

    /// Appends a field for each column to `fields` and returns the place behind the object that begins at `start`.
    @inline(__always)
    mutating func parse(_ bytes: RawSpan, at start: Int, fields: inout [Field]) throws(JSONFault) -> Int {
        let firstField = fields.count
        let end = try parseObject(bytes, at: start, firstField, fields: &fields)
        if !lookups.isEmpty { lookUp(bytes, firstField, &fields) }
        return end
    }

    /// Fills the columns of the paths that lead through arrays.
    private mutating func lookUp(_ bytes: RawSpan, _ firstField: Int, _ fields: inout [Field]) {
        for index in lookups.indices {
            if lookups[index].base == nil { lookups[index].base = columns.column(at: lookups[index].path.base) }
            guard let base = lookups[index].base, firstField + base < fields.count else { continue }
            let place = firstField + lookups[index].column
            let array = fields[firstField + base]
            guard fields[place].kind == .absent, array.kind == .structure else { continue }
            let found = lookups[index].path.values(in: bytes, at: Int(array.offset))
            guard let first = found.first else { continue }
            if !lookups[index].path.isPlural {
                let (field, isMoved) = value(bytes, first)
                fields[place] = field
                if isMoved { moved.append(place) }
                continue
            }
            let start = rewritten.count
            for (number, position) in found.enumerated() {
                if number > 0 { rewritten.append(contentsOf: [0x3B, 0x20]) }
                let (field, isMoved) = value(bytes, position)
                if !isMoved, field.kind != .null {
                    for offset in field.range { rewritten.append(ByteScan.byte(bytes, offset)) }
                }
            }
            fields[place] = Field(start, rewritten.count, .text)
            moved.append(place)
        }
    }

    /// The value at `start`, which was read strictly before, and whether it had to be rewritten.
    private mutating func value(_ bytes: RawSpan, _ start: Int) -> (field: Field, isMoved: Bool) {
        do throws(JSONFault) {
            let byte = ByteScan.byte(bytes, start)
            if byte == 0x7B, let (value, _) = try JSONExtendedScalar.read(bytes, start) {
                return extended(value, bytes)
            }
            if byte == 0x7B || byte == 0x5B {
                return (Field(start, try JSONTokens.valueEnd(bytes, start), .structure), false)
            }
            var hasEscapes = false
            let (end, kind) = try JSONTokens.scalarEnd(bytes, start, &hasEscapes)
            if hasEscapes { return extended(.escaped(start: start + 1, end: end - 1), bytes) }
            return (kind == .text ? Field(start + 1, end - 1, kind) : Field(start, end, kind), false)
        } catch {
            return (.absent, false)
        }
    }

    /// The field of a scalar of extended JSON, and whether it had to be rewritten.
    private mutating func extended(_ value: JSONExtendedScalar.Value, _ bytes: RawSpan) -> (field: Field, isMoved: Bool)
    {
        let offset = rewritten.count
        switch value {
        case .inPlace(let start, let end, let kind): return (Field(start, end, kind), false)
        case .escaped(let start, let end): JSONTokens.unescape(bytes, start, end, into: &rewritten)
        case .date(let milliseconds): JSONExtendedScalar.append(milliseconds: milliseconds, to: &rewritten)
        }
        return (Field(offset, rewritten.count, .text), true)
    }

    private mutating func parseObject(
        _ bytes: RawSpan, at start: Int, _ firstField: Int, fields: inout [Field]
    ) throws(JSONFault) -> Int {
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
                if first == 0x7B, JSONExtendedScalar.mayBegin(bytes, position),
                    let (value, end) = try JSONExtendedScalar.read(bytes, position)
                {
                    let (field, isMoved) = extended(value, bytes)
                    let column = try store(field, child, firstField, position, &fields)
                    if isMoved { moved.append(firstField &+ column) }
                    position = end
                } else if first == 0x7B {
                    guard depth < JSONTokens.maximumDepth else { throw JSONFault(.tooDeep, position) }
                    depth &+= 1
                    node = child
                    isFirst = true
                    opening = position
                    position &+= 1
                    continue
                } else {
                    try readValue(first, bytes, &position, depth, child, firstField, &fields)
                }
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
