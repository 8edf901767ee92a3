/// Small readings over the UTF-8 of one value. Spans cannot be stored, so the position travels beside them.
extension Span<UInt8> {
    /// The run of at least `least` and at most `most` digits at `position` as a number; nil, and no move, where there
    /// are fewer.
    func readDigits(at position: inout Int, least: Int = 1, most: Int) -> Int? {
        var value = 0
        var end = position
        while end < count, end - position < most, self[end] &- 0x30 < 10 {
            value = value * 10 + Int(self[end] &- 0x30)
            end += 1
        }
        guard end - position >= least else { return nil }
        position = end
        return value
    }

    /// Moves over `byte` where it stands at `position`; gives whether it did.
    func skip(_ byte: UInt8, at position: inout Int) -> Bool {
        guard position < count, self[position] == byte else { return false }
        position += 1
        return true
    }

    /// Moves over spaces.
    func skipSpaces(at position: inout Int) {
        while position < count, self[position] == 0x20 { position += 1 }
    }

    /// The run of ASCII letters at `position` in lower case, at most 12 of them.
    func readWord(at position: inout Int) -> String {
        var letters: [UInt8] = []
        while position < count, letters.count < 12, (0x61...0x7A).contains(self[position] | 0x20) {
            letters.append(self[position] | 0x20)
            position += 1
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// The run of Latin letters at `position` in plain lower case, at most 12 of them: `März` is `marz`.
    func readLetters(at position: inout Int) -> String {
        var letters = readWord(at: &position)
        // Nearly all words end here: letters with accents have bytes of their own.
        while position + 1 < count, (0xC3...0xC5).contains(self[position]) || self[position] == 0xCC,
            letters.utf8.count < 12
        {
            var next = position
            if self[position] == 0xC3 {
                guard let letter = LatinLetters.block[Int(self[position + 1] & 0x1F)] else { break }
                letters.append(letter)
            } else if self[position] != 0xCC {
                // Polish letters, of the block behind.
                let scalar = UInt32(self[position] & 0x1F) << 6 | UInt32(self[position + 1] & 0x3F)
                let plain = LatinLetters.folded(Unicode.Scalar(scalar).map(String.init) ?? "")
                guard plain.utf8.count == 1 else { break }
                letters += plain
            }
            next += 2
            letters += readWord(at: &next)
            position = next
        }
        return letters
    }

    /// The bounds without the blanks (space, tab, line ends) at both ends.
    func trimmedRange() -> Range<Int> {
        if count > 0, self[0] > 0x20, self[count - 1] > 0x20 { return 0..<count }
        var start = 0
        var end = count
        while start < end, self[start] <= 0x20 { start += 1 }
        while end > start, self[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    /// The bytes as a text.
    var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for index in indices { bytes.append(self[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
