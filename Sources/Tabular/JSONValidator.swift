/// Accepts or refuses a whole JSON document by RFC 8259, with the readers' own tokenizer.
///
/// Where the standard leaves the choice: a byte order mark is skipped; numbers of any size are accepted, for they are
/// kept as written; halves of surrogate pairs, bytes that are not UTF-8, UTF-16, and brackets nested more than 512
/// deep are refused. A key that is there twice is accepted here, for the grammar allows it; as a record it is a defect.
public enum JSONValidator {
    /// Throws what is wrong with the document first, with line and column.
    public static func validate(_ bytes: [UInt8]) throws(JSONDefect) {
        let span = bytes.span.bytes
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var fault: JSONFault?
        do throws(JSONFault) {
            if case .invalid(let offset) = TextCheck.firstFault(
                in: span, from: start, to: bytes.count, allowingNUL: true)
            {
                throw JSONFault(.invalidUTF8, offset)
            }
            let end = JSONTokens.skipSpace(span, try JSONTokens.valueEnd(span, start))
            if end < bytes.count { throw JSONFault(.trailingContent, end) }
        } catch {
            fault = error
        }
        if let fault { throw JSONDefect(fault, in: span, line: 1, lineStart: start) }
    }
}

extension JSONDefect {
    /// A fault with its place: `line` begins at `lineStart`, which lies before the fault.
    init(_ fault: JSONFault, in bytes: RawSpan, line: Int, lineStart: Int, key: String? = nil) {
        var lines = LineCounter(line: line, lineStart: lineStart)
        lines.advance(to: fault.offset, in: bytes)
        self.init(
            kind: fault.kind, key: key, line: lines.line, column: fault.offset - lines.lineStart + 1,
            offset: fault.offset)
    }
}

/// Where a line of JSON text begins.
struct LineCounter: Sendable {
    private(set) var line: Int
    /// Offset of the line's first byte, in the bytes at hand; negative when it lies before them.
    private(set) var lineStart: Int
    private var position: Int
    /// What ends a line: LF, or CR alone.
    var lineBreak: UInt8 = 0x0A

    init(line: Int = 1, lineStart: Int = 0) {
        self.line = line
        self.lineStart = lineStart
        position = max(lineStart, 0)
    }

    /// Counts the lines up to `end`.
    @inline(__always)
    mutating func advance(to end: Int, in bytes: RawSpan) {
        while position < end {
            let found = ByteScan.find(lineBreak, in: bytes, from: position, to: end)
            if found == end {
                position = end
                return
            }
            line &+= 1
            lineStart = found &+ 1
            position = found &+ 1
        }
    }

    /// The bytes at hand now begin `count` later.
    mutating func rebase(by count: Int) {
        lineStart -= count
        position -= count
    }
}
