/// The distinct words of a column, each with the number at which it was first seen: 0, 1, 2, …
///
/// A missing word, an empty one, and the word that stands for a missing one are number 0, whose word is the empty text.
struct WordCodes: Sendable {
    private(set) var words: [String] = [""]
    private var codes: [[UInt8]: Int32] = [Array(BookingFacts.unknown.utf8): 0]
    /// The first words that are short enough, packed: most columns have fewer than these.
    private var shortWords: [SIMD2<UInt64>] = []
    private var shortCodes: [Int32] = []

    /// The number of a word given as UTF-8.
    mutating func code(_ bytes: [UInt8]) -> Int32 {
        if bytes.isEmpty { return 0 }
        let packed = WordCodes.packed(bytes)
        if let packed {
            for index in shortWords.indices where shortWords[index] == packed { return shortCodes[index] }
        }
        let code: Int32
        if let known = codes[bytes] {
            code = known
        } else {
            code = Int32(words.count)
            words.append(String(decoding: bytes, as: UTF8.self))
            codes[bytes] = code
        }
        if let packed, shortWords.count < 16 {
            shortWords.append(packed)
            shortCodes.append(code)
        }
        return code
    }

    /// A word of up to 15 bytes as two numbers, its length in the highest byte.
    private static func packed(_ bytes: [UInt8]) -> SIMD2<UInt64>? {
        guard bytes.count < 16 else { return nil }
        var low: UInt64 = 0
        var high: UInt64 = 0
        for byte in bytes.prefix(8) { low = low << 8 | UInt64(byte) }
        for byte in bytes.dropFirst(8) { high = high << 8 | UInt64(byte) }
        return SIMD2(low, high | UInt64(bytes.count) << 56)
    }

    /// For each number, the one that its word has in `others`, which learn the words that they lack.
    func recoded(in others: inout WordCodes) -> [Int32] {
        words.map { others.code(Array($0.utf8)) }
    }

    /// For each number, its place when the words are sorted by their bytes, with the missing word last.
    var ranks: [Int32] {
        let order = words.indices.dropFirst().sorted { words[$0].utf8.lexicographicallyPrecedes(words[$1].utf8) }
        var ranks = [Int32](repeating: Int32(words.count - 1), count: words.count)
        for (rank, code) in order.enumerated() { ranks[code] = Int32(rank) }
        return ranks
    }
}
