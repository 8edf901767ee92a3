import BookingModel

/// The page of capacity: how full the sessions were, and what is on the books.
struct CapacityUtilisationPage {
    let report: CapacityUtilisationReport
    private let material: PageMaterial
    private var figures: CapacityFigures { report.figures }
    private var held: CapacityTotals { figures.held }

    init(_ report: CapacityUtilisationReport, _ material: PageMaterial) {
        self.report = report
        self.material = material
    }

    var page: ReportPage {
        var page = material.page(
            report, title: "Capacity utilisation",
            scope: material.span("Sessions", from: figures.byMonth.first?.month), summary: summary)
        if report.emptyReason == nil { page.sections = [seats, byMonth, byCourse, pastCapacity, toCome] }
        page.definitions = definitions
        page.checks = checks
        page.notes += notes
        return page
    }

    private var summary: String {
        guard held.sessions > 0 else { return "No session has been held by the as-of date." }
        let sessions = EnglishText.count(Int(held.sessions), "session was held", "sessions were held")
        guard let utilisation = held.utilisation else {
            return "\(sessions); none of them has a known capacity, so no utilisation can be given."
        }
        return "\(sessions). Of \(EnglishText.number(Int(held.seatsOffered))) seats offered, "
            + "\(EnglishText.number(Int(held.booked))) were booked: \(EnglishText.percent(utilisation.value))."
    }

    private var seats: PageSection {
        let ways = [
            ("Booked", "were booked", held.booked, held.seatsOffered),
            ("Paid", "paid for", held.paid, held.seatsOffered),
            ("Attended", "attended", held.attended, held.seatsMarked),
        ]
        let shares = ways.filter { $0.3 > 0 }.map { name, verb, seats, offered in
            (
                name: name, verb: verb, seats: seats, offered: offered,
                rate: Rate(seats, of: offered)?.value ?? 0
            )
        }
        // A share of other seats is no part of the sentence about these.
        let hundred = shares.filter { $0.offered == held.seatsOffered }
            .map { "\(EnglishText.decimal($0.rate * 100, digits: 0)) \($0.verb)" }
        var section = PageSection(
            id: "seats", topic: "Seats", finding: "Of every hundred seats offered, \(EnglishText.list(hundred))",
            unit: "Share of the seats offered in held sessions with a known capacity")
        guard held.seatsOffered > 0 else {
            section.finding = CapacityUtilisationPage.noCapacity
            section.emptyReason = "Without a capacity there is nothing to divide by."
            return section
        }
        section.chart = BulletChart(
            bullets: shares.map {
                .init(
                    name: $0.name, share: $0.rate, target: nil,
                    text: "\(EnglishText.percent($0.rate)) · \(EnglishText.count(Int($0.seats), "seat"))")
            }, targetName: "")
        section.table = PageTable(
            caption: "Seats of held sessions with a known capacity",
            columns: [
                .text("Seats"), .number("Number"), .number("Of seats offered"), .number("Share of those offered"),
            ],
            rows: [["Offered", EnglishText.number(Int(held.seatsOffered)), "", EnglishText.percent(1)]]
                + shares.map {
                    [
                        $0.name, EnglishText.number(Int($0.seats)), EnglishText.number(Int($0.offered)),
                        EnglishText.percent($0.rate),
                    ]
                } + (held.isUnmarked ? [["Attended", CapacityUtilisationPage.notRecorded, "", ""]] : []))
        section.file = material.file(report.tables[0].name)
        var remarks: [String] = []
        if let mean = held.meanUtilisation {
            remarks.append(
                "Counting every session the same, whatever its size, "
                    + "the average session was \(EnglishText.percent(mean.value)) booked.")
        }
        if held.unmarkedSessions > 0 {
            let sessions = EnglishText.count(Int(held.unmarkedSessions), "session")
            remarks.append(
                "Attendance was not recorded in \(sessions); seats attended are out of those offered in the others.")
        }
        section.remark = remarks.isEmpty ? nil : remarks.joined(separator: " ")
        return section
    }

