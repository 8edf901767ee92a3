/// Remembers what words mean: an export has a handful of status words and a million rows.
struct WordCache<Meaning> {
    private var entries: [(word: [UInt8], meaning: Meaning)] = []
    private var last = 0
    /// Past this many the column holds no words but texts, and remembering them would only cost.
    private static var limit: Int { 64 }

    /// The meaning of the word at `range` of `bytes`, computed once for each word.
    mutating func meaning<Failure: Error>(
        of bytes: [UInt8], _ range: Range<Int>, compute: (String) throws(Failure) -> Meaning
    ) throws(Failure) -> Meaning {
        if last < entries.count, WordCache.equal(entries[last].word, bytes, range) { return entries[last].meaning }
        for index in entries.indices where WordCache.equal(entries[index].word, bytes, range) {
            last = index
            return entries[index].meaning
        }
        let meaning = try compute(String(decoding: bytes[range], as: UTF8.self))
        if entries.count < WordCache.limit { entries.append((Array(bytes[range]), meaning)) }
        return meaning
    }

    private static func equal(_ word: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard word.count == range.count else { return false }
        for index in word.indices where word[index] != bytes[range.lowerBound + index] { return false }
        return true
    }
}
