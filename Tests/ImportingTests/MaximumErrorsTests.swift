import Importing
import Testing

@Suite struct MaximumErrorsTests {
    @Test(arguments: ["0", "20", "5%", "0.25%", "12.5%", "0.05%", "100%"]) func `What is typed is what is read`(
        _ text: String
    ) {
        #expect(MaximumErrors(text)?.description == text)
    }

    @Test(arguments: ["", "%", "-1", "+1", "1e3", "5 %", "1.%", ".5%", "1.234%", "101%", "five"])
    func `Anything else is not read`(_ text: String) { #expect(MaximumErrors(text) == nil) }

    @Test(arguments: [
        ("0", 0, 0, true), ("0", 1, 9, false), ("2", 2, 2, true), ("5%", 5, 100, true), ("5%", 6, 100, false),
        ("0.5%", 5, 1000, true), ("0.5%", 6, 1000, false), ("0%", 0, 0, true),
    ])
    func `A share is one of all rows, and the limit itself is allowed`(
        _ text: String, _ rejected: Int, _ read: Int, _ allowed: Bool
    ) throws {
        #expect(try #require(MaximumErrors(text)).allows(rejected, of: read) == allowed)
    }
}
