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
        ("100000000000.00", 10_000_000_000_000), ("1.234.567", 123_456_700), ("1 234,50", 123_450),
        ("1 234.50", 123_450),
        ("1\u{A0}234,50", 123_450), ("1\u{202F}234\u{202F}567,8", 123_456_780), ("1’234.50", 123_450), ("0.1E2", 1_000),
        ("1e3", 100_000), ("1.5E-1", 15), ("¤ 42.00", 4_200), ("−5.00", -500),
        // A dash in place of the cents is no minus.
        ("45,-", 4_500), ("180.-", 18_000), ("1.250,-", 125_000), ("180.–", 18_000), ("45,—", 4_500), ("45,--", 4_500),
        ("-45,-", -4_500), ("45,00-", -4_500),
    ])
    func `A bare amount is in the currency of the file`(_ text: String, _ minorUnits: Int64) throws {
        #expect(try read(text) == .init(minorUnits: minorUnits, currency: nil))
    }

    @Test(arguments: ["free", "Free", "FREE OF CHARGE", "gratis", "kostenlos"])
    func `Words for free are nothing to pay`(
        _ text: String
    ) throws {
        #expect(try read(text) == .init(minorUnits: 0, currency: nil, isWord: true))
    }

    @Test(arguments: [
        ("1.234", DecimalMark.comma, 123_400), ("1,234", .point, 123_400), ("1.230", .point, 123),
        ("1,230", .comma, 123),
        ("1.234,50", .point, 123_450), ("12,5", .point, 1_250), ("1,234.5", .comma, 123_450),
    ])
    func `The column's decimal mark decides where the value does not`(
        _ text: String, _ mark: DecimalMark, _ minorUnits: Int64
    ) throws {
        var parser = AmountParser(defaultCurrency: .gbp)
        parser.decimalMark = mark
        let bytes = Array(text.utf8)
        #expect(try parser.read(bytes.span, rowCurrency: nil).minorUnits == minorUnits)
    }

    @Test func `In a column of both marks what can be read two ways is refused`() throws {
        var parser = AmountParser(defaultCurrency: .gbp)
        parser.hasMixedMarks = true
        for text in ["1.234", "1,234"] {
            let bytes = Array(text.utf8)
            #expect(throws: ValueDefect.ambiguousAmount) { try parser.read(bytes.span, rowCurrency: nil) }
        }
        let bytes = Array("1.234,5".utf8)
        #expect(try parser.read(bytes.span, rowCurrency: nil).minorUnits == 123_450)
    }

    @Test(arguments: [("$5", "AUD", "AUD"), ("$5", "GBP", "USD"), ("kr 5", "NOK", "NOK"), ("¥500", "CNY", "CNY")])
    func `A sign of several countries is that of the row's currency, where it can be`(
        _ text: String, _ row: String, _ meant: String
    ) throws {
        let bytes = Array(text.utf8)
        let amount = try AmountParser(defaultCurrency: .gbp).read(bytes.span, rowCurrency: CurrencyCode(row))
        #expect(amount.currency == CurrencyCode(meant))
    }

    @Test func `Whatever the way of writing, the amount is the same`() throws {
        var generator = SeededGenerator(seed: 14)
        for _ in 0..<2_000 {
            let minor = Int64.random(in: 0...99_999_999, using: &generator)
            for code in ["GBP", "JPY", "KWD"] {
                let currency = try #require(CurrencyCode(code))
                // Thousands in front of a decimal part of another mark: nothing is left to the column.
                let plain = currency.decimalText(minor)
                var spellings = ["\(code) \(plain)", "\(plain)\(code)"]
                if currency.minorDigits == 2 {
                    let grouped = Self.grouped(plain)
                    let swapped = String(grouped.map { $0 == "," ? "." : $0 == "." ? "," : $0 })
                    let blanks = String(swapped.map { $0 == "." ? "\u{A0}" : $0 })
                    let apostrophes = String(grouped.map { $0 == "," ? "'" : $0 })
                    spellings += [grouped, swapped, blanks, apostrophes].map { "\(code) \($0)" }
                }
                for text in spellings { #expect(try read(text).minorUnits == minor, "\(text)") }
                for text in spellings { #expect(try read("(" + text + ")").minorUnits == -minor, "\(text)") }
                for text in spellings { #expect(try read("-" + text).minorUnits == -minor, "\(text)") }
            }
        }
    }

    @Test(arguments: [
        ("£1,234.50", 123_450, "GBP"), ("£ 5", 500, "GBP"), ("-£5.00", -500, "GBP"), ("£-5.00", -500, "GBP"),
        ("(£15.00)", -1_500, "GBP"), ("$1,234.50", 123_450, "USD"), ("1.234,50 €", 123_450, "EUR"),
        ("€100", 10_000, "EUR"),
        ("EUR 12", 1_200, "EUR"), ("12.50 eur", 1_250, "EUR"), ("300 USD", 30_000, "USD"), ("JPY 300", 300, "JPY"),
        ("1,200 JPY", 1_200, "JPY"), ("KWD 1.250", 1_250, "KWD"), ("gbp12", 1_200, "GBP"), ("CA$0.00", 0, "CAD"),
        ("¥300", 300, "JPY"), ("US$ 5", 500, "USD"),
        ("CHF 1'234.50", 123_450, "CHF"), ("5 zł", 500, "PLN"), ("1.337,42 Kč", 133_742, "CZK"), ("R$ 5", 500, "BRL"),
    ])
    func `An amount names its currency by a symbol or a code`(_ text: String, _ minorUnits: Int64, _ code: String)
        throws
    {
        #expect(try read(text, in: .usd) == .init(minorUnits: minorUnits, currency: CurrencyCode(code)))
    }

    @Test(arguments: [
        ("£12.50 GBP", 1_250, "GBP"), ("GBP £12.50", 1_250, "GBP"), ("$12.50 USD", 1_250, "USD"),
        ("$12.50 CAD", 1_250, "CAD"), ("AUD $5", 500, "AUD"), ("US$ 5 USD", 500, "USD"), ("120 kr SEK", 12_000, "SEK"),
        ("US $12.50", 1_250, "USD"), ("au $5", 500, "AUD"), ("A$12.50", 1_250, "AUD"), ("-$5.00 NZD", -500, "NZD"),
        ("Rs. 1,23,456.00", 12_345_600, "INR"), ("Rs 12,34,56,789", 12_345_678_900, "INR"),
        ("₹1,23,456", 12_345_600, "INR"), ("1,23,456 PKR", 12_345_600, "PKR"), ("INR 123,456.00", 12_345_600, "INR"),
    ])
    func `A sign and a code beside each other are one currency`(_ text: String, _ minorUnits: Int64, _ code: String)
        throws
    {
        #expect(try read(text) == .init(minorUnits: minorUnits, currency: CurrencyCode(code)))
    }

    @Test(arguments: ["£12.50 EUR", "EUR £12.50", "A$12.50 USD", "$5 GBP"])
    func `A code that contradicts the sign is refused as such`(_ text: String) {
        #expect(throws: ValueDefect.contradictingCurrencies) { try read(text) }
    }

    @Test(arguments: ["kr 120", "120 kr", "120 kr.", "Kr 120"])
    func `Crowns are those of the file, or of nobody knows which country`(_ text: String) throws {
        #expect(throws: ValueDefect.ambiguousCurrency) { try read(text) }
        #expect(ValueDefect.ambiguousCurrency.hint.contains("--currency"))
        let danish = try #require(CurrencyCode("DKK"))
        #expect(try read(text, in: danish) == .init(minorUnits: 12_000, currency: danish))
    }

    @Test(arguments: ["Rs 1,23,45", "Rs 12,3456", "Rs 1,23,456,789", "Rs 1.23.456", "Rs 123,45,678"])
    func `Groups of lakhs are of two digits and the last of three`(_ text: String) {
        #expect(throws: ValueDefect.self) { try read(text) }
    }

    /// Some of these a later version may read; none may be read as another amount.
    @Test(arguments: [
        "", " ", "freedom", "ten", "£", "-", "()", "(", "5)", "(5", "(5))", "--5", "-(5)", ".", ",", "..", "£.",
        "1,2,3",
        "1.2.24", "12/50", "1,23,456", "1234,567", "1,234,56", "12.345", "10.005", "1 23,50", "12 34.50",
        "5 6", "1 234 56", "1e99", "5 kr", "12 off", "12 per", "5 pax", "£5 €5", "GBP 5 USD", "¤ £5", "X$0.00", "12h",
        "0x10",
        "NaN", "∞",
        "100000000000.01", "9780306406157", "92233720368547758.07", "99999999999999999999", "1'23", "1''234", "٥",
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
