import RecordLinkage
import Testing

@Suite struct ColumnRecognitionTests {
    @Test(
        "a column is known by its header, however it is written",
        arguments: [
            ("given_name", ColumnKind.givenName), ("FirstName", .givenName), ("Last name", .surname),
            ("Full Name", .fullName), ("E-Mail", .email), ("customer email", .email), ("Mobile No. 2", .phone),
            ("date_of_birth", .date), ("DOB", .date), ("address_1", .address), ("street_number", .houseNumber),
            ("address_2", .addressDetail), ("Suburb", .locality), ("STATE", .region), ("zip", .postcode),
            ("billingPostcode", .postcode), ("Site name", .company), ("soc_sec_id", .identifier),
            ("Provider ID", .identifier), ("id", .nothing), ("rec_id", .nothing), ("source", .nothing),
            ("booked_at", .nothing), ("Total paid", .nothing), ("occupation", .text), ("Program Name", .text),
        ])
    func header(name: String, kind: ColumnKind) {
        #expect(ColumnRecognition(headers: [name], samples: [[]]).columns.map(\.kind) == [kind])
    }

    @Test func `Values object where they cannot be what the header says, and decide where it says nothing`() {
        let columns = ColumnRecognition(
            headers: ["Email", "contact2", "seen", "secret"],
            samples: [["01/31/2013", "Yes"], ["a@example.com", ""], ["2024-01-02", "2024-02-03"], ["x", "y"]],
            leavingOut: "secret"
        ).columns
        #expect(columns.map(\.kind) == [.text, .email, .nothing, .nothing])
    }

    @Test func `A name that reads like an organisation's is one`() {
        let names = ["Larkmere Primary School", "Dunstow & Sons", "Elmwick Care Ltd", "Jane Fernham"]
        #expect(ColumnRecognition(headers: ["name"], samples: [names]).columns[0].kind == .company)
        let people = ["Jane Fernham", "Jasper Elmwick", "Ursula Larkmere"]
        #expect(ColumnRecognition(headers: ["name"], samples: [people]).columns[0].kind == .fullName)
    }
}
