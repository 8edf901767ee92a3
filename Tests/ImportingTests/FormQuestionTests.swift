import Testing

@testable import Importing

/// The headers of forms, which are questions.
@Suite struct FormQuestionTests {
    @Test(arguments: [
        ("What is your full name?", ImportField.fullName), ("What's your first name?", .firstName),
        ("What is your email address?", .email), ("Please enter your surname", .lastName),
        ("Hello, what's your name?", .fullName),
        ("Nice to meet you, {{field:abc}}. What's your *email*?", .email),
        ("What is the best phone number to contact you on?", .phone),
        ("Phone number (mobile preferred)", .phone), ("Company / Organisation (if applicable)", .company),
        ("Which course would you like to attend?", .courseTitle),
        ("Which date would you like to book?", .sessionStartsAt),
        ("How many places do you need?", .participants), ("How would you like to pay?", .paymentMethod),
        ("Any other comments or questions?", .bookingNotes),
    ])
    func `A question is read as what it asks for`(_ header: String, _ field: ImportField) {
        #expect(HeaderSynonyms.field(for: header, entity: .bookings) == field)
    }

    @Test(arguments: [
        "What is your manager's name?", "What is your emergency contact number?", "Name (emergency contact)",
        "Do you have any dietary requirements?", "What is your job title?", "Is your company a charity?",
    ])
    func `A question about somebody or something else is not`(_ header: String) {
        #expect(HeaderSynonyms.field(for: header, entity: .bookings) == nil)
    }

    @Test func `Microsoft Forms says who answers in the answers`() throws {
        let workshop = try ImportWorkshop()
        try workshop.load([
            (
                "a.csv",
                """
                ID,Start time,Completion time,Email,Name,What is your full name?,What is your email address?,\
                Which course would you like to attend?,Which date would you like to attend?,How many places do you need?
                1,2024-03-14 9:12:01,2024-03-14 9:15:22,anonymous,,Ada Example,ada@example.com,First Aid,2024-04-15,2
                2,2024-03-15 9:12:01,2024-03-15 9:15:22,anonymous,,Ben Example,ben@example.com,Fire Safety,2024-04-16,1

                """
            )
        ])
        #expect(
            try workshop.texts(
                """
                SELECT contacts.first_name, email, participants, sessions.title FROM bookings
                JOIN contacts ON contacts.id = contact_id JOIN course_sessions AS sessions ON sessions.id = session_id
                ORDER BY email
                """
            ).map { Array($0[..<3]) } == [["Ada", "ada@example.com", "2"], ["Ben", "ben@example.com", "1"]])
        let made = try workshop.texts("SELECT created_at FROM bookings ORDER BY created_at")
        #expect(made[0] != made[1])
    }

    @Test func `A question for a date that is answered in words is what was booked`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                """
                Timestamp,Email Address,What is your full name?,Which date would you like to book?
                2024-03-15 10:12:01,ada@example.com,Ada Example,15 April in Leeds with Tom
                2024-03-16 10:12:01,ben@example.com,Ben Example,any

                """
            )
        ])
        #expect(outcome.files[0].loadedCount == 2)
    }
}
