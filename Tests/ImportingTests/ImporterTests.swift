import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import Importing

@Suite(.onEveryEngine) struct ImporterTests {
    let workshop: ImportWorkshop

    init() throws { workshop = try ImportWorkshop() }

    @Test func `Columns that nobody mapped are kept with the booking`() throws {
        try workshop.load([
            (
                "a.csv",
                "Booking Ref,Date,Total,Email,Shoe Size,\"Odd \"\"name\"\"\"\nA-1,2024-03-04,5,ada@example.com,38,\"a \"\"b\"\"\nc\"\n"
            )
        ])
        let pairs = TestEngine.sql(sqlite: "json_each(extra)", postgresql: "json_each_text(extra)")
        #expect(
            try workshop.texts("SELECT key, value FROM bookings, \(pairs) ORDER BY key")
                == [["Odd \"name\"", "a \"b\"\nc"], ["Shoe Size", "38"]])
    }

    @Test func `A booking without any contact is loaded without one`() throws {
        let outcome = try workshop.load([("a.csv", "Booking Ref,Date,Total,Email\nA-1,2024-03-04,5,\n")])
        #expect(outcome.files[0].loadedCount == 1)
        #expect(try workshop.texts("SELECT contact_id FROM bookings") == [[nil]])
    }

    @Test func `The same contact is stored once, spelled differently twice`() throws {
        try workshop.load([
            (
                "a.csv",
                "Booking Ref,Date,Total,Email\nA-1,2024-03-04,5,ada@example.com\nA-2,2024-03-04,5,ada@example.com\nA-3,2024-03-04,5,Ada@example.com\n"
            )
        ])
        #expect(
            try workshop.texts("SELECT email FROM contacts ORDER BY email") == [
                ["Ada@example.com"], ["ada@example.com"],
            ])
    }

    @Test func `Amounts that are not given follow from those that are`() throws {
        try workshop.load([
            (
                "a.csv",
                """
                Booking Ref,Date,Status,Price,Discount,Total,Email
                A-1,2024-03-04,confirmed,10,2,,a@example.com
                A-2,2024-03-04,confirmed,10,,7,a@example.com
                A-3,2024-03-04,confirmed,,3,7,a@example.com
                A-4,2024-03-04,pending,10,,,a@example.com
                A-5,2024-03-04,refunded,10,,,a@example.com

                """
            )
        ])
        let amounts = try workshop.texts(
            """
            SELECT original_amount_minor, discount_amount_minor, final_amount_minor, paid_amount_minor, refunded_amount_minor
            FROM bookings ORDER BY booking_reference
            """)
        #expect(
            amounts == [
                ["1000", "200", "800", "800", "0"], ["1000", "300", "700", "700", "0"],
                ["1000", "300", "700", "700", "0"],
                ["1000", "0", "1000", "0", "0"], ["1000", "0", "1000", "0", "0"],
            ])
    }

    @Test func `Sessions and courses that bookings imply give way to their own exports, whichever comes first`() throws
    {
        let bookings =
            "Booking Ref,Date,Total,Email,Session,Session Date,Course Code,Course\nA-1,2024-03-04,5,a@example.com,S1,2024-04-01 09:00,FAW,First Aid\n"
        let sessions =
            "Session,Course Code,Title,Starts At,Ends At,Venue,Capacity\nS1,FAW,First Aid at Work,2024-04-02T08:00:00Z,2024-04-02T15:00:00Z,Hall,12\n"
        let courses = "Course Code,Title,Price\nFAW,First Aid at Work,245.00\n"
        var found: [[[String?]]] = []
        for order in [
            [("b.csv", bookings), ("s.csv", sessions), ("c.csv", courses)],
            [("s.csv", sessions), ("c.csv", courses), ("b.csv", bookings)],
        ] {
            let workshop = try ImportWorkshop()
            for file in order { try workshop.load([file]) }
            found.append(
                try workshop.texts(
                    """
                    SELECT s.session_reference, \(TestEngine.dateAndTime("s.starts_at")), s.venue, s.capacity, c.title, c.price_minor,
                        b.session_id = s.id
                    FROM course_sessions AS s JOIN courses AS c ON c.id = s.course_id JOIN bookings AS b ON b.session_id = s.id
                    """))
        }
        #expect(found[0] == [["S1", "2024-04-02 08:00:00", "Hall", "12", "First Aid at Work", "24500", "1"]])
        #expect(found[0] == found[1])
    }

    @Test func `References of two systems are kept apart`() throws {
        var mapping = EntityRecognition.mapping(for: ["Booking Ref", "Date", "Total", "Email"], as: .bookings)
        let text = "Booking Ref,Date,Total,Email\nA-1,2024-03-04,5,a@example.com\n"
        for system in ["north", "south"] {
            mapping.sourceSystem = system
            try workshop.load([("a.csv", text)], mapping: mapping)
        }
        #expect(
            try workshop.texts("SELECT source_system FROM bookings ORDER BY source_system") == [["north"], ["south"]])
    }

    @Test func `An error in the middle leaves nothing, and the next run starts as if it had not been`() throws {
        try workshop.folder.write("a.csv", "Booking Ref,Date,Total,Email\nA-1,2024-03-04,5,a@example.com\n")
        try workshop.folder.write(
            "b.json",
            "[{\"bookingReference\":\"J-1\",\"created_at\":\"2024-03-04\",\"finalAmount\":1,\"email\":\"a@example.com\"}]"
        )
        try workshop.database.execute(
            TestEngine.sql(
                sqlite: """
                    CREATE TRIGGER refuse BEFORE INSERT ON bookings WHEN NEW.booking_reference = 'J-1'
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """,
                postgresql: """
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''refused''; END';
                    CREATE TRIGGER refuse BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.booking_reference = 'J-1')
                    EXECUTE FUNCTION refuse()
                    """))
        let indexes = try workshop.texts(TestEngine.indexes)
        #expect(throws: (any Error).self) { try workshop.load(names: ["a.csv", "b.json"]) }
        try workshop.database.execute("DROP TRIGGER refuse\(TestEngine.sql(sqlite: "", postgresql: " ON bookings"))")
        #expect(
            try workshop.texts("SELECT COUNT(*) FROM bookings UNION ALL SELECT COUNT(*) FROM contacts") == [
                ["0"], ["0"],
            ])
        #expect(try workshop.texts(TestEngine.indexes) == indexes)
        let outcome = try workshop.load(names: ["a.csv"])
        #expect(outcome.runID == 1 && outcome.files[0].loadedCount == 1)
        #expect(
            try workshop.texts(TestEngine.indexes) == indexes)
    }

    @Test func `The ledger has each run, each file with its digest, and its money`() throws {
        try workshop.load([
            (
                "a.csv",
                "Booking Ref,Date,Total,Email\nA-1,2024-03-04,£5,a@example.com\nA-2,2024-03-04,€7.50,a@example.com\n"
            )
        ])
        #expect(
            try workshop.texts("SELECT run_id, tool, files, records_read, changed FROM import_runs") == [
                ["1", "tests", "1", "2", "2"]
            ])
        #expect(
            try workshop.texts("SELECT currency, read_minor, loaded_minor FROM import_amounts ORDER BY currency")
                == [["EUR", "750", "750"], ["GBP", "500", "500"]])
        let digest = try workshop.texts("SELECT sha256, bytes FROM import_files")[0]
        let size = try workshop.folder.bytes("a.csv").count
        #expect(digest[0]?.count == 64 && digest[1] == "\(size)")
    }

    @Test func `Users of an export stand for themselves, and once`() throws {
        let text =
            "id,email,first_name,last_name,created_at,shoe\n7,ada@example.com,Ada,Byron,2020-01-02,38\n8,bea@example.com,Bea,Quill,2021-01-02,\n"
        #expect(try workshop.load([("u.csv", text)]).files[0].loadedCount == 2)
        let again = try workshop.load([("u.csv", text)])
        #expect(again.changedCount == 0 && again.files[0].unchangedCount == 2)
        #expect(
            try workshop.texts(
                "SELECT customer_number, email, \(TestEngine.date("user_created_at")), extra ->> 'shoe' FROM contacts ORDER BY email"
            )
                == [["7", "ada@example.com", "2020-01-02", "38"], ["8", "bea@example.com", "2021-01-02", nil]])
    }
}
