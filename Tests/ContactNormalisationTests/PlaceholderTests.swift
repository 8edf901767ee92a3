import ContactNormalisation
import Testing

@Suite struct PlaceholderTests {
    private func check(_ text: String, _ rule: (Span<UInt8>) -> Bool) -> Bool {
        let bytes = Array(text.utf8)
        return rule(bytes.span)
    }

    @Test(
        "an e-mail that says none is a placeholder",
        arguments: [
            "n/a", "N.A.", "none", "-", "none@example.com", "NoEmail@example.com", "no-email@example.com",
            "test@example.com", "guest@desk.invalid", "x@noemail.com", "null",
        ])
    func emails(text: String) { #expect(check(text, Placeholder.isEmail)) }

    @Test(
        "somebody's e-mail is none",
        arguments: [
            "jane@example.com", "testament@example.com", "nona@example.com", "na.smith@example.com",
            "bob@test.example.com",
        ])
    func realEmails(text: String) { #expect(!check(text, Placeholder.isEmail)) }

    @Test(
        "a made-up number is a placeholder",
        arguments: ["00000000000", "01234567890", "-", "n/a", "11111111", "12345678", "9876543210", "unknown"])
    func phones(text: String) { #expect(check(text, Placeholder.isPhone)) }

    @Test("a number is none", arguments: ["07700 900123", "01632 960000", "+44 7700 900999", "1234"])
    func realPhones(text: String) { #expect(!check(text, Placeholder.isPhone)) }

    @Test(
        "people called Null, Nan, None and Test keep their names",
        arguments: ["Null", "Nan", "None", "Test", "No", "X"])
    func realNames(text: String) { #expect(!check(text, Placeholder.isName)) }

    @Test("a name field that says none is a placeholder", arguments: ["n/a", "-", "Unknown", "TBC", "."])
    func names(text: String) { #expect(check(text, Placeholder.isName)) }

    @Test("a company that says none is a placeholder", arguments: ["n/a", "None", "null", "-", "Private", "self"])
    func companies(text: String) { #expect(check(text, Placeholder.isCompany)) }

    @Test("the customer number of every guest is none", arguments: ["0", "000", "n/a", "NULL"])
    func customerNumbers(text: String) { #expect(check(text, Placeholder.isCustomerNumber)) }
}
