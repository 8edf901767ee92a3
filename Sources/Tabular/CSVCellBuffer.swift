/// Cells of a CSV file as bytes, before they go to a sink.
///
/// Apart from the writer so that it is not generic: another module's calls reach the same specialised code.
struct CSVCellBuffer: Sendable {
    /// Room behind the bytes: every copy writes eight at a time.
    private static let slack = 16

    let delimiter: UInt8
    let guardsFormulas: Bool
    private var storage: [UInt8]
    private(set) var count = 0

    init(delimiter: UInt8, guardsFormulas: Bool, capacity: Int) {
        self.delimiter = delimiter
        self.guardsFormulas = guardsFormulas
        storage = [UInt8](repeating: 0, count: capacity + Self.slack)
    }

    /// Hands everything to the sink and keeps the room.
    mutating func drain<Sink: ByteSink>(into sink: inout Sink) throws(TabularError) {
        try sink.write(storage.span.extracting(..<count))
        count = 0
    }

    mutating func append(_ byte: UInt8) {
        reserve(1)
        storage[count] = byte
        count += 1
    }

    /// Appends bytes as they are.
    mutating func append(_ bytes: RawSpan) {
        reserve(bytes.byteCount)
        copy(bytes)
    }

    /// Appends a cell's value, in quotes where it needs them; true when it was guarded.
    mutating func appendCell(_ bytes: RawSpan, isText: Bool) -> Bool {
        let isGuarded = isText && guardsFormulas && FormulaGuard.isFormula(bytes)
        reserve(bytes.byteCount * 2 + 3)
        if !needsQuotes(bytes) {
            if isGuarded { put(0x27) }
            copy(bytes)
            return isGuarded
        }
        put(0x22)
        if isGuarded { put(0x27) }
        var start = 0
        while true {
            let quote = ByteScan.find(0x22, in: bytes, from: start, to: bytes.byteCount)
            copy(bytes.extracting(start..<quote))
            if quote == bytes.byteCount { break }
            put(0x22)
            put(0x22)
            start = quote + 1
        }
        put(0x22)
        return isGuarded
    }

    /// Whether a value holds the delimiter, a quote or a line break.
    func needsQuotes(_ bytes: RawSpan) -> Bool {
        let pattern = ByteScan.pattern(delimiter)
        let end = bytes.byteCount
        var position = 0
        while position &+ 8 <= end {
            let word = ByteScan.word(bytes, position)
            let found =
                ByteScan.marks(word, equalTo: pattern) | ByteScan.marks(word, equalTo: ByteScan.pattern(0x22))
                | ByteScan.marks(word, equalTo: ByteScan.pattern(0x0A))
                | ByteScan.marks(word, equalTo: ByteScan.pattern(0x0D))
            if found != 0 { return true }
            position &+= 8
        }
        while position < end {
            let byte = ByteScan.byte(bytes, position)
            if byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D { return true }
            position &+= 1
        }
        return false
    }

    private mutating func reserve(_ more: Int) {
        let needed = count + more + Self.slack
        if needed <= storage.count { return }
        storage.append(contentsOf: repeatElement(0, count: max(needed, storage.count * 2) - storage.count))
    }

    private mutating func put(_ byte: UInt8) {
        storage[count] = byte
        count &+= 1
    }

    private mutating func copy(_ bytes: RawSpan) {
        let end = bytes.byteCount
        let start = count
        var span = storage.mutableSpan
        var target = span.mutableBytes
        var position = 0
        while position &+ 8 <= end {
            target.storeBytes(
                of: ByteScan.word(bytes, position).littleEndian, toByteOffset: start &+ position, as: UInt64.self)
            position &+= 8
        }
        while position < end {
            target.storeBytes(of: ByteScan.byte(bytes, position), toByteOffset: start &+ position, as: UInt8.self)
            position &+= 1
        }
        count &+= end
    }
}