    /// Utilisation as a number to compare and draw; 0 where nothing was offered.
    private func rate(_ totals: CapacityTotals) -> Double { totals.utilisation?.value ?? 0 }

    private var byMonth: PageSection {
        let months = figures.byMonth
        let closed = months.suffix(MonthSeries.mostColumns).filter {
            material.asOf.closes($0.month) && $0.totals.seatsOffered > 0
        }
        let best = closed.max { (rate($0.totals), $1.month) < (rate($1.totals), $0.month) }
        var section = PageSection(
            id: "by-month", topic: "By month",
            finding: best.map {
                (months.count > MonthSeries.mostColumns ? "In the last two years sessions" : "Sessions")
                    + " were fullest in \(EnglishText.longMonth($0.month)): "
                    + "\(EnglishText.percent(rate($0.totals))) of their seats were booked"
            }
                ?? (held.sessions > 0 && held.seatsOffered == 0
                    ? CapacityUtilisationPage.noCapacity
                    : "No month of held sessions with a known capacity is over yet"),
            unit: "Share of seats offered, by month of session")
        section.chart = monthChart
        section.table = PageTable(
            report.tables[1],
            columns: [
                "month", "sessions", "seats_offered", "booked", "attended", "paid", "utilisation", "mean_utilisation",
                "partial",
            ], rows: Array((0..<report.tables[1].rowCount).reversed()), caption: "Held sessions by month, latest first",
            blanks: ["attended": CapacityUtilisationPage.notRecorded])
        section.file = material.file(report.tables[1].name)
        return section
    }

    private var monthChart: LineChart? {
        let shown = figures.byMonth.suffix(MonthSeries.mostColumns)
        guard let first = shown.first?.month, let last = shown.last?.month else { return nil }
        let byMonth = Dictionary(figures.byMonth.map { ($0.month, $0.totals) }) { first, _ in first }
        let before = shown.map { byMonth[$0.month.advanced(by: -12)]?.utilisation?.value }
        let open = !material.asOf.closes(last)
        var series = [
            LineChart.Series(
                name: "Booked", values: shown.map { $0.totals.utilisation?.value }, lastIsUnfinished: open),
            LineChart.Series(
                name: "Attended",
                values: shown.map { $0.totals.attendance?.value },
                lastIsUnfinished: open),
        ]
        if before.contains(where: { $0 != nil }) {
            series.append(.init(name: "Booked, year before", values: before, isBackground: true))
        }
        let ticks = MonthTicks(first: first, count: shown.count, limit: 7)
        return LineChart(series: series, labels: ticks.ticks.map { ($0.index, $0.label) }, format: .share)
    }

    private static let mostCourses = 20
    private static let notRecorded = "not recorded"
    private static let noCapacity = "No held session has a known capacity"

    private func name(_ course: CapacityFigures.CourseTotals) -> String {
        EnglishText.isolated(course.title ?? course.courseCode ?? BookingFacts.unknown)
    }

