import TestSupport
import Testing

/// Waiting lists, communications, payments, certificates, notes and groups, through the executables.
@Suite struct AttachedEntitiesTests {
    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, text) in AttachedExports.all { try folder.write("in/" + name, text) }
        return folder
    }

    private static func figures(_ arguments: [String], in folder: TemporaryFolder) throws -> Figures {
        try Figures(ToolRun("booking-migrate", arguments + ["--json"], in: folder).expect(status: 0).standardOutput)
    }

    private func stored(_ sql: String, in folder: TemporaryFolder) throws -> [[String?]] {
        try rows(of: folder.path("bookings.sqlite"), sql)
    }

    @Test func `Each file is known by its content, every row is loaded, and the same again changes nothing`() throws {
        let folder = try Self.folder()
        let first = try Self.figures(["in"], in: folder)
        #expect(
            first.files.map { "\($0.entity) \($0.loaded) of \($0.read)" } == [
                "bookings 2 of 2", "groups 2 of 2", "waiting_lists 3 of 3", "communications 2 of 2", "payments 3 of 3",
                "certificates 3 of 3", "notes 2 of 2",
            ])
        #expect(first.links?.allSatisfy { $0.withoutBooking + $0.withoutUser + $0.repeats == 0 } == true)
        let before = try StoredContent(of: folder.path("bookings.sqlite"))
        let second = try Self.figures(["in"], in: folder)
        #expect(second.changes == 0)
        #expect(second.files.allSatisfy { $0.unchanged == $0.read })
        #expect(try StoredContent(of: folder.path("bookings.sqlite")).difference(from: before) == "")
    }

    @Test func `Payments keep amount, currency, words and what nobody mapped, and find booking and user`() throws {
        let folder = try Self.folder()
        _ = try Self.figures(["in"], in: folder)
        let payments = try stored(
            """
            SELECT payment_reference, amount_minor, p.currency, p.status, p.status_exported, p.extra,
                b.booking_reference, u.email
            FROM payments AS p JOIN bookings AS b ON b.id = p.booking_id JOIN users AS u ON u.id = p.user_id
            ORDER BY payment_reference
            """, in: folder)
        #expect(
            payments == [
                ["P-1", "1000", "GBP", "paid", "Succeeded", "{\"Fee\":\"0.30\"}", "A-1", "ada@example.com"],
                ["P-2", "2000", "EUR", "refunded", "Refunded", "{\"Fee\":\"0.30\"}", "A-2", "ben@example.com"],
                // Its reference is the number that the bookings' export has beside theirs.
                ["P-3", "-500", "GBP", "paid", nil, nil, "A-2", "ben@example.com"],
            ])
    }

    @Test func `Waiting lists make users of who has never booked, and number who has no position`() throws {
        let folder = try Self.folder()
        _ = try Self.figures(["in"], in: folder)
        let entries = try stored(
            """
            SELECT position, priority, priority_exported, w.status, preferred_contact_method, alternative_dates, u.email,
                s.session_reference
            FROM waiting_lists AS w JOIN users AS u ON u.id = w.user_id JOIN course_sessions AS s ON s.id = w.session_id
            ORDER BY position
            """, in: folder)
        #expect(
            entries == [
                [
                    "1", "high", "Urgent", "waiting", "sms", "[\"2024-05-01\",\"2024-05-08\"]", "cal@example.com", "S1",
                ],
                ["2", "normal", nil, "waiting", nil, nil, "dora@example.net", "S1"],
                ["3", "normal", nil, "offered", nil, nil, "ada@example.com", "S1"],
            ])
    }

    @Test func `Communications, certificates, notes and groups hang where they belong`() throws {
        let folder = try Self.folder()
        _ = try Self.figures(["in"], in: folder)
        #expect(
            try stored(
                """
                SELECT type, type_exported, channel, c.status, c.extra, u.email, s.email FROM booking_communications AS c
                JOIN users AS u ON u.id = c.user_id LEFT JOIN users AS s ON s.id = c.created_by ORDER BY source_record_id
                """, in: folder)
                == [
                    ["reminder", "Reminder", "email", "opened", "{\"campaign.id\":5}", "ada@example.com", nil],
                    [
                        "confirmation", "booking confirmation", "sms", "sent", nil, "ben@example.com",
                        "ada@example.com",
                    ],
                ])
        #expect(
            try stored("SELECT email, certificates_earned FROM users ORDER BY email", in: folder) == [
                ["ada@example.com", "2"], ["ben@example.com", "1"], ["cal@example.com", "0"],
                ["dora@example.net", "0"],
            ])
        #expect(
            try stored(
                "SELECT note, email FROM user_notes AS n JOIN users AS u ON u.id = n.user_id ORDER BY note", in: folder)
                == [["prefers evenings", "ben@example.com"], ["prefers mornings", "ada@example.com"]])
        #expect(
            try stored(
                """
                SELECT group_name, total_participants, g.status, u.email, (SELECT COUNT(*) FROM bookings WHERE group_id = g.id)
                FROM booking_groups AS g LEFT JOIN users AS u ON u.id = g.organizer_id ORDER BY group_reference
                """, in: folder)
                == [
                    ["Spring outing", "12", "active", "ben@example.com", "1"],
                    ["Autumn outing", "5", "active", nil, "0"],
                ])
    }

    private static let decidedByOrder: Set<String> = ["founding_contact_id", "founding_number"]

    /// Every rotation of the files and its reverse: each file comes before and after each other one.
    @Test(arguments: 0..<7) func `The files may come in any order, one a run`(_ start: Int) throws {
        let together = try Self.folder()
        // By e-mail, where a user's id is the same whichever of its contacts came first.
        _ = try Self.figures(["in", "--match", "email"], in: together)
        let expected = try StoredContent(of: together.path("bookings.sqlite"), ignoring: Self.decidedByOrder)
        let names = AttachedExports.all.keys.sorted()
        let rotated = Array(names[start...] + names[..<start])
        for order in [rotated, rotated.reversed()] {
            let folder = try Self.folder()
            for (place, name) in order.enumerated() {
                // Sometimes users are made in between, sometimes only at the end.
                let tool = (place + start) % 2 == 0 || place == order.count - 1 ? "booking-migrate" : "booking-import"
                let flags = tool == "booking-migrate" ? ["--match", "email"] : []
                try ToolRun(tool, ["in/" + name, "-q"] + flags, in: folder).expect(status: 0, speech: "")
            }
            let stored = try StoredContent(of: folder.path("bookings.sqlite"), ignoring: Self.decidedByOrder)
            let difference = stored.difference(from: expected)
            #expect(difference == "", "\(order)")
        }
    }

    @Test(arguments: AttachedExports.all.keys.sorted())
    func `Each file comes as well in a run with the bookings as before them`(
        _ name: String
    ) throws {
        let one = try Self.folder()
        _ = try Self.figures(["in/" + name, "in/bookings.csv"], in: one)
        let other = try Self.folder()
        try ToolRun("booking-import", ["in/" + name, "-q"], in: other).expect(status: 0)
        _ = try Self.figures(["in/bookings.csv"], in: other)
        let difference = try StoredContent(of: other.path("bookings.sqlite")).difference(
            from: StoredContent(of: one.path("bookings.sqlite")))
        #expect(difference == "")
    }

    @Test func `A newer version updates its row, an older one changes nothing`() throws {
        let folder = try TemporaryFolder()
        try folder.write("bookings.csv", AttachedExports.bookings)
        try folder.write("old.json", Self.message(status: "sent", more: ""))
        try folder.write("new.json", Self.message(status: "clicked", more: ",\"clickedAt\":\"2024-03-15T10:00:00Z\""))
        _ = try Self.figures(["bookings.csv", "old.json"], in: folder)
        let newer = try Self.figures(["new.json"], in: folder)
        #expect(newer.files.map(\.updated) == [1])
        let older = try Self.figures(["old.json"], in: folder)
        #expect(older.files.map(\.unchanged) == [1] && older.changes == 0)
        #expect(
            try stored("SELECT status, subject, clicked_at IS NULL FROM booking_communications", in: folder) == [
                ["clicked", "Hello", "0"]
            ])
    }

    private static func message(status: String, more: String) -> String {
        """
        {"id":1,"bookingReference":"A-1","type":"reminder","channel":"email","status":"\(status)","subject":"Hello",\
        "sentAt":"2024-03-14T10:00:00Z"\(more)}

        """
    }

    @Test func `A link that leads nowhere is counted and said, and forgotten when the booking comes`() throws {
        let folder = try Self.folder()
        let run = try ToolRun("booking-migrate", ["in/payments.csv", "in/notes.csv"], in: folder).expect(status: 0)
        #expect(run.standardOutput.contains("3 of 3 payments refer to bookings that are not here.\n"), "\(run)")
        #expect(run.standardOutput.contains("2 of 2 notes belong to nobody who is here.\n"), "\(run)")
        let again = try Figures(
            ToolRun("booking-backfill", ["--json"], in: folder).expect(status: 0).standardOutput)
        #expect(again.links?.map(\.withoutBooking) == [3, 0] && again.links?.map(\.withoutUser) == [3, 2])
        let full = try Self.figures(["in/bookings.csv"], in: folder)
        #expect(full.links?.map(\.withoutBooking) == [0, 0] && full.links?.map(\.withoutUser) == [0, 0])
        #expect(full.files.map(\.loaded) == [2])
    }

    @Test func `A person may stand in one cell, as in the bookings of the website`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "waiting.csv",
            #"id,sessionId,position,priority,contactDetails"# + "\n"
                + #"1,S1,1,high,"{""firstName"":""Ada"",""email"":""ada@example.com"",""shoes"":""5""}""# + "\n")
        #expect(try Self.figures(["waiting.csv"], in: folder).files.map(\.entity) == ["waiting_lists"])
        #expect(
            try stored(
                "SELECT first_name, email, extra FROM waiting_lists AS w JOIN users AS u ON u.id = w.user_id",
                in: folder)
                == [["Ada", "ada@example.com", #"{"contactDetails.shoes":"5"}"#]])
    }

    @Test func `Two entries of one person for one session are both kept, and one of them counts`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "waiting.csv",
            """
            Waiting List ID,Session,Position,First Name,Last Name,Email,Joined At
            W-1,S1,2,Ada,Byron,ada@example.com,2024-03-02T09:00:00Z
            W-2,S1,1,Ada,Byron,ADA@example.com,2024-03-01T09:00:00Z
            W-3,S2,1,Ada,Byron,ada@example.com,2024-03-01T09:00:00Z

            """)
        let figures = try Self.figures(["waiting.csv"], in: folder)
        #expect(figures.links?.map(\.repeats) == [1])
        #expect(
            try stored(
                """
                SELECT w.source_record_id, f.source_record_id FROM waiting_lists AS w
                LEFT JOIN waiting_lists AS f ON f.id = w.repeat_of ORDER BY 1
                """, in: folder) == [["W-1", "W-2"], ["W-2", nil], ["W-3", nil]])
        #expect(try Self.figures(["waiting.csv"], in: folder).changes == 0)
    }

    @Test func `A word outside its vocabulary is rejected with the words that are known, and can be translated`() throws
    {
        let folder = try TemporaryFolder()
        let header = "Message ID,Booking Ref,Type,Channel,Status,Sent At\n"
        try folder.write(
            "m.csv", header + "1,A-1,Newsletter,email,sent,2024-03-14T10:00:00Z\n2,,reminder,email,sent,\n")
        let run = try ToolRun("booking-import", ["m.csv"], in: folder).expect(status: 1)
        #expect(run.standardOutput.contains("not a type of communication that is known"), "\(run)")
        #expect(run.standardOutput.contains("(confirmation, reminder, follow_up, certificate, cancellation)"), "\(run)")
        #expect(run.standardOutput.contains("the row names neither a booking nor a person"), "\(run)")
        try folder.write(
            "m.yaml",
            """
            entity: communications
            columns:
              source_record_id: Message ID
              booking_reference: Booking Ref
              type: {column: Type, values: {newsletter: follow_up}}
              channel: Channel
              sent_at: Sent At

            """)
        try ToolRun("booking-import", ["m.csv", "--mapping", "m.yaml", "-q"], in: folder).expect(status: 1)
        #expect(
            try stored("SELECT type, type_exported, extra FROM booking_communications", in: folder) == [
                ["follow_up", "Newsletter", "{\"Status\":\"sent\"}"]
            ])
    }
}
