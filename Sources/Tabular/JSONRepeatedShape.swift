/// What stands around the values of a flat object of texts, as a program writes it into one cell after another:
/// `{"firstName":"`, `","lastName":"`, …, `"}`. Where a cell holds the same between its values, only those are left to
/// find.
///
/// The text was read strictly once, and a string without quotes, backslashes and control characters can stand for any
/// other: so what is found here is what strict reading would find.
struct JSONRepeatedShape: Sendable {
    /// The pieces of text one behind the other, and eight bytes more so that words can be loaded at their ends.
    private var text: [UInt8] = []
    /// Where each piece ends in `text`, and the column of the value behind it, -1 behind the last.
    private var pieces: [(end: Int, column: Int)] = []

    /// A shape that no object has.
    init() {}

    /// The shape of an object that was read into `fields`; nil where it holds anything but texts as they are.
    init?(of bytes: RawSpan, _ fields: [Field]) {
        let columns = fields.indices.filter { fields[$0].kind != .absent }.sorted {
            fields[$0].offset < fields[$1].offset
        }
        guard !columns.isEmpty, columns.allSatisfy({ fields[$0].kind == .text }) else { return nil }
        var position = 0
        for column in columns {
            append(bytes, position..<fields[column].range.lowerBound, column)
            position = fields[column].range.upperBound
        }
        append(bytes, position..<bytes.byteCount, -1)
        text.append(contentsOf: repeatElement(0, count: 8))
    }

    private mutating func append(_ bytes: RawSpan, _ piece: Range<Int>, _ column: Int) {
        for index in piece { text.append(ByteScan.byte(bytes, index)) }
        pieces.append((text.count, column))
    }

    /// Reads an object of this shape into `fields`, which has a field for each column; false where it has another one, or
    /// is no text.
    func read(_ bytes: RawSpan, into fields: inout [Field]) -> Bool {
        guard !pieces.isEmpty else { return false }
        var isASCII = true
        var position = 0
        var start = 0
        for piece in pieces {
            guard isSame(bytes, position, start..<piece.end) else { return false }
            position &+= piece.end &- start
            start = piece.end
            if piece.column < 0 { break }
            guard let end = JSONRepeatedShape.valueEnd(bytes, position, &isASCII) else { return false }
            fields[piece.column] = Field(position, end, .text)
            position = end
        }
        guard position == bytes.byteCount else { return false }
        return isASCII || TextCheck.firstFault(in: bytes, from: 0, to: position, allowingNUL: true) == nil
    }

    /// Whether the bytes at `position` are those of a piece.
    @inline(__always)
    private func isSame(_ bytes: RawSpan, _ position: Int, _ piece: Range<Int>) -> Bool {
        let text = text.span.bytes
        let count = piece.count
        guard position &+ count <= bytes.byteCount else { return false }
        var offset = 0
        while offset < count {
            let place = position &+ offset
            guard place &+ 8 <= bytes.byteCount else { break }
            let difference = ByteScan.word(bytes, place) ^ ByteScan.word(text, piece.lowerBound &+ offset)
            // Of the last word only what belongs to the piece.
            let kept = min(8, count &- offset)
            if difference << UInt64(64 &- 8 &* kept) != 0 { return false }
            offset &+= 8
        }
        while offset < count {
            let wanted = ByteScan.byte(text, piece.lowerBound &+ offset)
            if ByteScan.byte(bytes, position &+ offset) != wanted { return false }
            offset &+= 1
        }
        return true
    }

    /// The closing quote of the string that begins at `start`; nil where something stands in it that is not itself.
    @inline(__always)
    private static func valueEnd(_ bytes: RawSpan, _ start: Int, _ isASCII: inout Bool) -> Int? {
        var position = start
        while position &+ 8 <= bytes.byteCount {
            let word = ByteScan.word(bytes, position)
            if word & ByteScan.highs != 0 { isASCII = false }
            let found =
                ByteScan.marks(word, equalTo: ByteScan.pattern(0x22)) | ByteScan.marks(word, below: 0x20)
                | ByteScan.marks(word, equalTo: ByteScan.pattern(0x5C))
            if found != 0 {
                let end = position &+ ByteScan.firstIndex(found)
                return ByteScan.byte(bytes, end) == 0x22 ? end : nil
            }
            position &+= 8
        }
        while position < bytes.byteCount {
            let byte = ByteScan.byte(bytes, position)
            if byte == 0x22 { return position }
            if byte < 0x20 || byte == 0x5C { return nil }
            if byte >= 0x80 { isASCII = false }
            position &+= 1
        }
        return nil
    }
}
