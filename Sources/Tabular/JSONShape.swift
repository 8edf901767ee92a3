/// How a JSON file holds its records.
///
/// The path of an array is the keys that lead to it, and `[]` behind an array whose elements hold it: `["data", "items"]`,
/// `["results", "[]", "bookings"]`. The empty path is a document that is an array itself.
public enum JSONShape: Sendable, Equatable {
    /// An object on each line.
    case lines
    /// Documents one after another, mostly one. The records are the elements of these arrays (nil: of the first array of
    /// objects met) and, with `objects`, documents that are objects without such an array.
    case documents(arrays: [[String]]?, objects: Bool)

    /// Bytes of a file or a document that are looked at.
    static let windowSize = 1 << 16

    /// Arrays of records, one after another.
    public static let array = JSONShape.documents(arrays: [[]], objects: false)
    /// Objects that are records themselves, one after another, or arrays of them.
    public static let objects = JSONShape.documents(arrays: [[]], objects: true)

    /// An object with the array of records somewhere inside; nil is the first array of objects met.
    public static func wrapped(path: [String]?) -> JSONShape {
        .documents(arrays: path.map { [$0] }, objects: false)
    }

    /// The shape by the first bytes of a file; nil when they hold nothing.
    public init?(recognising prefix: [UInt8]) {
        let bytes = prefix.span.bytes
        let start = JSONTokens.skipSpace(bytes, prefix.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        guard start < prefix.count else { return nil }
        var survey = JSONSurvey()
        survey.add(bytes.extracting(start..<min(prefix.count, start + Self.windowSize)))
        if prefix[start] == 0x7B, Self.isLines(bytes, from: start), survey.choice()?.isDocument ?? true {
            self = .lines
        } else {
            self = survey.shape()
        }
    }

    /// The path of an array as messages and mapping files write it: `results[].bookings`.
    public static func text(of path: [String]) -> String {
        path.reduce(into: "") { text, step in
            text += step == "[]" || text.isEmpty ? step : "." + step
        }
    }

    /// The path that `text` spells: `results[].bookings`.
    public static func path(_ text: String) -> [String] {
        text.split(separator: ".").flatMap { part in
            var name = String(part)
            var brackets = 0
            while name.hasSuffix("[]") {
                name.removeLast(2)
                brackets += 1
            }
            return (name.isEmpty ? [] : [name]) + Array(repeating: "[]", count: brackets)
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