    private var byCourse: PageSection {
        let offered = figures.byCourse.filter { $0.totals.seatsOffered > 0 }
        let ranked = offered.filter { $0.courseCode != nil }.sorted {
            (rate($1.totals), $0.courseCode ?? "") < (rate($0.totals), $1.courseCode ?? "")
        }
        let shown = ranked.prefix(CapacityUtilisationPage.mostCourses) + offered.filter { $0.courseCode == nil }
        var section = PageSection(
            id: "by-course", topic: "By course", finding: CapacityUtilisationPage.noCapacity,
            unit: "Seats booked out of seats offered in held sessions, by course")
        if let fullest = ranked.first, let emptiest = ranked.last {
            section.finding =
                "\(name(fullest)) is "
                + (ranked.count == 1 ? "" : "the fullest course, ")
                + "\(EnglishText.percent(rate(fullest.totals))) booked"
            if ranked.count > 1 {
                section.finding +=
                    "; \(name(emptiest)) the emptiest, \(EnglishText.percent(rate(emptiest.totals)))"
            }
        }
        let average = held.utilisation?.value
        if shown.isEmpty {
            section.emptyReason = "No held session names a course and a capacity."
        } else {
            section.chart = BulletChart(
                bullets: shown.map { course in
                    let rate = rate(course.totals)
                    let seats = EnglishText.number(Int(course.totals.seatsOffered))
                    return .init(
                        name: name(course), share: rate, target: average,
                        text: "\(EnglishText.percent(rate)) of \(seats)")
                }, targetName: "All courses, \(EnglishText.percent(average ?? 0))")
        }
        if ranked.count > CapacityUtilisationPage.mostCourses {
            section.remark = "Shown are the fullest \(CapacityUtilisationPage.mostCourses) of \(ranked.count) courses."
        }
        section.table = PageTable(
            report.tables[2],
            columns: [
                "course_code", "course_title", "sessions", "seats_offered", "booked", "attended", "paid", "utilisation",
                "utilisation_low", "utilisation_high",
            ], caption: "Held sessions by course, with the Wilson 95\u{202F}% interval of utilisation",
            blanks: ["attended": CapacityUtilisationPage.notRecorded])
        section.file = material.file(report.tables[2].name)
        return section
    }

    private static let sessionColumns = [
        "session_reference", "course_code", "starts_on", "venue", "capacity", "booked", "attended", "paid",
        "utilisation",
    ]

    /// The rows of the sessions with this status, in the table's order.
    private func rows(status: String, where isWanted: (ReportCell) -> Bool = { _ in true }) -> [Int] {
        let table = report.tables[0]
        guard let statusColumn = table.columnIndex("status"), let rate = table.columnIndex("utilisation") else {
            return []
        }
        return (0..<table.rowCount).filter {
            table.cell(row: $0, column: statusColumn) == .text(status) && isWanted(table.cell(row: $0, column: rate))
        }
    }

    private var pastCapacity: PageSection {
        let over = rows(status: "completed") { ($0.number ?? 0) > 1 }
        let limited = held.sessions - held.sessionsWithoutCapacity
        let share = Double(over.count) / Double(max(1, limited))
        var section = PageSection(
            id: "past-capacity", topic: "Past capacity",
            finding: over.isEmpty
                ? (limited > 0 ? "No held session was booked past its capacity" : CapacityUtilisationPage.noCapacity)
                : "\(EnglishText.count(over.count, "held session was", "held sessions were")) booked past capacity, "
                    + "\(EnglishText.percent(share)) of those with a known capacity",
            unit: "Held sessions with more seats booked than offered, latest first")
        if !over.isEmpty {
            section.table = PageTable(
                report.tables[0], columns: CapacityUtilisationPage.sessionColumns, rows: over.reversed(),
                caption: "Held sessions booked past their capacity",
                blanks: ["attended": CapacityUtilisationPage.notRecorded])
        }
        section.file = material.file(report.tables[0].name)
        return section
    }

    private var toCome: PageSection {
        let coming = rows(status: "scheduled")
        let booked = figures.scheduled.booked + figures.scheduled.bookedWithoutCapacity
        var section = PageSection(
            id: "to-come", topic: "To come",
            finding: coming.isEmpty
                ? "No session is still to come"
                : "\(EnglishText.count(coming.count, "session")) still to come \(coming.count == 1 ? "has" : "have") "
                    + "\(EnglishText.count(Int(booked), "seat")) booked so far",
            unit: "On the books as of \(EnglishText.day(material.asOf.day)); in none of the figures above")
        if !coming.isEmpty {
            section.table = PageTable(
                report.tables[0],
                columns: CapacityUtilisationPage.sessionColumns.filter { $0 != "attended" }, rows: coming,
                caption: "Sessions to come, the next one first")
        }
        section.file = material.file(report.tables[0].name)
        return section
    }
}
