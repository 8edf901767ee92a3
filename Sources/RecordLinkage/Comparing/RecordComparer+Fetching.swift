/// Values of many pairs are fetched before the first of them is compared.
extension RecordComparer {
    /// How many pairs' values are fetched before the first of them is compared.
    private static let fetchedAtOnce = 64

    /// Hands on the values of each pair in one column.
    @inline(__always)
    func forEachPair(
        _ pairs: ArraySlice<UInt64>, _ column: Int, in vocabulary: Vocabulary, _ scratch: inout ComparisonScratch,
        _ body: (Int, UInt32, UInt32, inout ComparisonScratch) -> Void
    ) {
        forEachPair(pairs, column, also: column, in: vocabulary, &scratch) { body($0, $1, $2, &$5) }
    }

    /// Hands on the values of each pair in two columns, those of the first being numbers of a vocabulary.
    ///
    /// They are fetched some at a time and with no decision between, and so is what the vocabulary knows of them: a pair's
    /// second record is anywhere in memory, and so the processor waits for many far places together.
    @inline(__always)
    func forEachPair(
        _ pairs: ArraySlice<UInt64>, _ column: Int, also other: Int, in vocabulary: Vocabulary,
        _ scratch: inout ComparisonScratch,
        _ body: (Int, UInt32, UInt32, UInt32, UInt32, inout ComparisonScratch) -> Void
    ) {
        let size = RecordComparer.fetchedAtOnce
        values.withUnsafeBufferPointer { values in
            withUnsafeTemporaryAllocation(of: SIMD4<UInt32>.self, capacity: size) { fetched in
                for start in stride(from: pairs.startIndex, to: pairs.endIndex, by: size) {
                    let some = start..<min(start + size, pairs.endIndex)
                    for (place, index) in some.enumerated() {
                        let one = Int(truncatingIfNeeded: pairs[index] >> 32) * width
                        let two = Int(truncatingIfNeeded: pairs[index] & 0xFFFF_FFFF) * width
                        fetched[place] = SIMD4(
                            values[one + column], values[two + column], values[one + other], values[two + other])
                    }
                    for place in 0..<some.count { scratch.touched ^= vocabulary.touch(fetched[place].y) }
                    for place in 0..<some.count {
                        let own = fetched[place]
                        body(start - pairs.startIndex + place, own.x, own.y, own.z, own.w, &scratch)
                    }
                }
            }
        }
    }
}
