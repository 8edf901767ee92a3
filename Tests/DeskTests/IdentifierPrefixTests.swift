import BookingModel
import Desk
import Testing

@Suite struct IdentifierPrefixTests {
    @Test func `A prefix stands for all ids that begin so`() throws {
        let prefix = try #require(IdentifierPrefix("3565-B520"))
        #expect(prefix.range.lowerBound.description == "3565b520-0000-0000-0000-000000000000")
        #expect(prefix.range.upperBound.description == "3565b520-ffff-ffff-ffff-ffffffffffff")
    }

    @Test(arguments: ["", "356", "3565x", "smith", "3565b520-55bf-5bff-956d-cdd943088bfe0"])
    func `Anything else is none`(_ text: String) { #expect(IdentifierPrefix(text) == nil) }
}
