import BookingModel
import TestSupport
import Testing

@testable import Importing

@Suite struct SeenBookingsTests {
    @Test(arguments: [0, 1_000, 60_000]) func `A booking that was met is never denied`(_ expected: Int) {
        var seen = SeenBookings(expecting: expected)
        let identifiers = (0..<50_000).map { Identifier(namespace: Identifier.Namespace.booking, name: "\($0)") }
        for identifier in identifiers { _ = seen.insert(identifier) }
        #expect(identifiers.allSatisfy { seen.insert($0) })
    }

    @Test func `With room enough hardly any new booking goes the careful way`() {
        var seen = SeenBookings(expecting: 50_000)
        var mistaken = 0
        for number in 0..<50_000
        where seen.insert(Identifier(namespace: Identifier.Namespace.booking, name: "\(number)")) {
            mistaken += 1
        }
        #expect(mistaken < 250, "\(mistaken) of 50,000")
    }
}
