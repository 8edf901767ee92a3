/// Looks through JSON documents for what could be records: documents that are objects, and arrays of objects at any
/// depth, each with the keys of its objects.
///
/// It only follows brackets and strings, so that it is fast and gets through anything; a reader with the shape that was
/// chosen then reads strictly. Of an array it looks at the first objects and only counts the rest. Fed in pieces of any
/// size, it holds no more than the keys it met.
public struct JSONSurvey: Sendable {
    /// Something that could be records.
    public struct Candidate: Sendable, Equatable {
        /// Where the array is, as in `JSONShape`; empty for a document.
        public let path: [String]
        /// Whether these are documents that are objects themselves.
        public let isDocument: Bool
        /// How many objects there are.
        public internal(set) var objectCount = 0
        /// The paths of values in the first objects, as a reader names its columns.
        public internal(set) var keys: [String] = []
        /// How many of these are arrays.
        var arrayCount = 0
    }

    private struct Level {
        let isObject: Bool
        /// The candidate to which the object's keys belong; -1 for none.
        let owner: Int
        /// How much of `path` leads to the object of the owner.
        let base: Int
        /// How long `path` was before.
        let pathCount: Int
        /// In an array: the candidate that its objects are; -1 until the first.
        var elements = -1
    }

    /// Objects of an array whose keys are looked at.
    private static let sampleSize = 50
    private static let maximumKeys = 512
    private static let maximumCandidates = 64
    private static let maximumDepth = 32

    /// What was met, in the order of the file.
    public private(set) var candidates: [Candidate] = []
    /// The scalars of the last document outside arrays, in order: `pagination.has_more_items` → `true`.
    public private(set) var fields: [(path: String, text: String)] = []
    /// Whether there were more arrays of records than a survey holds, beside those that lie in records.
    public private(set) var isIncomplete = false
    /// How many documents began.
    public private(set) var documentCount = 0

    private var levels: [Level] = []
    private var path: [String] = []
    private var key = ""
    private var isAtKey = false
    private var text: [UInt8] = []
    private var isInString = false
    private var isEscaped = false
    private var hasEscapes = false
    private var isInWord = false
    /// Brackets open in what is only skipped; 0 outside.
    private var skippedDepth = 0

    /// Whether a document has begun and not ended.
    var isInDocument: Bool { !levels.isEmpty }

    /// A survey that has seen nothing.
    public init() {}

    /// Looks at the next bytes.
    public mutating func add(_ bytes: [UInt8]) { add(bytes.span.bytes) }

    mutating func add(_ bytes: RawSpan) {
        var position = 0
        while position < bytes.byteCount {
            if skippedDepth > 0 {
                skip(bytes, &position)
                continue
            }
            let byte = ByteScan.byte(bytes, position)
            position += 1
            if isInString { string(byte) } else { token(byte) }
        }
    }

    private mutating func string(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == 0x22 {
            isInString = false
            endText()
            return
        } else if byte == 0x5C {
            isEscaped = true
            hasEscapes = true
        }
        if text.count < 256 { text.append(byte) }
    }

    private mutating func token(_ byte: UInt8) {
        switch byte {
        case 0x22:
            endWord()
            isInString = true
            hasEscapes = false
            text.removeAll(keepingCapacity: true)
        case 0x7B, 0x5B:
            endWord()
            open(isObject: byte == 0x7B)
        case 0x7D, 0x5D:
            endWord()
            if let level = levels.popLast() { path.removeSubrange(level.pathCount...) }
            isAtKey = false
        case 0x2C:
            endWord()
            isAtKey = levels.last?.isObject ?? false
        case 0x3A: isAtKey = false
        case 0x20, 0x0A, 0x0D, 0x09: endWord()
        default:
            if !isInWord { text.removeAll(keepingCapacity: true) }
            isInWord = true
            hasEscapes = false
            if text.count < 256 { text.append(byte) }
        }
    }

    private mutating func endWord() {
        if isInWord {
            isInWord = false
            endText()
        }
    }

    /// A string or a word has ended: a key, or a scalar.
    private mutating func endText() {
        guard let level = levels.last, level.isObject else { return }
        var value = text
        if hasEscapes {
            value = []
            JSONTokens.unescapeLeniently(text.span.bytes, into: &value)
        }
        if isAtKey {
            key = String(decoding: value, as: UTF8.self)
            return
        }
        note(level)
        if level.owner >= 0, candidates[level.owner].isDocument, fields.count < Self.maximumKeys {
            fields.append(
                ((path[level.base...] + [key]).joined(separator: "."), String(decoding: value, as: UTF8.self)))
        }
    }

