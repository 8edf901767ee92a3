/// Puts right what programs on the way have done to a text: entities of HTML, UTF-8 read as Windows-1252, invisible
/// characters. Meant for values that hold `&` or a byte outside ASCII; all others need none of it.
struct TextRepair {
    /// The value as it was meant, in UTF-8.
    private(set) var bytes: [UInt8]
    /// What was done, in order.
    private(set) var kinds: [RepairKind] = []

    /// Whether something was taken for what it is not, so that the original is worth keeping.
    var changesMeaning: Bool { kinds.contains(.htmlEntities) || kinds.contains(.mojibake) }

    /// Repairs a value.
    ///
    /// `hasPlainBlanks`: no-break and thin spaces inside become blanks, as in dates and amounts; in texts they may stay.
    init(_ value: ArraySlice<UInt8>, hasPlainBlanks: Bool) {
        bytes = Array(value)
        // Entities first: what they stand for may be half of a garbled letter. Twice: a page may encode what a
        // database had encoded; a third time nobody has seen.
        for _ in 0..<3 {
            guard bytes.contains(UInt8(ascii: "&")), let decoded = HTMLEntities.decoded(bytes) else { break }
            bytes = decoded
            if kinds.isEmpty { kinds = [.htmlEntities] }
        }
        if bytes.contains(where: { $0 >= 0x80 }) {
            for _ in 0..<3 {
                guard let meant = Mojibake.repaired(bytes) else { break }
                bytes = meant
                if kinds.last != .mojibake { kinds.append(.mojibake) }
            }
            if let visible = InvisibleCharacters.removed(from: bytes, hasPlainBlanks: hasPlainBlanks) {
                bytes = visible
                kinds.append(.invisibleCharacters)
            }
        }
    }
}
