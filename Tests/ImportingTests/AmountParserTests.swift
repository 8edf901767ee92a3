import BookingModel
import TestSupport
import Testing

@testable import Importing

@Suite struct AmountParserTests {
    private func read(_ text: String, in currency: CurrencyCode = .gbp) throws -> AmountParser.Amount {
        let bytes = Array(text.utf8)
        return try AmountParser(defaultCurrency: currency).read(bytes.span, rowCurrency: nil)
    }

    @Test(arguments: [
        ("1234.5", 123_450), ("1234.50", 123_450), ("1,012.50", 101_250), ("1.234,50", 123_450), ("12,50", 1_250),
        ("1,234", 123_400), ("1,234,567", 123_456_700), ("1,234,567.89", 123_456_789), ("1.234.567,89", 123_456_789),
        ("1'234.50", 123_450), ("1'234", 123_400), ("10", 1_000), ("0", 0), ("0.00", 0), (".5", 50), ("5.", 500),
        ("5.1", 510),
        ("(15.00)", -1_500), ("-5", -500), ("-5.25", -525), ("12.50-", -1_250), ("5-", -500), ("+5", 500),
        ("5.000000", 500),
        ("92233720368547758.07", Int64.max),
    ])
    func `A bare amount is in the currency of the file`(_ text: String, _ minorUnits: Int64) throws {
        #expect(try read(text) == .init(minorUnits: minorUnits, currency: nil))
    }

    @Test(arguments: [
        ("£1,234.50", 123_450, "GBP"), ("£ 5", 500, "GBP"), ("-£5.00", -500, "GBP"), ("£-5.00", -500, "GBP"),
        ("(£15.00)", -1_500, "GBP"), ("$1,234.50", 123_450, "USD"), ("1.234,50 €", 123_450, "EUR"),
        ("€100", 10_000, "EUR"),
        ("EUR 12", 1_200, "EUR"), ("12.50 eur", 1_250, "EUR"), ("300 USD", 30_000, "USD"), ("JPY 300", 300, "JPY"),
        ("1,200 JPY", 1_200, "JPY"), ("KWD 1.250", 1_250, "KWD"), ("gbp12", 1_200, "GBP"),
    ])
    func `An amount names its currency by a symbol or a code`(_ text: String, _ minorUnits: Int64, _ code: String)
        throws
    {
        #expect(try read(text, in: .usd) == .init(minorUnits: minorUnits, currency: CurrencyCode(code)))
    }

    /// Some of these a later version may read; none may be read as another amount.
    @Test(arguments: [
        "", " ", "free", "Free", "ten", "£", "-", "()", "(", "5)", "(5", "(5))", "--5", "-(5)", ".", ",", "..", "£.",
        "1,2,3",
        "1.2.24", "12/50", "1,23,456", "1234,567", "1,234,56", "1.234.567", "12.345", "10.005", "1 234,50", "1 234.50",
        "5 6",
        "0.1E2", "1e3", "12 off", "12 per", "5 pax", "£5 €5", "GBP 5 USD", "¤ 42.00", "¥300", "CA$0.00", "12h", "0x10",
        "NaN", "∞",
        "92233720368547758.08", "99999999999999999999", "1'23", "1''234", "٥",
    ])
    func `What is not understood is refused, never guessed`(_ text: String) {
        #expect(throws: ValueDefect.self) { try read(text) }
    }

    @Test(arguments: ["JPY 1.50", "GBP 0.005", "KWD 0.1234"]) func `More places than the currency has are refused`(
        _ text: String
    ) {
        #expect(throws: ValueDefect.tooPreciseAmount) { try read(text) }
    }

    @Test func `The row's currency decides the digits of a bare amount`() throws {
        let bytes = Array("1200".utf8)
        let yen = try #require(CurrencyCode("JPY"))
        let amount = try AmountParser(defaultCurrency: .gbp).read(bytes.span, rowCurrency: yen)
        #expect(amount == .init(minorUnits: 1_200, currency: nil))
    }

    @Test func `Every amount is read back from the way it is written`() throws {
        var generator = SeededGenerator(seed: 10)
        for _ in 0..<3_000 {
            let amount = Int64.random(in: -1_000_000_000...1_000_000_000, using: &generator)
            let plain = CurrencyCode.gbp.decimalText(amount)
            let grouped = Self.grouped(plain)
            let european = String(grouped.map { $0 == "," ? "." : $0 == "." ? "," : $0 })
            for text in [plain, grouped, european, "£" + plain, grouped + " EUR"] {
                #expect(try read(text).minorUnits == amount, "\(text)")
            }
        }
    }

    private static func grouped(_ text: String) -> String {
        let parts = text.split(separator: ".")
        var result = ""
        for (index, digit) in parts[0].reversed().enumerated() {
            if index > 0, index % 3 == 0, digit != "-" { result = "," + result }
            result = String(digit) + result
        }
        return result + "." + parts[1]
    }

    @Test func `No bytes at all crash the parser`() {
        var generator = SeededGenerator(seed: 11)
        let alphabet = Array("0123456789.,'-+() £€$EUR".utf8)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            _ = try? AmountParser(defaultCurrency: .gbp).read(bytes.span, rowCurrency: nil)
        }
    }
}
