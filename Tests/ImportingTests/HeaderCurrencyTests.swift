import BookingModel
import Testing

@testable import Importing

@Suite struct HeaderCurrencyTests {
    @Test(arguments: [
        ("Price (€)", "Price", "EUR"), ("Total [USD]", "Total", "USD"), ("Fee in CHF", "Fee", "CHF"),
        ("Amount paid EUR", "Amount paid", "EUR"), ("TOTAL PAID (GBP)", "TOTAL PAID", "GBP"),
        ("PRICE £", "PRICE", "GBP"),
        ("Price ($)", "Price", "CAD"),
    ])
    func `A currency stands behind the name`(_ header: String, _ name: String, _ code: String) {
        let read = HeaderCurrency(header, usual: CurrencyCode("CAD") ?? .gbp)
        #expect(read?.name == name)
        #expect(read?.currency.description == code)
    }

    /// Words of three letters that are currencies, too, brackets that hold something else, and a sign of
    /// four countries of which none is the usual one.
    @Test(arguments: [
        "Price", "EUR", "(EUR)", "PRICE TOP", "TOTAL ALL", "Paid all", "Total due", "Price (net)", "Price ()",
        "Price (", "",
        "Price (EUR, net)", "Cost (kr)",
    ])
    func `Other words are no currency`(_ header: String) {
        #expect(HeaderCurrency(header, usual: .gbp) == nil)
    }

    @Test func `The name decides what the column is`() {
        #expect(HeaderSynonyms.field(for: "Total (USD)", entity: .bookings) == .finalAmount)
        #expect(HeaderSynonyms.field(for: "Amount in EUR", entity: .payments) == .amount)
        // A currency behind anything but an amount is part of its name.
        #expect(HeaderSynonyms.field(for: "Email (EUR)", entity: .bookings) == nil)
    }
}
