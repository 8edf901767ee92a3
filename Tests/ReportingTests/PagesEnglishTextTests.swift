import BookingModel
import Testing

@testable import Reporting

struct PagesEnglishTextTests {
    @Test(arguments: [
        (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (-1_234_567, "−1,234,567"),
        (Int.min, "−9,223,372,036,854,775,808"),
    ])
    func `whole numbers are grouped by thousands`(number: Int, text: String) {
        #expect(EnglishText.number(number) == text)
    }

    @Test func `money has its symbol, its digits and a true minus sign`() {
        #expect(EnglishText.money(123_450, .gbp) == "£1,234.50")
        #expect(EnglishText.money(-300, .eur) == "−€3.00")
        #expect(EnglishText.money(5, .usd) == "US$0.05")
        #expect(EnglishText.money(Int64.min, .gbp) == "−£92,233,720,368,547,758.08")
        #expect(CurrencyCode("JPY").map { EnglishText.money(120_000, $0) } == "JPY\u{A0}120,000")
        #expect(EnglishText.roundedMoney(123_450, .gbp) == "£1,235")
        #expect(EnglishText.roundedMoney(99_950, .gbp) == "£999.50")
    }

    @Test func `shares, decimals and sizes are rounded where they are shown`() {
        #expect(EnglishText.percent(0.12345) == "12.3\u{202F}%")
        #expect(EnglishText.percent(-0.0001) == "0.0\u{202F}%")
        #expect(EnglishText.percent(.nan) == "n/a")
        #expect(EnglishText.decimal(1_234.56, digits: 1) == "1,234.6")
        #expect(EnglishText.bytes(1) == "1 byte")
        #expect(EnglishText.bytes(18_204) == "18.2\u{202F}kB")
        #expect(EnglishText.list(["a", "b", "c"]) == "a, b and c")
    }

    @Test func `dates and spans of months read as a person writes them`() throws {
        let day = try #require(LocalDay(year: 2024, month: 3, day: 4))
        #expect(EnglishText.day(day) == "4 March 2024")
        #expect(
            EnglishText.months(Month(year: 2024, month: 7), Month(year: 2024, month: 9)) == "July to September 2024")
        #expect(
            EnglishText.months(Month(year: 2023, month: 11), Month(year: 2024, month: 1))
                == "November 2023 to January 2024")
    }

    @Test func `a change has an arrow, a sign and a word`() {
        let up = FigureComparison(112, with: 100, of: "May 2024", baseText: "100")
        #expect(
            [up.arrow, up.change, up.words, up.tone] == ["▲", "+12.0\u{202F}%", "up from 100 in May 2024", "good"])
        let down = FigureComparison(
            0.04, with: 0.05, of: "May 2024", baseText: "5.0 %", measure: .points, better: .lower)
        #expect([down.arrow, down.change, down.tone] == ["▼", "−1.0 points", "good"])
        let same = FigureComparison(5, with: 5, of: "May 2024", baseText: "5")
        #expect([same.arrow, same.change, same.tone] == ["=", "±0.0\u{202F}%", "neutral"])
        let fromBelow = FigureComparison(50, with: -100, of: "May 2024", baseText: "−100")
        #expect(fromBelow.direction == .up)
    }

    @Test(arguments: [nil, 0, Double.nan])
    func `a change from nothing is not available`(base: Double?) {
        let change = FigureComparison(5, with: base, of: "May 2024", baseText: "")
        #expect(change.change == "n/a" && change.direction == .none)
    }
}
