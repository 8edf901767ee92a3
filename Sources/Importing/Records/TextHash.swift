/// FNV-1a of texts in lower case, one behind the other; nobody chooses them to collide.
struct TextHash {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    private var isEmpty = true

    /// The hash; 0 where all texts are empty.
    var value: UInt64 { isEmpty ? 0 : hash }

    mutating func add(_ text: Span<UInt8>) {
        if !text.isEmpty { isEmpty = false }
        for index in text.indices {
            let byte = text[index]
            hash = (hash ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01b3
        }
        hash = (hash ^ 0x1F) &* 0x100_0000_01b3
    }
}
