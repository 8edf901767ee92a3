import Testing

@testable import RecordLinkage

@Suite struct EditDistanceTests {
    @Test(
        "insertions, deletions, substitutions and exchanges of neighbours count once each",
        arguments: [
            ("smith", "smith", 0), ("smith", "smyth", 1), ("smith", "smtih", 1), ("smith", "smit", 1),
            ("smith", "smithe", 1), ("", "abc", 3), ("abc", "", 3), ("ca", "abc", 3), ("kitten", "sitting", 3),
        ])
    func distance(first: String, second: String, expected: Int) {
        var edits = EditDistance()
        #expect(edits.between(Array(first.utf8).span, Array(second.utf8).span) == expected)
        #expect(edits.between(Array(second.utf8).span, Array(first.utf8).span) == expected)
    }
}
