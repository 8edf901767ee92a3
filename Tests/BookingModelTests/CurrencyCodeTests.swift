import BookingModel
import Testing

@Suite struct CurrencyCodeTests {
    @Test(arguments: [("GBP", 2), ("eur", 2), ("JPY", 0), ("KRW", 0), ("ISK", 0), ("KWD", 3), ("TND", 3), ("CLP", 0)])
    func `Each currency has the digits of ISO 4217`(_ code: String, _ digits: Int) throws {
        #expect(try #require(CurrencyCode(code)).minorDigits == digits)
    }

    @Test(arguments: ["", "GB", "GBPS", "G P", "£", "G1P", "gbp ", "off", "per", "ABC"])
    func `Anything but a code is refused`(_ text: String) { #expect(CurrencyCode(text) == nil) }

    @Test func `Codes are written in capitals and order by the alphabet`() throws {
        let codes = try ["usd", "Eur", "GBP", "AUD"].map { try #require(CurrencyCode($0)) }
        #expect(codes.sorted().map(\.description) == ["AUD", "EUR", "GBP", "USD"])
        #expect(CurrencyCode("gbp") == .gbp)
    }

    @Test(arguments: [
        ("GBP", 1_250, "12.50"), ("GBP", -5, "-0.05"), ("GBP", 0, "0.00"), ("JPY", 1_200, "1200"),
        ("KWD", 1_234, "1.234"),
        ("KWD", -7, "-0.007"), ("GBP", Int64.min, "-92233720368547758.08"),
    ])
    func `Amounts are written with all digits of the minor unit`(_ code: String, _ amount: Int64, _ text: String) throws
    {
        #expect(try #require(CurrencyCode(code)).decimalText(amount) == text)
    }
}