    /// The object at `level` has a value at `key` that is a column.
    private mutating func note(_ level: Level, isArray: Bool = false) {
        guard level.owner >= 0, candidates[level.owner].keys.count < Self.maximumKeys else { return }
        // The parts of extended JSON's scalars are no columns: a reader takes them as one value.
        let steps = (path[level.base...] + [key]).prefix { !$0.hasPrefix("$") }
        let name = steps.joined(separator: ".")
        if name.isEmpty || candidates[level.owner].keys.contains(name) { return }
        candidates[level.owner].keys.append(name)
        if isArray { candidates[level.owner].arrayCount += 1 }
    }

    private mutating func open(isObject: Bool) {
        let pathCount = path.count
        guard levels.count < Self.maximumDepth else {
            skippedDepth = 1
            return
        }
        guard let parent = levels.indices.last else {
            documentCount += 1
            fields.removeAll(keepingCapacity: true)
            let owner = isObject ? candidate([], isDocument: true) : -1
            levels.append(Level(isObject: isObject, owner: owner, base: 0, pathCount: 0))
            isAtKey = isObject
            return
        }
        if levels[parent].isObject {
            if !isObject { note(levels[parent], isArray: true) }
            path.append(key)
            let (owner, base) = isObject ? (levels[parent].owner, levels[parent].base) : (-1, 0)
            levels.append(Level(isObject: isObject, owner: owner, base: base, pathCount: pathCount))
        } else {
            var owner = -1
            if isObject {
                if levels[parent].elements < 0 { levels[parent].elements = find(path, isDocument: false) }
                owner = levels[parent].elements
                if owner >= 0 { candidates[owner].objectCount += 1 }
                if owner < 0 || candidates[owner].objectCount > Self.sampleSize {
                    skippedDepth = 1
                    return
                }
            }
            path.append("[]")
            levels.append(Level(isObject: isObject, owner: owner, base: path.count, pathCount: pathCount))
        }
        isAtKey = isObject
    }

    private mutating func candidate(_ path: [String], isDocument: Bool) -> Int {
        let index = find(path, isDocument: isDocument)
        if index >= 0 { candidates[index].objectCount += 1 }
        return index
    }

    private mutating func find(_ path: [String], isDocument: Bool) -> Int {
        if let index = candidates.firstIndex(where: { $0.path == path && $0.isDocument == isDocument }) { return index }
        guard candidates.count < Self.maximumCandidates else {
            // What lies in the objects of an array is part of those.
            if !path.contains("[]") { isIncomplete = true }
            return -1
        }
        candidates.append(Candidate(path: path, isDocument: isDocument))
        return candidates.count - 1
    }

    /// Skips what is inside the brackets that are only counted.
    private mutating func skip(_ bytes: RawSpan, _ position: inout Int) {
        let count = bytes.byteCount
        while position < count {
            if isInString {
                position = inString(bytes, position)
                continue
            }
            while position &+ 8 <= count {
                let word = ByteScan.word(bytes, position)
                let folded = word | ByteScan.pattern(0x20)
                let found =
                    ByteScan.marks(folded, equalTo: ByteScan.pattern(0x7B))
                    | ByteScan.marks(folded, equalTo: ByteScan.pattern(0x7D))
                    | ByteScan.marks(word, equalTo: ByteScan.pattern(0x22))
                if found != 0 {
                    position &+= ByteScan.firstIndex(found)
                    break
                }
                position &+= 8
            }
            guard position < count else { return }
            let byte = ByteScan.byte(bytes, position)
            position &+= 1
            switch byte {
            case 0x22: isInString = true
            case 0x7B, 0x5B: skippedDepth += 1
            case 0x7D, 0x5D:
                skippedDepth -= 1
                if skippedDepth == 0 { return }
            default: break
            }
        }
    }

    /// Goes on in a string that is only skipped.
    private mutating func inString(_ bytes: RawSpan, _ start: Int) -> Int {
        let count = bytes.byteCount
        var position = start
        if isEscaped {
            isEscaped = false
            position &+= 1
        }
        while position < count {
            while position &+ 8 <= count {
                let word = ByteScan.word(bytes, position)
                let found =
                    ByteScan.marks(word, equalTo: ByteScan.pattern(0x22))
                    | ByteScan.marks(word, equalTo: ByteScan.pattern(0x5C))
                if found != 0 {
                    position &+= ByteScan.firstIndex(found)
                    break
                }
                position &+= 8
            }
            guard position < count else { break }
            let byte = ByteScan.byte(bytes, position)
            position &+= 1
            if byte == 0x22 {
                isInString = false
                return position
            }
            if byte == 0x5C {
                if position == count { isEscaped = true }
                position &+= 1
            }
        }
        return count
    }
}
