public import BookingModel

/// Seats of held sessions: in all, by month and by course; and what is on the books.
public struct CapacityFigures: Sendable, Equatable {
    /// All held sessions.
    public let held: CapacityTotals
    /// Sessions still to come.
    public let scheduled: CapacityTotals
    /// Sessions called off.
    public let cancelledSessions: Int64
    /// Sessions that are not cancelled and have no start: in no figure.
    public let undatedSessions: Int64
    /// Held sessions with more seats booked than offered.
    public let overbookedSessions: Int64
    /// Held sessions by local month of start, from the first to the last, months without one too.
    public let byMonth: [MonthTotals]
    /// Held sessions by course, by code; those without a course last.
    public let byCourse: [CourseTotals]

    /// The held sessions of one month.
    public struct MonthTotals: Sendable, Equatable {
        /// The month.
        public let month: Month
        /// Its sessions.
        public let totals: CapacityTotals
    }

    /// The held sessions of one course.
    public struct CourseTotals: Sendable, Equatable {
        /// The course's code; nil for sessions that name no course.
        public let courseCode: String?
        /// Its title; of several under one code the first by the alphabet.
        public let title: String?
        /// Its sessions.
        public let totals: CapacityTotals
    }

    init(_ usages: [SessionUsage], _ facts: BookingFacts) {
        var held = CapacityTotals()
        var scheduled = CapacityTotals()
        var months: [Int32: CapacityTotals] = [:]
        var courses: [String: CapacityTotals] = [:]
        var titles: [String: String] = [:]
        var withoutCourse = CapacityTotals()
        for usage in usages {
            switch usage.session.state {
            case .held:
                held.add(usage)
                if let day = usage.session.startsOn { months[day.month.ordinal, default: CapacityTotals()].add(usage) }
                if let code = usage.session.courseCode {
                    courses[code, default: CapacityTotals()].add(usage)
                    if let title = usage.session.courseTitle {
                        titles[code] = CapacityFigures.first(titles[code], title)
                    }
                } else {
                    withoutCourse.add(usage)
                }
            case .scheduled: scheduled.add(usage)
            case .cancelled, .undated: break
            }
        }
        self.held = held
        self.scheduled = scheduled
        cancelledSessions = usages.reduce(0) { $0 + ($1.session.state == .cancelled ? 1 : 0) }
        undatedSessions = usages.reduce(0) { $0 + ($1.session.state == .undated ? 1 : 0) }
        overbookedSessions = usages.reduce(0) { count, usage in
            count + (usage.session.state == .held && usage.session.capacity.map { usage.booked > $0 } ?? false ? 1 : 0)
        }
        if let first = months.keys.min(), let last = months.keys.max() {
            byMonth = (first...last).map {
                MonthTotals(month: Month(ordinal: $0), totals: months[$0] ?? CapacityTotals())
            }
        } else {
            byMonth = []
        }
        byCourse =
            courses.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
                CourseTotals(courseCode: $0, title: titles[$0], totals: courses[$0] ?? CapacityTotals())
            } + (withoutCourse.sessions > 0 ? [CourseTotals(courseCode: nil, title: nil, totals: withoutCourse)] : [])
    }

    private static func first(_ left: String?, _ right: String) -> String {
        guard let left, left.utf8.lexicographicallyPrecedes(right.utf8) else { return right }
        return left
    }

    func headlines(_ asOf: AsOf) -> [Headline] {
        let totals = Dictionary(uniqueKeysWithValues: byMonth.map { ($0.month, $0.totals) })
        let first = byMonth.first?.month
        return [
            Headline.monthly("Seats booked of seats offered", asOf: asOf, first: first) {
                ReportCell(totals[$0]?.utilisation)
            },
            Headline.monthly("Sessions held", asOf: asOf, first: first) { .integer(totals[$0]?.sessions ?? 0) },
            Headline.monthly("Seats attended of seats offered", asOf: asOf, first: first) {
                ReportCell(totals[$0]?.attendance)
            },
        ]
    }
}

/// Seats of several sessions, sum over sum. Seats are those of sessions with a capacity.
public struct CapacityTotals: Sendable, Equatable {
    /// The sessions.
    public private(set) var sessions: Int64 = 0
    /// Those without a capacity: in no ratio.
    public private(set) var sessionsWithoutCapacity: Int64 = 0
    /// Seats offered.
    public private(set) var seatsOffered: Int64 = 0
    /// Seats of bookings that are not cancelled.
    public private(set) var booked: Int64 = 0
    /// Seats of completed bookings, in sessions with attendance recorded.
    public private(set) var attended: Int64 = 0
    /// Sessions with a capacity and booked seats of which nobody was marked: in no figure of attendance.
    public private(set) var unmarkedSessions: Int64 = 0
    /// Seats offered in the other sessions.
    public private(set) var seatsMarked: Int64 = 0
    /// Seats of bookings that are not cancelled and for which money was paid and kept.
    public private(set) var paid: Int64 = 0
    /// Seats booked in sessions without a capacity.
    public private(set) var bookedWithoutCapacity: Int64 = 0
    /// Utilisations of the sessions added up, in ten-billionths.
    private var utilisationSum: Int64 = 0

    init() {}

    mutating func add(_ usage: SessionUsage) {
        sessions += 1
        guard let capacity = usage.session.capacity, let utilisation = usage.utilisation else {
            sessionsWithoutCapacity += 1
            bookedWithoutCapacity += usage.booked
            return
        }
        seatsOffered += capacity
        booked += usage.booked
        if let seats = usage.attended {
            attended += seats
            seatsMarked += capacity
        } else {
            unmarkedSessions += 1
        }
        paid += usage.paid
        utilisationSum += utilisation.tenBillionths
    }

    /// Booked / offered; nil where nothing was offered. Above one where sessions were overbooked.
    public var utilisation: Rate? { Rate(booked, of: seatsOffered) }

    /// The mean of the sessions' own utilisations; nil where none has a capacity.
    public var meanUtilisation: Rate? {
        let limited = sessions - sessionsWithoutCapacity
        return limited > 0 ? Rate(tenBillionths: Int64.rounding(utilisationSum, dividedBy: limited)) : nil
    }

    /// The Wilson interval of the utilisation; nil above one.
    public var interval: WilsonInterval? { WilsonInterval(booked, of: seatsOffered) }

    /// Attended / offered, over the sessions with attendance recorded; nil where there is none.
    public var attendance: Rate? { Rate(attended, of: seatsMarked) }

    /// Whether there are sessions with a capacity, and attendance was recorded in none.
    public var isUnmarked: Bool { unmarkedSessions > 0 && seatsMarked == 0 }

    /// The last cells of a row: what is known of attendance.
    var attendanceCells: [ReportCell] {
        let interval = WilsonInterval(attended, of: seatsMarked)
        return [
            .integer(unmarkedSessions), .integer(seatsMarked), ReportCell(attendance), ReportCell(interval?.low),
            ReportCell(interval?.high),
        ]
    }

    /// The cells of a row, after those that name it.
    var cells: [ReportCell] {
        [
            .integer(sessions), .integer(sessionsWithoutCapacity), .integer(seatsOffered), .integer(booked),
            isUnmarked ? .blank : .integer(attended), .integer(paid), ReportCell(utilisation),
            ReportCell(meanUtilisation),
            ReportCell(interval?.low), ReportCell(interval?.high), .integer(bookedWithoutCapacity),
        ]
    }
}
