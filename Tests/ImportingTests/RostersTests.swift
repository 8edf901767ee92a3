import Database
import DatabaseTestSupport
import Testing

@testable import Importing

/// Lists of who comes to what, which look like lists of sessions and like lists of people.
@Suite(.onEveryEngine) struct RostersTests {
    private static let learners =
        "Learner Name,Learner Email,Event Title,Event Code,Event Start,Event Location,Learner Status"

    @Test(arguments: [
        learners, "Trainee,Trainee E-mail,Course,Course Code,Start Date,Venue,Trainer",
        "ID,Course,Start Date,End Date,First Name,Last Name,Email,Phone,Company,Fee,Status",
        "ID,Event,Start Date & Time,End Date & Time,Name,Email",
        "ID,Course,Start Date,First Name,Last Name,Email,Status",
        "Course,Start Date,Venue,First Name,Last Name,Email,Company,Status",
        "Kurs,Startdatum,Ort,Vorname,Nachname,E-Mail,Status",
    ])
    func `Who comes to what, and when, is booked`(_ line: String) throws {
        let mapping = try #require(EntityRecognition.mapping(for: line.split(separator: ",").map(String.init)))
        #expect(mapping.entity == .bookings)
        #expect(mapping.rules[.sessionStartsAt] != nil && mapping.rules[.email] != nil)
    }

    @Test(arguments: [
        // Whoever holds a session, and whom to ask.
        "Session ID,Course,Start,End,Trainer,Trainer Email,Venue", "Session ID,Course,Start,Venue,Venue Email,Capacity",
        "Session ID,Course,Start,Venue,Contact Name,Contact Email", "Session ID,Course,Start,Venue,Email,Capacity",
        "ID,Course Code,Start Date,Organiser Email,Capacity",
    ])
    func `A session has an address, too`(_ line: String) {
        #expect(EntityRecognition.mapping(for: line.split(separator: ",").map(String.init))?.entity == .sessions)
    }

    @Test(arguments: [
        "ID,Start Date,End Date,Venue,Learner Email", "Course,Start Date,First Name,Last Name,Email",
    ])
    func `Neither sessions nor people are made of what may be bookings`(_ line: String) {
        #expect(EntityRecognition.mapping(for: line.split(separator: ",").map(String.init)) == nil)
    }

    @Test func `Each row of a roster is a booking, made when its session starts`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                Self.learners + "\nMia Nox,mia@example.com,First Aid,FA-1,2024-03-14 09:00,Leeds,Confirmed\n"
                    + "Nat Oak,nat@example.com,First Aid,FA-1,2024-03-14 09:00,Leeds,Cancelled\n"
            )
        ])
        #expect(outcome.files.first?.counts.loaded == 2 && outcome.files.first?.isAccountedFor == true)
        #expect(
            try workshop.texts(
                """
                SELECT b.status, c.first_name, c.email FROM bookings b JOIN contacts c ON c.id = b.contact_id
                JOIN course_sessions s ON s.id = b.session_id WHERE s.starts_at = b.created_at ORDER BY c.email
                """) == [["confirmed", "Mia", "mia@example.com"], ["cancelled", "Nat", "nat@example.com"]])
        #expect(try workshop.rows("SELECT COUNT(*) FROM course_sessions") == [[.integer(1)]])
    }

    @Test func `A list of who waits for a course on a day is a waiting list`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                "Waiting List ID,Course,Session Date,First Name,Last Name,Email,Phone,Added On,Status,Priority\n"
                    + "W-1,First Aid,2024-05-06 09:00,Mia,Nox,mia@example.com,,2024-03-14,Waiting,High\n"
            ),
            (
                "b.csv",
                "Course,Course Date,Name,Email,Phone,Date Added,Position,Notes\n"
                    + "First Aid,2024-05-06 09:00,Nat Oak,nat@example.com,,2024-03-15,2,rings back\n"
            ),
        ])
        #expect(outcome.files.allSatisfy { $0.rejectedCount == 0 && $0.counts.loaded == 1 })
        #expect(
            try workshop.texts("SELECT status, priority, position_exported FROM waiting_lists ORDER BY created_at")
                == [["waiting", "high", nil], ["waiting", "normal", "2"]])
        #expect(try workshop.rows("SELECT COUNT(*) FROM bookings") == [[.integer(0)]])
        let job = "First Name,Last Name,Email,Company,Position,Course,Course Date,Date Added,Status"
        #expect(EntityRecognition.mapping(for: job.split(separator: ",").map(String.init))?.entity == .bookings)
    }
}
