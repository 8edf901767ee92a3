/// Walks through what is around the records, token by token, so that a document of any size can be read, and through as
/// many documents as there are.
struct JSONWrapperWalker: Sendable {
    enum Step {
        /// The bytes do not hold the next token whole.
        case needsMore
        /// Behind the opening bracket of an array of records.
        case records
        /// At a document that is a record itself.
        case document
        /// Behind the last document.
        case end
    }

    private enum State {
        case value, firstKey, key, commaOrEnd
    }

    /// Where the records are; nil is the first array of objects.
    private var targets: [[String]]?
    private let readsDocuments: Bool
    private var state = State.value
    private var isObject: [Bool] = []
    private var path: [String] = []
    private(set) var hasMetRecords = false
    /// The scalars around the records of the last document, in order.
    private(set) var fields: [(path: String, text: String)] = []
    /// Other arrays of objects, which are not read, and how many objects they hold.
    private(set) var leftOut: [(path: [String], count: Int)] = []

    init(targets: [[String]]?, readsDocuments: Bool) {
        self.targets = targets
        self.readsDocuments = readsDocuments
    }

    /// Goes on behind the closing bracket of an array of records.
    mutating func leaveRecords() { endValue() }

    /// Walks on from `position` until the records, the end, or the last whole token.
    mutating func advance(_ bytes: RawSpan, _ position: inout Int, isFinal: Bool) throws(JSONFault) -> Step {
        do throws(JSONFault) {
            while true {
                var place = position
                if isObject.isEmpty {
                    place = Self.documentStart(bytes, position)
                    if place == bytes.byteCount {
                        position = place
                        return isFinal ? .end : .needsMore
                    }
                }
                let byte = try JSONTokens.nextByte(bytes, &place)
                switch state {
                case .value:
                    if isObject.isEmpty, let step = try document(byte, bytes, place, isFinal: isFinal) {
                        if case .document = step { position = place }
                        return step
                    }
                    if try value(byte, bytes, &place, isFinal: isFinal) {
                        position = place
                        return .records
                    }
                case .firstKey where byte == 0x7D: close(&place)
                case .firstKey, .key: try key(byte, bytes, &place)
                case .commaOrEnd: try commaOrEnd(byte, bytes, &place)
                }
                position = place
            }
        } catch {
            if error.kind == .unexpectedEnd && !isFinal { return .needsMore }
            throw error
        }
    }

    /// Where the next document begins; each may have a byte order mark of its own, as joined files do.
    private static func documentStart(_ bytes: RawSpan, _ start: Int) -> Int {
        var place = JSONTokens.skipSpace(bytes, start)
        while place + 3 <= bytes.byteCount, ByteScan.byte(bytes, place) == 0xEF,
            ByteScan.byte(bytes, place + 1) == 0xBB,
            ByteScan.byte(bytes, place + 2) == 0xBF
        {
            place = JSONTokens.skipSpace(bytes, place + 3)
        }
        return place
    }

    /// Looks at a document before it is walked through; nil when that is what is to be done.
    private mutating func document(
        _ byte: UInt8, _ bytes: RawSpan, _ place: Int, isFinal: Bool
    ) throws(JSONFault) -> Step? {
        guard byte == 0x7B || byte == 0x5B else {
            // A record that is none; a byte order mark may be cut.
            return bytes.byteCount - place < 3 && !isFinal ? .needsMore : .document
        }
        if byte == 0x7B && readsDocuments {
            guard targets?.contains(where: { !$0.isEmpty }) ?? true else { return .document }
            let end = min(place + JSONShape.windowSize, bytes.byteCount)
            let window = bytes.extracting(place..<end)
            let whole = JSONTokens.roughEnd(window, 0)
            if whole == nil, window.byteCount < JSONShape.windowSize, !isFinal { return .needsMore }
            var survey = JSONSurvey()
            survey.add(window.extracting(0..<(whole ?? window.byteCount)))
            let holdsRecords = survey.candidates.contains { candidate in
                !candidate.isDocument && (targets?.contains(candidate.path) ?? true)
            }
            if !holdsRecords { return .document }
        }
        fields.removeAll(keepingCapacity: true)
        return nil
    }

    /// Reads the beginning of a value; true when it is an array of records.
    private mutating func value(
        _ byte: UInt8, _ bytes: RawSpan, _ place: inout Int, isFinal: Bool
    ) throws(JSONFault) -> Bool {
        if byte == 0x5B || byte == 0x7B {
            guard isObject.count < JSONTokens.maximumDepth else { throw JSONFault(.tooDeep, place) }
            var next = place + 1
            let first = try JSONTokens.nextByte(bytes, &next)
            if byte == 0x7B {
                place += 1
                if isObject.last == false { countLeftOut() }
                isObject.append(true)
                state = .firstKey
                return false
            }
            if targets?.contains(path) ?? (first == 0x7B && !isObject.contains(false)) {
                if targets == nil { targets = [path] }
                hasMetRecords = true
                place += 1
                return true
            }
            if first == 0x5D {
                place = next + 1
                endValue()
                return false
            }
            place += 1
            path.append("[]")
            isObject.append(false)
            state = .value
            return false
        }
        var hasEscapes = false
        let start = place
        let (end, kind) = try JSONTokens.scalarEnd(bytes, start, &hasEscapes)
        if kind == .number && end == bytes.byteCount && !isFinal { throw JSONFault(.unexpectedEnd, end) }
        place = end
        if !isObject.contains(false), !path.isEmpty, fields.count < JSONColumns.maximumCount {
            var text: [UInt8] = []
            let (first, last) = kind == .text ? (start + 1, end - 1) : (start, end)
            JSONTokens.unescape(bytes, first, last, into: &text)
            fields.append((path.joined(separator: "."), String(decoding: text, as: UTF8.self)))
        }
        endValue()
        return false
    }

    /// An object begins in an array that is not read: one more, unless the array only leads to records.
    private mutating func countLeftOut() {
        guard !(targets ?? []).contains(where: { $0.starts(with: path) }) else { return }
        let array = path.dropLast()
        for index in leftOut.indices where path.starts(with: leftOut[index].path) {
            if leftOut[index].path.count == array.count { leftOut[index].count += 1 }
            return
        }
        if leftOut.count < JSONColumns.maximumCount { leftOut.append((Array(array), 1)) }
    }

    private mutating func key(_ byte: UInt8, _ bytes: RawSpan, _ place: inout Int) throws(JSONFault) {
        guard byte == 0x22 else { throw JSONFault(byte == 0x7D ? .trailingComma : .expectedKey, place) }
        var hasEscapes = false
        let start = place + 1
        let end = try JSONTokens.stringEnd(bytes, start, &hasEscapes)
        if case .invalid(let offset) = TextCheck.firstFault(in: bytes, from: start, to: end, allowingNUL: true) {
            throw JSONFault(.invalidUTF8, offset)
        }
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
        if isObject.removeLast() == false { path.removeLast() }
        endValue()
    }

    private mutating func endValue() {
        // A value in an object ends its key.
        if isObject.last == true { path.removeLast() }
        state = isObject.isEmpty ? .value : .commaOrEnd
    }
}
