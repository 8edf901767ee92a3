extension CapacityUtilisationReport {
    /// What the tables say, in their order.
    public static let definitions = [sessionDefinition, monthDefinition, courseDefinition]

    private static let sessionDefinition = ReportTableDefinition(
        name: "capacity_utilisation", title: "Capacity utilisation",
        description: """
            One row per course session known by the as-of moment: recorded by then, or with a booking by then. Held, \
            future and cancelled sessions alike; status tells them apart. Sorted by start, then reference; sessions \
            without a start come last.
            """,
        key: ["session_reference", "starts_on"],
        columns: [
            ReportColumn("session_reference", "Session", .text, "The export's own reference of the session."),
            ReportColumn("course_code", "Course", .text, "Code of the course; blank where the session names none."),
            ReportColumn(
                "starts_on", "Starts on", .date, "Local day on which the session starts; blank where unknown."),
            ReportColumn("venue", "Venue", .text, "Venue as exported."),
            ReportColumn(
                "status", "Status", .text,
                """
                completed: not cancelled and begun by the as-of moment; scheduled: not cancelled and to come; cancelled: \
                called off, whenever that was recorded; blank: not cancelled and without a start.
                """),
            ReportColumn(
                "capacity", "Capacity", .integer, unit: "seats", "Seats offered; blank means no limit is known."),
            ReportColumn(
                "booked", "Booked", .integer, unit: "seats",
                "Seats of all bookings that are not cancelled as of then; pending ones hold their seats."),
            ReportColumn(
                "attended", "Attended", .integer, unit: "seats",
                """
                Seats of completed bookings; blank where seats were booked and nobody was marked as present or absent, and \
                before the session.
                """),
            ReportColumn(
                "paid", "Paid", .integer, unit: "seats",
                "Seats of bookings that are not cancelled and for which more was paid than refunded."),
            ReportColumn(
                "utilisation", "Utilisation", .rate, unit: "fraction of 1",
                "booked / capacity; above 1 where overbooked; blank without capacity and for cancelled sessions."),
            ReportColumn("month", "Month", .month, "Local month of the start: the key of capacity_by_month."),
            ReportColumn(
                "session_id", "Session id", .identifier,
                "The session's id in the database; the reference may repeat in another source system."),
        ])

    private static let monthDefinition = ReportTableDefinition(
        name: "capacity_by_month", title: "Capacity by month",
        description: """
            Held sessions (not cancelled, begun by the as-of moment) by local month of start, from the first month to the \
            last; months without one are rows of 0. Seats are those of sessions with a capacity.
            """,
        key: ["month"],
        columns: [ReportColumn("month", "Month", .month, "Local month in which the sessions started.")] + totals + [
            ReportColumn(
                "partial", "Partial", .boolean,
                "true where the month was not over by the as-of day, or data end before it was.")
        ] + attendance)

    private static let courseDefinition = ReportTableDefinition(
        name: "capacity_by_course", title: "Capacity by course",
        description: """
            Held sessions (not cancelled, begun by the as-of moment) by course, sorted by code; sessions that name no \
            course are (unknown), last. Seats are those of sessions with a capacity.
            """,
        key: ["course_code"],
        columns: [
            ReportColumn("course_code", "Course", .text, "Code of the course."),
            ReportColumn("course_title", "Title", .text, "Title of the course; of several the first by the alphabet."),
        ] + totals + attendance)

    private static let attendance = [
        ReportColumn(
            "unmarked_sessions", "Attendance not recorded", .integer, unit: "sessions",
            "Held sessions with a capacity and booked seats in which nobody was marked as present or absent."),
        ReportColumn(
            "seats_marked", "Seats with attendance", .integer, unit: "seats",
            "Sum of the capacities of the other sessions: the denominator of attendance_rate."),
        ReportColumn(
            "attendance_rate", "Attendance", .rate, unit: "fraction of 1",
            "attended / seats_marked, sum over sum; blank where there are none."),
        ReportColumn(
            "attendance_low", "Attendance, low", .rate, unit: "fraction of 1",
            "Lower end of the Wilson 95 % interval of attendance_rate; blank above 1."),
        ReportColumn(
            "attendance_high", "Attendance, high", .rate, unit: "fraction of 1",
            "Upper end of the Wilson 95 % interval of attendance_rate; blank above 1."),
    ]

    private static let totals = [
        ReportColumn("sessions", "Sessions", .integer, unit: "sessions", "Held sessions, empty ones too."),
        ReportColumn(
            "sessions_without_capacity", "Without capacity", .integer, unit: "sessions",
            "Held sessions without a capacity: left out of every ratio."),
        ReportColumn("seats_offered", "Seats offered", .integer, unit: "seats", "Sum of the capacities."),
        ReportColumn(
            "booked", "Booked", .integer, unit: "seats", "Seats of bookings that are not cancelled, pending ones too."),
        ReportColumn(
            "attended", "Attended", .integer, unit: "seats",
            "Seats of completed bookings; blank where attendance was recorded in no session."),
        ReportColumn(
            "paid", "Paid", .integer, unit: "seats",
            "Seats of bookings that are not cancelled and for which more was paid than refunded."),
        ReportColumn(
            "utilisation", "Utilisation", .rate, unit: "fraction of 1",
            "booked / seats_offered, sum over sum; never clipped; blank where nothing was offered."),
        ReportColumn(
            "mean_utilisation", "Mean of sessions", .rate, unit: "fraction of 1",
            "Mean of booked / capacity over the sessions with a capacity, each counting the same."),
        ReportColumn(
            "utilisation_low", "Low", .rate, unit: "fraction of 1",
            "Lower end of the Wilson 95 % interval of utilisation; blank above 1."),
        ReportColumn(
            "utilisation_high", "High", .rate, unit: "fraction of 1",
            "Upper end of the Wilson 95 % interval of utilisation; blank above 1."),
        ReportColumn(
            "booked_without_capacity", "Booked without capacity", .integer, unit: "seats",
            "Seats booked in the held sessions without a capacity."),
    ]
}
