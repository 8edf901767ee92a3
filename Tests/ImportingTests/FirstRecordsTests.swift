import BookingModel
import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import Importing

/// What the first records of a file say against the names of its columns.
@Suite(.onEveryEngine) struct FirstRecordsTests {
    @Test func `An array where a number of people belongs is kept, and the next column of that name read`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.json",
                """
                [{"bookingId": 1, "bookedAt": "2024-03-14", "email": "mia@example.com", "total": 5,
                  "tickets": [{"type": "adult", "qty": 2}], "seats": 3},
                 {"bookingId": 2, "bookedAt": "2024-03-14", "email": "tom@example.com", "total": 5, "tickets": []}]
                """
            )
        ])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(outcome.notes.contains { $0.contains("column “tickets” is kept and not read") }, "\(outcome.notes)")
        #expect(
            try workshop.texts("SELECT participants FROM bookings ORDER BY booking_reference") == [["3"], ["1"]])
        let extra = try workshop.texts("SELECT extra FROM bookings ORDER BY booking_reference").first?.first ?? nil
        #expect(extra?.contains("\"qty\"") == true, "\(extra ?? "nothing")")
    }

    @Test func `Words where a number of people belongs are kept; one number among them makes the others wrong`() throws
    {
        let header = "Booking ref,Booked on,Email,Total,Tickets\n"
        let words = try ImportWorkshop()
        let first = try words.load([
            ("a.csv", header + "1,2024-03-14,mia@example.com,5.00,Adult\n2,2024-03-14,tom@example.com,5.00,Child\n")
        ])
        #expect(first.files.first?.rejectedCount == 0)
        let mixed = try ImportWorkshop()
        let second = try mixed.load([
            ("a.csv", header + "1,2024-03-14,mia@example.com,5.00,2\n2,2024-03-14,tom@example.com,5.00,Child\n")
        ])
        #expect(second.files.first?.rejectedCount == 1)
    }

    @Test(arguments: [
        ##"{"bookings": {"-Na1": {RECORD}, "-Na2": {RECORD}, "-Na3": {RECORD}}}"##,
        ##"{"a1": {RECORD}, "a2": {RECORD}}"##,
        ##"{"exported": "2024-03-14", "data": {"open": {"a1": {RECORD}, "a2": {RECORD}}}}"##,
    ])
    func `Records under keys of their own are refused, with what to do`(_ form: String) throws {
        let record = #""name": "Mia Nox", "email": "mia@example.com", "date": "2024-03-14", "total": 5, "status": "ok""#
        let workshop = try ImportWorkshop()
        let error = #expect(throws: ImportError.self) {
            try workshop.load([("a.json", form.replacing("RECORD", with: record))])
        }
        let speech = error.map { "\($0.message) \($0.hint)" } ?? ""
        #expect(speech.contains("each under a key of its own") && speech.contains("jq '."), "\(speech)")
        #expect(!speech.contains("Na1") && !speech.contains("Mia"))
    }

    @Test func `Records in more arrays than are looked at are refused, not left out`() throws {
        let record = #"{"name": "Mia Nox", "email": "mia@example.com", "date": "2024-03-14", "total": 5}"#
        let days = (1...100).map { "\"day \($0)\": [\(record)]" }
        let workshop = try ImportWorkshop()
        let error = #expect(throws: ImportError.self) {
            try workshop.load([("a.json", "{" + days.joined(separator: ",") + "}")])
        }
        #expect(error?.message.contains("many arrays") == true && error?.hint.contains("jq '") == true)
    }

    @Test func `Arrays in the records, however many, are part of these`() throws {
        let records = (1...40).map { number in
            let answers = (1...3).map { "\"q\(number)-\($0)\": [{\"text\": \"yes\"}]" }.joined(separator: ", ")
            return """
                {"ref": "R-\(number)", "name": "Mia Nox", "email": "mia@example.com", "date": "2024-03-14", "total": 5,
                "answers": {\(answers)}}
                """
        }
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([("a.json", "{\"bookings\": [" + records.joined(separator: ",") + "]}")])
        #expect(outcome.files.first?.counts.loaded == 40)
    }

    @Test func `A column called contact holds an object, or else a name`() throws {
        let header = "Booking ref,Booked on,Contact,Email,Total\n"
        let names = try ImportWorkshop()
        let first = try names.load([("a.csv", header + "1,2024-03-14,Mia Nox,mia@example.com,5.00\n")])
        #expect(first.files.first?.rejectedCount == 0)
        #expect(try names.texts("SELECT first_name, last_name FROM contacts") == [["Mia", "Nox"]])
        let objects = try ImportWorkshop()
        try objects.load([
            ("a.csv", "Booking ref,Booked on,Contact,Total\n" + #"1,2024-03-14,"{""firstName"": ""Mia""}",5.00"# + "\n")
        ])
        #expect(try objects.texts("SELECT first_name, last_name FROM contacts") == [["Mia", nil]])
    }

    @Test(arguments: [
        ("Cancelled?", ["No", "Yes", "no"]), ("is_cancelled", ["0", "1", ""]), ("Void", ["false", "true", "false"]),
        ("Void", ["", "Void", ""]), ("Cancelled", ["", "CANCELLED", ""]),
        ("Canceled", ["", "2024-03-15 10:00", ""]), ("Cancelled On", ["", "15 Mar 2024", ""]),
    ])
    func `A column says of each booking whether it was cancelled`(_ name: String, _ cells: [String]) throws {
        let workshop = try ImportWorkshop()
        let rows = cells.enumerated().map { "\($0),2024-03-14,mia@example.com,5.00,\($1)\n" }.joined()
        let outcome = try workshop.load([("a.csv", "Order ID,Order date,Email,Total,\(name)\n" + rows)])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(!outcome.notes.contains { $0.contains("no status") })
        #expect(
            try workshop.texts("SELECT status FROM bookings ORDER BY booking_reference")
                == [["confirmed"], ["cancelled"], ["confirmed"]])
        #expect(
            try workshop.texts("SELECT final_amount_minor, paid_amount_minor FROM bookings ORDER BY booking_reference")
                == [["500", "500"], ["500", "0"], ["500", "500"]])
    }

    @Test func `Beside a state, such a column overrules it, but not that the money was given back`() throws {
        let workshop = try ImportWorkshop()
        try workshop.load([
            (
                "a.csv",
                """
                Order ID,Order date,Status,Email,Total paid,Voided
                1,2024-03-14,Confirmed,mia@example.com,5.00,false
                2,2024-03-14,Refunded,mia@example.com,5.00,true
                3,2024-03-14,Attended,mia@example.com,5.00,true

                """
            )
        ])
        #expect(
            try workshop.texts(
                "SELECT status, paid_amount_minor, refunded_amount_minor FROM bookings ORDER BY booking_reference")
                == [["confirmed", "500", "0"], ["cancelled", "500", "500"], ["cancelled", "500", "0"]])
    }

    @Test(arguments: [
        ("No show", ["No", "Yes", ""], "no-show"), ("is_no_show", ["0", "1", "0"], "no-show"),
        ("Late cancel", ["No", "Yes", "No"], "cancelled"),
        ("Cancelled?", ["Not cancelled", "Cancelled", "Not cancelled"], "cancelled"),
        ("Outcome", ["Attended", "No-show", "Attended"], "no-show"),
        ("RSVP", ["Yes", "No", "yes"], "cancelled"), ("Confirmed?", ["Yes", "No", "Yes"], "pending"),
    ])
    func `A column says of each booking what became of it`(_ name: String, _ cells: [String], _ state: String) throws {
        let workshop = try ImportWorkshop()
        let rows = cells.enumerated().map { "\($0),2024-03-14,mia@example.com,5.00,\($1)\n" }.joined()
        let outcome = try workshop.load([("a.csv", "Order ID,Order date,Email,Total,\(name)\n" + rows)])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(!outcome.notes.contains { $0.contains("no status") })
        let other = cells[0] == "Attended" ? "completed" : "confirmed"
        #expect(
            try workshop.texts("SELECT status FROM bookings ORDER BY booking_reference") == [[other], [state], [other]])
    }

    @Test func `A cancellation counts that lies in an object of the record`() throws {
        let workshop = try ImportWorkshop()
        try workshop.load([
            (
                "a.json",
                """
                [{"node": {"orderId": 1, "bookedAt": "2024-03-14", "email": "mia@example.com", "isCancelled": false}},
                 {"node": {"orderId": 2, "bookedAt": "2024-03-14", "email": "tom@example.com", "isCancelled": true}}]
                """
            )
        ])
        #expect(
            try workshop.texts("SELECT status FROM bookings ORDER BY booking_reference")
                == [["confirmed"], ["cancelled"]])
    }

    @Test(arguments: [
        ("Phone Number,Mobile Phone Number", "020 7946 0101,07700900101", ",07700900102", "020 7946 0101"),
        ("Home Tel,Mobile", "0113 496 0101,07700900101", "07700900102,", "07700900101"),
        // The telephone of somebody else is not somebody's second.
        ("Attendee Phone,Buyer Phone", "07700900101,07700900109", "07700900102,07700900109", "07700900101"),
    ])
    func `Where the first telephone is empty, the second is taken`(
        _ names: String, _ both: String, _ one: String, _ first: String
    ) throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                "First Name,Last Name,Email,\(names)\nMia,Nox,mia@example.com,\(both)\nTom,Fox,tom@example.com,\(one)\n"
            )
        ])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(
            try workshop.texts("SELECT phone FROM contacts ORDER BY first_name") == [[first], ["07700900102"]])
    }

    @Test func `An arrival and its time make one start`() throws {
        let workshop = try ImportWorkshop()
        try workshop.load([
            (
                "a.csv",
                """
                Order ID,Order date,Email,Tour,Arrival,Arrival Time,Ticket price (AUD)
                1,2024-02-20,mia@example.com,Zipline,Mar 14 2024,9:00 AM,5.00

                """
            )
        ])
        #expect(
            try workshop.texts("SELECT session_reference FROM course_sessions") == [["Zipline 2024-03-14T09:00:00Z"]])
        #expect(try workshop.texts("SELECT final_amount_minor, currency FROM bookings") == [["500", "AUD"]])
    }

    @Test func `Bookings without amounts are said to be loaded at nothing, with the columns of numbers`() throws {
        func note(_ text: String) throws -> String? {
            try ImportWorkshop().load([("a.csv", text)]).notes.first { $0.contains("no amounts") }
        }
        let numbers = try note(
            "Order ID,Order date,Email,Phone,Damage,Seats\n10,2024-03-14,mia@example.com,07700900101,£180.00,2\n")
        #expect(
            numbers?.hasSuffix(
                "no amounts; every booking is loaded at 0.00; numbers are in “Damage”: if one says what a booking costs, give it as final_amount in a mapping file"
            ) == true, "\(numbers ?? "no note")")
        let none = try note("Order ID,Order date,Email\n1,2024-03-14,mia@example.com\n")
        #expect(none?.hasSuffix("no amounts; every booking is loaded at 0.00") == true, "\(none ?? "no note")")
        #expect(try note("Order ID,Order date,Email,Fee\n1,2024-03-14,mia@example.com,5.00\n") == nil)
    }

    @Test func `Columns keep their values where a mapping leads into arrays`() throws {
        let mapping = try MappingFile.parse(
            """
            entity: bookings
            columns: {booking_reference: id, created_at: made, email: "people[0].email"}
            """, path: "m.yaml")
        let outcome = try ImportWorkshop().load(
            [
                (
                    "a.json",
                    #"[{"id": "A1", "made": "2024-03-14", "people": [{"email": "mia@example.com"}], "damage": 180}]"#
                )
            ], mapping: mapping)
        let note = outcome.notes.first { $0.contains("no amounts") }
        #expect(note?.contains("numbers are in “damage”") == true, "\(outcome.notes)")
    }

    @Test func `A booking of a year that cannot be is a reject`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load(
            [
                (
                    "a.csv",
                    """
                    Order ID,Order date,Email,Total
                    1,20/02/0024,mia@example.com,5.00
                    2,21/02/2204,tom@example.com,5.00
                    3,0024-02-20T10:00:00Z,ann@example.com,5.00
                    4,22/02/2024,joe@example.com,5.00

                    """
                )
            ], rejects: "rejects")
        #expect(outcome.files.first?.rejectedCount == 3)
        #expect(try workshop.texts("SELECT booking_reference FROM bookings") == [["4"]])
    }

    @Test func `A column in UTC by its name is, and the others are by the business's clock`() throws {
        let workshop = try ImportWorkshop()
        try workshop.folder.write(
            "a.csv",
            "Order ID,Created (UTC),Paid on,Email,Total\n1,2024-07-01 10:00,2024-07-01 10:00,mia@example.com,5.00\n")
        let zone = try #require(BusinessTimeZone(name: "Europe/London"))
        let options = Importer.Options(
            inputs: [workshop.folder.path("a.csv")], zone: zone, tool: "tests", version: "0",
            startedAt: Instant(seconds: 0))
        _ = try workshop.database.transaction { () throws in try Importer(options).run(in: workshop.database) }
        #expect(
            try workshop.rows("SELECT COUNT(*) FROM bookings WHERE created_at > paid_at") == [[.integer(1)]],
            "11:00 by the clock of the day")
    }

    @Test func `Tables that phpMyAdmin exports are read by their rows, one table a file`() throws {
        let row =
            #"{"booking_reference": "B-1", "created_at": "2024-03-14", "email": "mia@example.com", "total": "5.00"}"#
        func dump(_ tables: [String]) -> String {
            let head =
                #"{"type": "header", "version": "5.2", "comment": "Export"}, {"type": "database", "name": "shop"}"#
            return "[" + ([head] + tables).joined(separator: ",\n") + "]"
        }
        let bookings = #"{"type": "table", "name": "bookings", "database": "shop", "data": ["# + row + "]}"
        let one = try ImportWorkshop()
        try one.load([("a.json", dump([bookings]))])
        #expect(try one.texts("SELECT booking_reference FROM bookings") == [["B-1"]])
        let users =
            #"{"type": "table", "name": "users", "database": "shop", "data": [{"id": 1, "email": "mia@example.com"}]}"#
        let two = try ImportWorkshop()
        let error = #expect(throws: ImportError.self) { try two.load([("a.json", dump([bookings, users]))]) }
        #expect(error?.message.hasSuffix("it holds 2 tables of a database, one after another") == true)
        #expect(error?.hint.contains("jq '.[] | select(.name ==") == true)
    }

    @Test(arguments: [
        #"{"Item": {"booking_reference": {"S": "B-1"}, "created_at": {"S": "2024-03-14"}, "total": {"N": "5"}}}"#,
        #"{"documents": [{"fields": {"reference": {"stringValue": "B-1"}, "createdAt": {"timestampValue": "2024-03-14T00:00:00Z"}, "total": {"doubleValue": 5}}}]}"#,
    ])
    func `Values in an object by their type are values`(_ text: String) throws {
        let workshop = try ImportWorkshop()
        try workshop.load([("a.json", text + "\n")])
        #expect(
            try workshop.texts("SELECT booking_reference, final_amount_minor FROM bookings") == [["B-1", "500"]])
    }

    @Test(arguments: [
        (["9000", "12550", "0", "700"], true), (["9000", "12550", "95"], false), (["9000", "125.5", "700"], false),
        (["9000", "700"], false), ([#""9000""#, #""12550""#, #""700""#], false),
    ])
    func `Numbers of JSON that may count pence get a note, and are read as whole units`(
        _ totals: [String], _ isNoted: Bool
    ) throws {
        let workshop = try ImportWorkshop()
        let records = totals.enumerated().map {
            #"{"booking_reference": "B-\#($0)", "created_at": "2024-03-14", "total": \#($1)}"#
        }
        let outcome = try workshop.load([("a.json", "[" + records.joined(separator: ", ") + "]")])
        #expect(outcome.notes.contains { $0.contains("say unit: minor in a mapping file") } == isNoted)
        #expect(try workshop.texts("SELECT MAX(final_amount_minor) >= 900000 FROM bookings") == [["1"]])
    }

    @Test func `Amounts in pence are said to be so in a mapping file`() throws {
        let text = """
            entity: bookings
            columns: {booking_reference: ref, created_at: made, currency: currency, final_amount: {column: total, unit: minor}}
            """
        let mapping = try MappingFile.parse(text, path: "m.yaml")
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load(
            [
                (
                    "a.csv",
                    "ref,made,currency,total\n1,2024-03-14,GBP,9050\n2,2024-03-14,JPY,9050\n3,2024-03-14,GBP,90.505\n"
                )
            ], mapping: mapping)
        #expect(outcome.files.first?.rejectedCount == 1)
        #expect(
            try workshop.texts("SELECT final_amount_minor FROM bookings ORDER BY booking_reference")
                == [["9050"], ["9050"]])
        #expect(throws: ImportError.self) {
            try MappingFile.parse(text.replacing("unit: minor", with: "unit: pounds"), path: "m.yaml")
        }
    }

    @Test func `An order with two addresses is one record`() throws {
        let workshop = try ImportWorkshop()
        let person = #"{"first_name": "Mia", "last_name": "Nox", "email": "mia@example.com", "phone": "07700900111"}"#
        try workshop.load([
            (
                "a.json",
                #"{"order_id": 1, "created_at": "2024-03-14", "total": 5, "billing": "# + person + #", "shipping": "#
                    + person + "}"
            )
        ])
        #expect(try workshop.rows("SELECT COUNT(*) FROM bookings") == [[.integer(1)]])
    }
}
