import TestSupport
import Testing

/// Exports of sessions that have no numbers: a course, a start, and a place, a trainer or a capacity.
@Suite struct TimetablesTests {
    private let timetable = """
        Course Code,Course Name,Start Date,Venue,Trainer,Capacity,Price
        FAW,First Aid at Work,2024-03-04 09:00,Leeds,Tess Trainer,12,180.00
        FAW,First Aid at Work,2024-04-08 09:00,York,Tess Trainer,12,180.00
        FM,Fire Marshal,2024-03-25 09:00,York,Tom Trainer,20,95.50

        """

    @Test func `Sessions are called by their course and start, as bookings of them call them`() throws {
        let folder = try TemporaryFolder()
        try folder.write("timetable.csv", timetable)
        try folder.write(
            "bookings.csv",
            """
            Booking Ref,Booked On,First Name,Surname,Email Address,Course Code,Session Date,Total
            B-1,2024-02-20,Ada,Example,ada@example.com,FAW,2024-04-08 09:00,180.00

            """)
        try ToolRun(
            "booking-import", ["bookings.csv", "timetable.csv", "--time-zone", "Europe/London"], in: folder
        ).expect(status: 0)
        let database = folder.path("bookings.sqlite")
        #expect(
            try rows(of: database, "SELECT session_reference, venue, capacity FROM course_sessions ORDER BY 1") == [
                ["FAW 2024-03-04T09:00:00Z", "Leeds", "12"], ["FAW 2024-04-08T08:00:00Z", "York", "12"],
                ["FM 2024-03-25T09:00:00Z", "York", "20"],
            ])
        #expect(
            try rows(
                of: database,
                "SELECT s.venue FROM bookings AS b JOIN course_sessions AS s ON s.id = b.session_id")
                == [["York"]])
        let again = try ToolRun("booking-import", ["timetable.csv"], in: folder).expect(status: 0)
        #expect(again.standardOutput.contains("sessions     3       0        0          3"))
    }

    @Test func `A mapping without a reference is enough`() throws {
        let folder = try TemporaryFolder()
        try folder.write("plan.csv", "Kurs;Tag;Ort\nErste Hilfe;04.03.2024;Bern\n")
        try folder.write(
            "plan.yaml", "entity: sessions\ncolumns: {course_title: Kurs, session_starts_at: Tag, venue: Ort}\n")
        try ToolRun(
            "booking-import", ["plan.csv", "--mapping", "plan.yaml", "--time-zone", "Europe/Zurich"], in: folder
        ).expect(status: 0)
        #expect(
            try rows(of: folder.path("bookings.sqlite"), "SELECT session_reference, venue FROM course_sessions")
                == [["Erste Hilfe 2024-03-03T23:00:00Z", "Bern"]])
    }

    @Test func `A list of prices with a date remains a list of courses`() throws {
        let folder = try TemporaryFolder()
        try folder.write("prices.csv", "Course Code,Course Name,Price,Start Date\nFAW,First Aid,180.00,2024-01-01\n")
        try ToolRun("booking-import", ["prices.csv", "--time-zone", "Europe/London"], in: folder).expect(status: 0)
        let database = folder.path("bookings.sqlite")
        #expect(
            try rows(of: database, "SELECT (SELECT count(*) FROM courses), (SELECT count(*) FROM course_sessions)")
                == [["1", "0"]])
    }
}
