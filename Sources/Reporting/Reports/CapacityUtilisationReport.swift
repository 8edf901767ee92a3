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
            ReportTable(CapacityUtilisationReport.definitions[0], rows: usages.map(\.cells)),
            ReportTable(
                CapacityUtilisationReport.definitions[1],
                rows: figures.byMonth.map {
                    [.month($0.month)] + $0.totals.cells + [.boolean(!facts.asOf.closes($0.month))]
                }),
            ReportTable(
                CapacityUtilisationReport.definitions[2],
                rows: figures.byCourse.map {
                    [.text($0.courseCode ?? BookingFacts.unknown), ReportCell($0.title)] + $0.totals.cells
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

/// One session and the seats taken in it.
struct SessionUsage {
    let session: SessionFact
    let booked: Int64
    let attended: Int64
    let paid: Int64
    /// Whether any booking of the as-of state names it.
    let isBooked: Bool

    /// Seats booked over seats offered; nil without capacity, and for a session that was called off.
    var utilisation: Rate? {
        guard session.state != .cancelled, let capacity = session.capacity else { return nil }
        return Rate(booked, of: capacity)
    }

    var cells: [ReportCell] {
        [
            .text(session.reference), ReportCell(session.courseCode), ReportCell(session.startsOn),
            ReportCell(session.venue), ReportCell(session.statusWord), ReportCell(session.capacity),
            .integer(booked), .integer(attended), .integer(paid), ReportCell(utilisation),
        ]
    }

    /// All known sessions by start, the undated last, then by reference and id.
    static func all(_ facts: BookingFacts) -> [SessionUsage] {
        // Plain columns: a session is large, and a million bookings touch it.
        var booked = [Int64](repeating: 0, count: facts.sessions.count)
        var (attended, paid) = (booked, booked)
        var isBooked = [Bool](repeating: false, count: booked.count)
        let columns = facts.columns
        for booking in columns.session.indices where columns.session[booking] >= 0 {
            let index = Int(columns.session[booking])
            let seats = Int64(columns.participants[booking])
            isBooked[index] = true
            guard columns.status[booking].holdsSeat else { continue }
            booked[index] += seats
            if columns.status[booking] == .completed { attended[index] += seats }
            if columns.paid[booking] > columns.refunded[booking] { paid[index] += seats }
        }
        let usages = facts.sessions.indices.map { index in
            SessionUsage(
                session: facts.sessions[index], booked: booked[index], attended: attended[index], paid: paid[index],
                isBooked: isBooked[index])
        }
        return usages.filter { $0.session.isRecorded || $0.isBooked }.sorted(by: isBefore)
    }

    private static func isBefore(_ left: SessionUsage, _ right: SessionUsage) -> Bool {
        let (leftDay, rightDay) = (left.session.startsOn, right.session.startsOn)
        if leftDay != rightDay {
            guard let leftDay else { return false }
            guard let rightDay else { return true }
            return leftDay < rightDay
        }
        if left.session.reference != right.session.reference {
            return left.session.reference.utf8.lexicographicallyPrecedes(right.session.reference.utf8)
        }
        return left.session.identifier < right.session.identifier
    }
}
