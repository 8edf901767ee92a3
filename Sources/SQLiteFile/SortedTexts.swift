internal import BookingModel
internal import Database

/// The texts and keys of some rows that lie behind each other, and the order of the texts.
struct SortedTexts: Sendable {
    /// One text.
    struct Entry: Sendable {
        /// Its first eight bytes, most significant first, with zeros behind its end.
        let prefix: UInt64
        /// Where it lies in the arena.
        let start: UInt32
        let length: UInt32
        /// The place of its row's key.
        let row: UInt32
    }

    /// The texts; in order once they are sorted.
    private(set) var entries: [Entry] = []
    /// The places of the keys of rows without a value.
    private(set) var missing: [UInt32] = []
    /// Whether every row had a text or no value, and a key that is known here.
    private(set) var isPlain = true
    private var arena: [UInt8] = []
    private var identifiers: [Identifier] = []
    private var numbers: [Int64] = []

    /// Appends a row of a key and a text.
    mutating func append(_ row: any ResultRow) {
        let place = UInt32(max(identifiers.count, numbers.count))
        if let identifier = row.identifier(0) {
            identifiers.append(identifier)
        } else {
            if case .integer = row.value(0) {} else { isPlain = false }
            numbers.append(row.integer(0))
        }
        // Keys of both kinds, or more than such an offset reaches, are the engine's.
        if !identifiers.isEmpty && !numbers.isEmpty || arena.count > Int(Int32.max) { isPlain = false }
        guard isPlain else { return }
        guard !row.isNull(1) else { return missing.append(place) }
        let start = arena.count
        let length = row.appendText(1, to: &arena)
        if length == 0, row.value(1) != .text("") { isPlain = false }
        var prefix: UInt64 = 0
        for offset in 0..<8 { prefix = prefix << 8 | (offset < length ? UInt64(arena[start + offset]) : 0) }
        entries.append(Entry(prefix: prefix, start: UInt32(start), length: UInt32(length), row: place))
    }

    /// Puts the texts in the order of their bytes, equal ones in the order of their rows.
    mutating func sort() {
        arena.withUnsafeBufferPointer { arena in
            entries.sort { left, right in
                if left.prefix != right.prefix { return left.prefix < right.prefix }
                let order = SortedTexts.compare(left, arena, right, arena)
                return order == 0 ? left.row < right.row : order < 0
            }
        }
    }

    /// How a text stands to one of other rows: below, at or above it.
    func compare(_ own: Entry, _ others: SortedTexts, _ other: Entry) -> Int {
        if own.prefix != other.prefix { return own.prefix < other.prefix ? -1 : 1 }
        return arena.withUnsafeBufferPointer { left in
            others.arena.withUnsafeBufferPointer { SortedTexts.compare(own, left, other, $0) }
        }
    }

    private static func compare(
        _ left: Entry, _ leftBytes: UnsafeBufferPointer<UInt8>, _ right: Entry, _ rightBytes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        for offset in 0..<Int(min(left.length, right.length)) {
            let bytes = (leftBytes[Int(left.start) + offset], rightBytes[Int(right.start) + offset])
            if bytes.0 != bytes.1 { return bytes.0 < bytes.1 ? -1 : 1 }
        }
        return Int(left.length) - Int(right.length)
    }

    /// Appends a text to a record.
    func appendText(of entry: Entry, to record: RecordScratch) {
        arena.withUnsafeBufferPointer { arena in
            let bytes = arena.baseAddress.map { $0 + Int(entry.start) }
            record.append(type: 13 + 2 * UInt64(entry.length), bytes: bytes, count: Int(entry.length))
        }
    }

    /// Appends a row's key to a record.
    func appendKey(of row: UInt32, to record: RecordScratch) {
        guard identifiers.isEmpty else {
            return record.append(identifier: identifiers[Int(row)])
        }
        record.append(integer: numbers[Int(row)])
    }
}

/// Sorted texts of several stretches of a table, or a share of them, taken together in their order.
struct MergedTexts {
    private let parts: [SortedTexts]
    private var places: [Range<Int>]

    init(_ parts: [SortedTexts], _ places: [Range<Int>]) {
        self.parts = parts
        self.places = places
    }

    /// The next text: its part and its entry. Of equal ones the earlier part's comes first, as its rows do.
    mutating func next() -> (part: Int, entry: SortedTexts.Entry)? {
        var first: (part: Int, entry: SortedTexts.Entry)?
        for part in parts.indices where !places[part].isEmpty {
            let entry = parts[part].entries[places[part].lowerBound]
            if let known = first, parts[known.part].compare(known.entry, parts[part], entry) <= 0 { continue }
            first = (part, entry)
        }
        if let first { places[first.part] = places[first.part].dropFirst() }
        return first
    }

    /// Whether two of the texts are the same.
    var holdOneTwice: Bool {
        var rest = self
        var last: (part: Int, entry: SortedTexts.Entry)?
        while let text = rest.next() {
            if let last, parts[last.part].compare(last.entry, parts[text.part], text.entry) == 0 { return true }
            last = text
        }
        return false
    }
}
