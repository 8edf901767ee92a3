import TestSupport
import Testing

@testable import Importing

@Suite struct SpellingTests {
    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1),
        ("abc", "ab", 1),
        ("kitten", "sitting", 3), ("ca", "abc", 3), ("created_at", "createdat", 1),
    ])
    func `The distance counts single slips`(_ left: String, _ right: String, _ distance: Int) {
        #expect(Spelling.distance(left, right) == distance)
        #expect(Spelling.distance(right, left) == distance)
    }

    @Test func `The nearest is suggested, and nothing where all are far`() {
        let known = ["column", "constant", "join", "product"]
        #expect(Spelling.nearest(to: "colum", among: known) == "column")
        #expect(Spelling.nearest(to: "CONSTNAT", among: known) == "constant")
        #expect(Spelling.nearest(to: "gather", among: known) == nil)
        #expect(Spelling.nearest(to: "x", among: []) == nil)
    }

    @Test func `No distance is longer than the longer word`() {
        var generator = SeededGenerator(seed: 14)
        for _ in 0..<500 {
            let words = (0..<2).map { _ in
                String(
                    (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                        "abc".randomElement(using: &generator) ?? "a"
                    })
            }
            let distance = Spelling.distance(words[0], words[1])
            #expect(distance <= max(words[0].count, words[1].count))
            #expect(distance >= abs(words[0].count - words[1].count))
            #expect((distance == 0) == (words[0] == words[1]))
        }
    }
}
