import BookingModel

/// How full the sessions were: seats booked, attended and paid against seats offered.
public struct CapacityUtilisationReport: Report {
    /// Capacity utilisation.
    public static let name = ReportName.capacityUtilisation
    /// The sessions, and held ones by month and by course.
    public let tables: [ReportTable]
    /// Bookings that hold seats in held sessions are counted.
    public let reconciliation: Reconciliation
    /// Seats and sessions of the last closed month.
    public let headlines: [Headline]
    /// Why there is no session, or nil where there is one.
    public let emptyReason: String?
    /// Totals of the held sessions, and what is on the books.
    public let figures: CapacityFigures

    /// Folds the facts session by session.
    init(_ facts: BookingFacts) {
        let usages = SessionUsage.all(facts)
        let figures = CapacityFigures(usages, facts)
        self.figures = figures
        tables = [
            SessionUsage.table(CapacityUtilisationReport.definitions[0], usages),
            ReportTable(
                CapacityUtilisationReport.definitions[1],
                rows: figures.byMonth.map {
                    [.month($0.month)] + $0.totals.cells + [.boolean(!facts.asOf.closes($0.month))]
                        + $0.totals.attendanceCells
                }),
            ReportTable(
                CapacityUtilisationReport.definitions[2],
                rows: figures.byCourse.map {
                    [.text($0.courseCode ?? BookingFacts.unknown), ReportCell($0.title)] + $0.totals.cells
                        + $0.totals.attendanceCells
                }),
        ]
        reconciliation = CapacityUtilisationReport.reconciliation(facts, usages)
        headlines = figures.headlines(facts.asOf)
        emptyReason =
            !usages.isEmpty
            ? nil
            : facts.sessions.isEmpty
                ? "The database holds no course sessions: import an export of sessions."
                : "None of the \(facts.sessions.count) course sessions was recorded by \(facts.asOf.day)."
    }

    private static func reconciliation(_ facts: BookingFacts, _ usages: [SessionUsage]) -> Reconciliation {
        var counts = [Int](repeating: 0, count: 6)
        let states = facts.sessions.map(\.state)
        for booking in facts.columns.session.indices {
            let session = Int(facts.columns.session[booking])
            if session < 0 {
                counts[0] += 1
            } else if !facts.columns.status[booking].holdsSeat {
                counts[1] += 1
            } else {
                switch states[session] {
                case .cancelled: counts[2] += 1
                case .undated: counts[3] += 1
                case .scheduled: counts[4] += 1
                case .held: counts[5] += 1
                }
            }
        }
        let reasons = [
            "without a session", "cancelled booking", "session cancelled", "session without a start",
            "session still to come",
        ]
        let unlimited = usages.reduce(0) { $0 + ($1.session.state == .held && $1.session.capacity == nil ? 1 : 0) }
        return Reconciliation(
            read: facts.bookingsRead, counted: counts[5],
            excluded: facts.bookingsOutside + zip(reasons, counts).map { .init(reason: $0, count: $1) },
            remarks: unlimited == 0
                ? []
                : ["\(unlimited) held sessions have no capacity: they are left out of every ratio and counted apart."])
    }
}
