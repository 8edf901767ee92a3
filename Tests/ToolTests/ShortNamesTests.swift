import TestSupport
import Testing

/// Names of one letter, with which the system's own functions for paths do not get on.
@Suite struct ShortNamesTests {
    @Test func `Every file and folder may have a name of one letter`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Office.csv(["A-1", "A-2"]))
        try folder.write("e", Office.csv(["A-3"]) + "A-4,not a day,Confirmed,Ada,Byron,,,,,,,\n")
        try folder.write("m", "entity: bookings\nother_columns: recognise\ncolumns: {booking_reference: Booking Ref}\n")
        let run = try ToolRun("booking-migrate", ["a.csv", "-q", "--database", "d", "--output", "r"], in: folder)
        run.expect(status: 0)
        #expect(folder.has("d") && folder.has("r/latest/index.html"))
        try ToolRun(
            "booking-import",
            ["e", "--database", "d", "--output", "o", "--summary", "s", "--date-order", "day-first"], in: folder
        ).expect(status: 1)
        #expect(folder.has("s") && folder.has("o/rejects"))
        try ToolRun("booking-import", ["a.csv", "--mapping", "m", "--database", "f", "-q"], in: folder).expect(
            status: 0)
        try ToolRun("booking-import", ["x", "--database", "d"], in: folder).expect(status: 2)
        try ToolRun("booking-report", ["--database", "d", "--output", "q", "-q"], in: folder).expect(status: 0)
        try ToolRun("booking-samples", ["--bookings", "10", "--seed", "1", "--output", "g", "-q"], in: folder).expect(
            status: 0)
        #expect(folder.has("q/latest/index.html") && folder.has("g/truth.csv"))
    }
}
