/// A postcode and a town in one cell, in either order: `10115 Berlin`, `1012 AB Amsterdam`, `Leeds LS1 4AP`.
struct PostcodeAndTown {
    /// Where the postcode is; nil where there is none that can be told.
    private(set) var postcode: Range<Int>?
    /// Where the town is; nil where there is none.
    private(set) var town: Range<Int>?

    /// Parts a trimmed value. What begins or ends in no digits is all town.
    init(_ bytes: Span<UInt8>) {
        var words: [Range<Int>] = []
        var start = 0
        for index in 0...bytes.count where index == bytes.count || [0x20, 0x2C].contains(bytes[index]) {
            if index > start { words.append(start..<index) }
            start = index + 1
        }
        guard let first = words.first, let last = words.last else { return }
        func isNumbered(_ word: Range<Int>) -> Bool { word.contains { bytes[$0] &- 0x30 < 10 } }
        let leading = words.prefix(while: isNumbered).count
        let trailing = words.reversed().prefix(while: isNumbered).count
        if leading == words.count {
            postcode = first.lowerBound..<last.upperBound
        } else if leading > 0 {
            // The letters of a Dutch postcode stand apart.
            let hasLetters =
                leading == 1 && first.count == 4 && words.count > 2 && words[1].count == 2
                && words[1].allSatisfy { (0x41...0x5A).contains(bytes[$0]) }
            let count = leading + (hasLetters ? 1 : 0)
            postcode = first.lowerBound..<words[count - 1].upperBound
            town = words[count].lowerBound..<last.upperBound
        } else if trailing > 0, trailing < 3 {
            let count = words.count - trailing
            town = first.lowerBound..<words[count - 1].upperBound
            postcode = words[count].lowerBound..<last.upperBound
        } else {
            town = first.lowerBound..<last.upperBound
        }
    }
}
