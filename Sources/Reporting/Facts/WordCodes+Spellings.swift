extension WordCodes {
    /// The words in one spelling each, and for each number the one that its word has there.
    ///
    /// `google`, `Google` and ` Google ` are one word: letters A to Z count the same in either case, and blanks around a
    /// word or repeated in it count for nothing. The most frequent spelling is shown, of equals the first by its bytes.
    /// `column` is the numbers by booking.
    func inOneSpelling(_ column: [Int32]) -> (words: WordCodes, codes: [Int32]) {
        var counts = [Int](repeating: 0, count: words.count)
        for code in column { counts[Int(code)] += 1 }
        let spellings = words.map { WordCodes.withoutBlanks($0.utf8) }
        var frequency: [[UInt8]: Int] = [:]
        for (spelling, count) in zip(spellings, counts) { frequency[spelling, default: 0] += count }
        var shown: [[UInt8]: [UInt8]] = [:]
        for (spelling, count) in frequency where count > 0 {
            let key = WordCodes.folded(spelling)
            guard let other = shown[key] else {
                shown[key] = spelling
                continue
            }
            let most = frequency[other] ?? 0
            if count > most || count == most && spelling.lexicographicallyPrecedes(other) { shown[key] = spelling }
        }
        var chosen = WordCodes()
        let unknown = Array(BookingFacts.unknown.utf8)
        let codes = spellings.map { spelling -> Int32 in
            let key = WordCodes.folded(spelling)
            return key == unknown ? 0 : chosen.code(shown[key] ?? spelling)
        }
        return (chosen, codes)
    }

    /// Without blanks at either end, and with one space for several.
    private static func withoutBlanks(_ text: some Sequence<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in text {
            let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
            if !isBlank {
                bytes.append(byte)
            } else if let last = bytes.last, last != 0x20 {
                bytes.append(0x20)
            }
        }
        if bytes.last == 0x20 { bytes.removeLast() }
        return bytes
    }

    private static func folded(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }
}
