/// The distinct words of a column, each with the number at which it was first seen: 0, 1, 2, …
///
/// A missing word, an empty one, and the word that stands for a missing one are number 0, whose word is the empty text.
struct WordCodes {
    private(set) var words: [String] = [""]
    private var codes: [[UInt8]: Int32] = [Array(BookingFacts.unknown.utf8): 0]
    /// Neighbouring bookings often share their words.
    private var latest: [UInt8] = []
    private var latestCode: Int32 = 0

    /// The number of a word given as UTF-8.
    mutating func code(_ bytes: [UInt8]) -> Int32 {
        if bytes.isEmpty { return 0 }
        if bytes == latest { return latestCode }
        let code: Int32
        if let known = codes[bytes] {
            code = known
        } else {
            code = Int32(words.count)
            words.append(String(decoding: bytes, as: UTF8.self))
            codes[bytes] = code
        }
        latest = bytes
        latestCode = code
        return code
    }

    /// For each number, its place when the words are sorted by their bytes, with the missing word last.
    var ranks: [Int32] {
        let order = words.indices.dropFirst().sorted { words[$0].utf8.lexicographicallyPrecedes(words[$1].utf8) }
        var ranks = [Int32](repeating: Int32(words.count - 1), count: words.count)
        for (rank, code) in order.enumerated() { ranks[code] = Int32(rank) }
        return ranks
    }
}
