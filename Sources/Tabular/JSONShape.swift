/// How a JSON file holds its records.
public enum JSONShape: Sendable, Equatable {
    /// One array; each element is a record.
    case array
    /// An object on each line.
    case lines
    /// An object with the array of records somewhere inside; nil is the first array of objects met.
    case wrapped(path: [String]?)
    /// One object that is itself a record, or several one after another.
    case objects

    /// The shape by the first bytes of a file; nil when they hold nothing.
    public init?(recognising prefix: [UInt8]) {
        let bytes = prefix.span.bytes
        let start = JSONTokens.skipSpace(bytes, prefix.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        guard start < prefix.count else { return nil }
        if prefix[start] == 0x5B {
            self = .array
            return
        }
        if Self.isLines(bytes, from: start) {
            self = .lines
            return
        }
        if let end = JSONTokens.roughEnd(bytes, start) {
            let next = JSONTokens.skipSpace(bytes, end)
            if next < prefix.count, prefix[next] == 0x7B {
                self = .objects
                return
            }
        }
        var walker = JSONWrapperWalker(target: nil)
        var position = start
        let step = try? walker.advance(bytes, &position, isFinal: false)
        switch step {
        case .records: self = .wrapped(path: walker.path)
        case .end: self = .objects
        case .needsMore, nil: self = JSONTokens.roughEnd(bytes, start) == nil ? .wrapped(path: nil) : .objects
        }
    }

    /// Whether the first line holds a whole object and something follows, or the next line begins with a brace though
    /// the first had not left a value open.
    private static func isLines(_ bytes: RawSpan, from start: Int) -> Bool {
        let count = bytes.byteCount
        let lineEnd = ByteScan.findLineBreak(in: bytes, from: start, to: count)
        let next = JSONTokens.skipSpace(bytes, lineEnd)
        guard next < count else { return false }
        if let end = JSONTokens.roughEnd(bytes, start), end <= lineEnd, JSONTokens.skipSpace(bytes, end) >= lineEnd {
            return true
        }
        guard ByteScan.byte(bytes, next) == 0x7B else { return false }
        let before = ByteScan.byte(bytes, next - 1)
        guard before != 0x20 && before != 0x09 else { return false }
        var last = lineEnd - 1
        while last > start, ByteScan.byte(bytes, last) <= 0x20 { last -= 1 }
        return last > start && ![0x3A, 0x2C, 0x5B, 0x7B].contains(ByteScan.byte(bytes, last))
    }
}
