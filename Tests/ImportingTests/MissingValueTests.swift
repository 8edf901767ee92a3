import TestSupport
import Testing

@testable import Importing

@Suite struct MissingValueTests {
    @Test func `No word for nothing is told by its first letter that it cannot be one`() {
        var random = SeededGenerator(seed: 5)
        let words = [
            "null", "(null)", "nil", "n/a", "N/A.", "na", "none", "NaN", "#null!", "#REF!", "undefined", "unknown",
            "(unknown)", "-", "--", "–", "—", ".", "...", "?", "n/d", "k.a.", "s/o", "tbc", "TBA", "t.b.c.", "\\n",
            "0000-00-00", "0001-01-01T00:00:00", "00/00/0000", "0", "00000000000",
        ]
        for _ in 0..<20_000 {
            var word = Array((words.randomElement(using: &random) ?? "-").utf8)
            // As it is, in another case, or a little longer or shorter.
            let place = Int.random(in: 0..<word.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: word[place] ^= word[place] &- 0x41 < 26 || word[place] &- 0x61 < 26 ? 0x20 : 0
            case 1: word.append(word[place])
            case 2: word.removeLast()
            default: break
            }
            guard let first = word.first else { continue }
            for field in ImportField.allCases where MissingValue.isMissing(word.span, in: field) {
                #expect(!MissingValue.cannotBeMissing(from: first, count: word.count))
            }
        }
    }
}
