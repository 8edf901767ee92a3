import TestSupport
import Testing

/// Who made a booking, as `created_by` says it.
@Suite struct CreatorsTests {
    @Test(arguments: [
        "Zoë O'Neill", "ZOE ONEILL", "zoe.oneill@example.com", "Dr. Zoë O’Neill", "Zoe.ONeill@Example.com",
    ])
    func `A creator is the user of that name or address, however it is written`(_ creator: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.csv",
            """
            booking_reference,created_at,status,first_name,last_name,email,created_by
            A-1,2024-03-04 10:00:00,confirmed,Zoë,O'Neill,zoe.oneill@example.com,
            A-2,2024-03-05 10:00:00,confirmed,Ada,Byron,ada@example.com,\(creator)

            """)
        let run = try ToolRun("booking-migrate", ["a.csv", "--output", "out"], in: folder).expect(status: 0)
        let found = try rows(
            of: folder.path("bookings.sqlite"),
            """
            SELECT a.booking_reference FROM bookings AS a JOIN bookings AS b ON b.created_by_user_id = a.user_id
            WHERE b.booking_reference = 'A-2'
            """)
        #expect(found == [["A-1"]], "\(run)")
    }
}
