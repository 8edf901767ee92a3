import Testing

@testable import Importing

/// Companies where the names of people are expected, and numbers of those who take part.
@Suite struct LegalFormTests {
    private func ends(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return LegalForm.ends(bytes.span)
    }

    @Test(arguments: [
        "Acme Ltd", "ACME LTD.", "Acme Training Limited", "Beispiel GmbH", "Exemple SAS", "Esempio s.r.l.",
        "Voorbeeld BV",
        "Exempel AB", "Example (Leeds) Ltd",
    ])
    func `A legal form ends the name of a company`(_ name: String) { #expect(ends(name)) }

    @Test(arguments: ["Ada Example", "Tom Sas", "ANN SPA", "Limited", "Ltd", "Ben As", "Ann-Marie Inceman"])
    func `Names of people do not end so`(_ name: String) { #expect(!ends(name)) }

    @Test func `A company that is the customer is a company, and the delegate's number is not its own`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                """
                Booking Ref,Booked On,Customer,Customer Email,Delegate ID,Delegate Name,Total
                R-1,2024-03-04,Acme Ltd,office@example.com,D-1,Ada Example,100.00
                R-2,2024-03-04,Ben Example,ben@example.com,D-2,Cai Example,100.00

                """
            )
        ])
        #expect(
            try workshop.texts(
                "SELECT company_name, first_name, last_name, customer_number FROM contacts ORDER BY email DESC")
                == [["Acme Ltd", nil, nil, nil], [nil, "Ben", "Example", nil]])
        #expect(outcome.files[0].repairs.map(\.kind) == [.companyName])
        #expect(try workshop.texts("SELECT extra FROM bookings")[0][0]?.contains(#""Delegate ID":"D-1""#) == true)
    }
}
