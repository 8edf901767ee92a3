import BookingModel
import Testing

@testable import Importing

/// Amounts as people write them, with words behind, and in columns of which some have a currency.
@Suite struct AmountRemarkTests {
    private static func read(_ text: String) throws -> AmountParser.Amount {
        try AmountParser(defaultCurrency: .gbp).read(Array(text.utf8).span, rowCurrency: nil)
    }

    @Test(arguments: [
        ("1.250,00 € inkl. MwSt.", 125_000, CurrencyCode.eur, AmountRemark.kept),
        ("1.250,00 € inkl. 19 % MwSt.", 125_000, .eur, .kept), ("89,00 € zzgl. MwSt.", 8_900, .eur, .net),
        ("£120+VAT", 12_000, .gbp, .net), ("£120 + VAT", 12_000, .gbp, .net),
        ("120.00 GBP inc VAT", 12_000, .gbp, .kept),
        ("120.00 GBP ex. VAT", 12_000, .gbp, .net), ("£60 per person", 6_000, .gbp, .kept),
        ("€ 1.250,00 p.p.", 125_000, .eur, .kept), ("1.250,00 €*", 125_000, .eur, .kept),
        ("£60 (paid)", 6_000, .gbp, .kept), ("£60 each", 6_000, .gbp, .kept), ("90,00 € TTC", 9_000, .eur, .kept),
        ("90,00 € HT", 9_000, .eur, .net), ("£45.- pp", 4_500, .gbp, .kept),
        ("12.50 € (incl. VAT)", 1_250, .eur, .kept), ("£12.50 (excl. 20% VAT)", 1_250, .gbp, .net),
    ])
    func `A remark behind an amount is told from it`(
        _ text: String, _ minorUnits: Int64, _ currency: CurrencyCode, _ remark: AmountRemark
    ) throws {
        #expect(try Self.read(text) == .init(minorUnits: minorUnits, currency: currency, remark: remark))
    }

    @Test(arguments: [("60 pounds", CurrencyCode.gbp), ("60 euros", .eur), ("60 Euro", .eur), ("60 dollars", .usd)])
    func `Currencies have names`(_ text: String, _ currency: CurrencyCode) throws {
        #expect(try Self.read(text) == .init(minorUnits: 6_000, currency: currency))
    }

    @Test(arguments: [
        "£60 (unpaid)", "£60 off", "60 people", "£60 or £80", "from £60 to", "60 (6)", "inkl. MwSt.", "* 60",
        "5 pax p.p.",
        "£60 paid in part", "60%",
    ])
    func `Other words are not passed over`(_ text: String) {
        #expect(throws: ValueDefect.self) { try Self.read(text) }
    }

    @Test func `Points of remarks are no decimal marks`() {
        var evidence = ColumnEvidence()
        for text in ["1.250,00 € inkl. MwSt.", "89,00 € zzgl. MwSt."] { evidence.addAmount(Array(text.utf8).span) }
        #expect(evidence.conventions.decimalMark == .comma)
    }

    @Test func `Remarks are kept and said`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                "Booking Ref,Booked On,Email,Total\nR-1,2024-03-04,ada@example.com,£60 per person\n"
                    + "R-2,2024-03-04,ben@example.com,£120+VAT\n"
            )
        ])
        let file = try #require(outcome.files.first)
        #expect(file.rejectedCount == 0)
        #expect(Set(file.repairs.map(\.kind)).isSuperset(of: [.amountRemark, .netAmount]))
        #expect(
            try workshop.texts("SELECT extra FROM bookings ORDER BY booking_reference").first?[0]?.contains(
                "per person")
                == true)
    }

    @Test func `An amount without currency is in that of the others of its column`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                "Booking Ref;Booked On;Email;Total\nR-1;2024-03-04;ada@example.com;50,00 €\n"
                    + "R-2;2024-03-04;ben@example.com;0,00\nR-3;2024-03-04;cy@example.com;60,00\n"
            )
        ])
        #expect(try workshop.texts("SELECT DISTINCT currency FROM bookings") == [["EUR"]])
        #expect(outcome.files.first?.repairs.contains { $0.kind == .columnCurrency && $0.count == 2 } == true)
    }

    @Test func `Where a column has several currencies, an amount without one is in the usual`() throws {
        let workshop = try ImportWorkshop()
        try workshop.load([
            (
                "a.csv",
                "Booking Ref;Booked On;Email;Total\nR-1;2024-03-04;ada@example.com;50,00 €\n"
                    + "R-2;2024-03-04;ben@example.com;$20.00\nR-3;2024-03-04;cy@example.com;60,00\n"
            )
        ])
        #expect(
            try workshop.texts("SELECT currency FROM bookings ORDER BY booking_reference") == [
                ["EUR"], ["USD"], ["GBP"],
            ])
    }
}
