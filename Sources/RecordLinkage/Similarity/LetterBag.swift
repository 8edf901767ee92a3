/// The letters of a text without their order: what a text and the same text shaken up have in common.
enum LetterBag {
    /// Twice the letters in common over the letters of both, from 0 to 1.
    static func similarity(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Double {
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        var counts = [32 of Int8](repeating: 0)
        for index in 0..<min(first.count, 100) { counts[Int(first[index] & 31)] += 1 }
        var common = 0
        for index in 0..<min(second.count, 100) {
            let letter = Int(second[index] & 31)
            if counts[letter] > 0 {
                counts[letter] -= 1
                common += 1
            }
        }
        return 2 * Double(common) / Double(first.count + second.count)
    }
}
