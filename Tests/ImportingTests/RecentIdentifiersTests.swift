import BookingModel
import TestSupport
import Testing

@testable import Importing

@Suite struct RecentIdentifiersTests {
    private static let system = Array("legacy".utf8)

    @Test(arguments: [1, 16, 1 << 12]) func `A reference has one identifier, however many share its place`(count: Int) {
        var random = SeededGenerator(seed: 7)
        var name = PrefixedName(Identifier.Namespace.session, system: Self.system)
        var recent = RecentIdentifiers(name, count: count)
        for _ in 0..<5_000 {
            let reference = Array("S\(Int.random(in: 0..<700, using: &random))".utf8)[...]
            #expect(recent.identifier(reference) == name.identifier(reference))
        }
    }

    @Test func `A reference that was marked lately is known to be, and no other`() {
        var recent = RecentIdentifiers(PrefixedName(Identifier.Namespace.group, system: Self.system), count: 1 << 12)
        var marked: Set<String> = []
        var found = 0
        var random = SeededGenerator(seed: 8)
        for _ in 0..<5_000 {
            let reference = "G-\(Int.random(in: 0..<300, using: &random))"
            let (_, wasMarked) = recent.mark(Array(reference.utf8)[...])
            if wasMarked {
                #expect(marked.contains(reference))
                found += 1
            }
            marked.insert(reference)
        }
        // A few share a place with another; nearly all are found again.
        #expect(found > 4_000, "\(found) of 4,700")
    }
}
