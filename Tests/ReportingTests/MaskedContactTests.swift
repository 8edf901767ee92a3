import Testing

@testable import Reporting

/// What an example shows of a contact.
@Suite struct MaskedContactTests {
    private static func masked(
        first: String? = nil, last: String? = nil, company: String? = nil, email: String? = nil, phone: String? = nil
    ) -> MaskedContact {
        MaskedContact(firstName: first, lastName: last, company: company, email: email, phone: phone)
    }

    @Test(
        "a name is its initials",
        arguments: [
            ("Mia", "Lindqvist", "M… L…"), ("  Mia", " van der Berg", "M… v…"), ("", "Lindqvist", "L…"),
            ("M", nil, "M…"), ("Éloïse", "Ødegård", "É… Ø…"), ("=1+1", "@x", "=… @…"),
        ] as [(String?, String?, String)])
    func names(first: String?, last: String?, shown: String) {
        #expect(Self.masked(first: first, last: last, company: "Safe Hands Ltd").name == shown)
    }

    @Test func `A company shows its initial where there is no person's name, and nothing shows nothing`() {
        #expect(Self.masked(first: " ", last: "", company: "Safe Hands Ltd").name == "S…")
        #expect(Self.masked() == Self.masked(first: "", last: "  ", company: "", email: "", phone: ""))
        #expect(Self.masked().name == nil && Self.masked().email == nil && Self.masked().phone == nil)
    }

    @Test(
        "an address is the first letters of mailbox and provider, and a short ending",
        arguments: [
            ("mia.lindqvist@example.com", "m…@e….com"), ("m@e.co.uk", "m…@e….uk"), ("info@firm.lindqvist", "i…@f…"),
            ("mia@localhost", "m…@l…"), ("mia", "m…"), ("@example.com", "…@e….com"), ("mia@", "m…@…"),
            ("a@b@example.org", "a…@e….org"), ("mia@.com", "m…@.…"), ("mia@x.", "m…@x…"), ("mia@x.c", "m…@x…"),
        ])
    func addresses(email: String, shown: String) {
        #expect(Self.masked(email: email).email == shown)
    }

    @Test("a telephone is its last two digits", arguments: [("+447700900176", "…76"), ("7", "…7")])
    func telephones(phone: String, shown: String) {
        #expect(Self.masked(phone: phone).phone == shown)
    }

    @Test func `How long a detail is does not show`() {
        let short = Self.masked(first: "Jo", last: "Li", email: "jl@ab.com", phone: "+4412")
        let long = Self.masked(
            first: "Josephine", last: "Lichtenstein", email: "josephine@a-longer-one.com", phone: "+447700900112")
        #expect(short.name == long.name)
        #expect(short.email == "j…@a….com" && long.email == "j…@a….com")
        #expect(short.phone == long.phone)
    }
}
