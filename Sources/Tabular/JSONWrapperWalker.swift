/// Walks through what is around an array of records, token by token, so that a document of any size can be read.
struct JSONWrapperWalker: Sendable {
    enum Step {
        /// The bytes do not hold the next token whole.
        case needsMore
        /// Behind the opening bracket of the records.
        case records
        /// Behind the document.
        case end
    }

    private enum State {
        case value, firstKey, key, commaOrEnd, end
    }

    /// Where the records are; nil is the first array of objects.
    private var target: [String]?
    private var state = State.value
    private var isObject: [Bool] = []
    private(set) var path: [String] = []
    private(set) var hasMetRecords = false
    /// The scalars met around the records, in order.
    private(set) var fields: [(path: String, text: String)] = []
    /// Paths of other arrays of objects, which are not read.
    private(set) var otherArrays: [String] = []

    init(target: [String]?) {
        self.target = target
    }

    /// Goes on behind the closing bracket of the records.
    mutating func leaveRecords() {
        state = isObject.isEmpty ? .end : .commaOrEnd
        if !path.isEmpty { path.removeLast() }
    }

    /// Walks on from `position` until the records, the end, or the last whole token.
    mutating func advance(_ bytes: RawSpan, _ position: inout Int, isFinal: Bool) throws(JSONFault) -> Step {
        do throws(JSONFault) {
            while true {
                if state == .end {
                    position = JSONTokens.skipSpace(bytes, position)
                    if position < bytes.byteCount { throw JSONFault(.trailingContent, position) }
                    return isFinal ? .end : .needsMore
                }
                var place = position
                let byte = try JSONTokens.nextByte(bytes, &place)
                switch state {
                case .value:
                    if try value(byte, bytes, &place, isFinal: isFinal) {
                        position = place
                        return .records
                    }
                case .firstKey where byte == 0x7D: close(&place)
                case .firstKey, .key: try key(byte, bytes, &place)
                case .commaOrEnd: try commaOrEnd(byte, bytes, &place)
                case .end: break
                }
                position = place
            }
        } catch {
            if error.kind == .unexpectedEnd && !isFinal { return .needsMore }
            throw error
        }
    }

    /// Reads the beginning of a value; true when it is the array of records.
    private mutating func value(
        _ byte: UInt8, _ bytes: RawSpan, _ place: inout Int, isFinal: Bool
    ) throws(JSONFault) -> Bool {
        if byte == 0x5B || byte == 0x7B {
            guard isObject.count < JSONTokens.maximumDepth else { throw JSONFault(.tooDeep, place) }
            var next = place + 1
            let first = try JSONTokens.nextByte(bytes, &next)
            if byte == 0x7B {
                place += 1
                isObject.append(true)
                state = .firstKey
                return false
            }
            let isReachable = !isObject.contains(false)
            if isReachable, target == path || (target == nil && first == 0x7B) {
                if hasMetRecords { throw JSONFault(.duplicateKey, place) }
                target = path
                hasMetRecords = true
                place += 1
                return true
            }
            if first == 0x5D {
                place = next + 1
                endValue()
                return false
            }
            if isReachable && first == 0x7B { otherArrays.append(path.joined(separator: ".")) }
            place += 1
            isObject.append(false)
            state = .value
            return false
        }
        var hasEscapes = false
        let start = place
        let (end, kind) = try JSONTokens.scalarEnd(bytes, start, &hasEscapes)
        if kind == .number && end == bytes.byteCount && !isFinal { throw JSONFault(.unexpectedEnd, end) }
        place = end
        if !isObject.contains(false) && !path.isEmpty {
            var text: [UInt8] = []
            let (first, last) = kind == .text ? (start + 1, end - 1) : (start, end)
            JSONTokens.unescape(bytes, first, last, into: &text)
            fields.append((path.joined(separator: "."), String(decoding: text, as: UTF8.self)))
        }
        endValue()
        return false
    }

    private mutating func key(_ byte: UInt8, _ bytes: RawSpan, _ place: inout Int) throws(JSONFault) {
        guard byte == 0x22 else { throw JSONFault(byte == 0x7D ? .trailingComma : .expectedKey, place) }
        var hasEscapes = false
        let start = place + 1
        let end = try JSONTokens.stringEnd(bytes, start, &hasEscapes)
        place = end + 1
        guard try JSONTokens.nextByte(bytes, &place) == 0x3A else { throw JSONFault(.expectedColon, place) }
        place += 1
        var text: [UInt8] = []
        JSONTokens.unescape(bytes, start, end, into: &text)
        path.append(String(decoding: text, as: UTF8.self))
        state = .value
    }

    private mutating func commaOrEnd(_ byte: UInt8, _ bytes: RawSpan, _ place: inout Int) throws(JSONFault) {
        let inObject = isObject.last ?? false
        if byte == 0x2C {
            var next = place + 1
            if try JSONTokens.nextByte(bytes, &next) == 0x5D && !inObject { throw JSONFault(.trailingComma, next) }
            place += 1
            state = inObject ? .key : .value
            return
        }
        guard byte == (inObject ? 0x7D : 0x5D) else { throw JSONFault(.expectedCommaOrEnd, place) }
        close(&place)
    }

    private mutating func close(_ place: inout Int) {
        place += 1
        isObject.removeLast()
        endValue()
    }

    private mutating func endValue() {
        // A value in an object ends its key.
        if isObject.last == true { path.removeLast() }
        state = isObject.isEmpty ? .end : .commaOrEnd
    }
}
