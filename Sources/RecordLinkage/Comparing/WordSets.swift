/// The words of each value of a vocabulary, and what sharing one says.
struct WordSets: Sendable {
    /// Where each value's words begin in `words`; one more at the end.
    private var starts: [UInt32] = [0, 0]
    /// Word numbers, ascending within a value.
    private var words: [UInt32] = []
    /// Bits of information in a word, by its number: rare words tell more.
    private(set) var weights: [Float] = []

    /// Takes the values apart at spaces.
    init(_ values: Vocabulary) {
        var vocabulary = Vocabulary()
        var counts: [Int] = [0]
        for id in 1..<UInt32(values.count + 1) {
            var own: [UInt32] = []
            for word in values.value(id).split(separator: 0x20) {
                let number = vocabulary.intern(Array(word).span)
                if !own.contains(number) { own.append(number) }
                if Int(number) == counts.count { counts.append(0) }
            }
            own.sort()
            for number in own { counts[Int(number)] += 1 }
            words += own
            starts.append(UInt32(words.count))
        }
        let total = Double(max(values.count, 2))
        weights = counts.map { Logarithm.base2(total * 1.5 / Double($0 + 1)) }
        hashes = vocabulary.hashes
    }

    /// The contents' hash of each word.
    let hashes: [UInt64]

    /// The words of a value.
    @inline(__always)
    func words(of id: UInt32) -> ArraySlice<UInt32> { words[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])] }

    /// The weight that two values share over the weight of both together, and over that of the lighter one.
    func overlap(_ first: UInt32, _ second: UInt32) -> (ofBoth: Float, ofLesser: Float) {
        var index = Int(starts[Int(first)])
        var other = Int(starts[Int(second)])
        let end = Int(starts[Int(first) + 1])
        let otherEnd = Int(starts[Int(second) + 1])
        var shared: Float = 0
        var firstSum: Float = 0
        var secondSum: Float = 0
        while index < end || other < otherEnd {
            let left = index < end ? words[index] : .max
            let right = other < otherEnd ? words[other] : .max
            let weight = weights[Int(min(left, right))]
            if left <= right {
                firstSum += weight
                index += 1
            }
            if right <= left {
                secondSum += weight
                other += 1
            }
            if left == right { shared += weight }
        }
        guard shared > 0 else { return (0, 0) }
        return (shared / (firstSum + secondSum - shared), shared / min(firstSum, secondSum))
    }
}
