import BookingModel

/// The page of revenue by source: where the money comes from.
struct RevenueBySourcePage {
    let report: RevenueBySourceReport
    let material: PageMaterial

    init(_ report: RevenueBySourceReport, _ material: PageMaterial) {
        self.report = report
        self.material = material
    }

    /// The currencies, the one with the most bookings first.
    var figures: [RevenueFigures] {
        report.figures.sorted { ($1.bookings, $0.currency) < ($0.bookings, $1.currency) }
    }

    var page: ReportPage {
        let currencies = figures.map(\.currency.description)
        var page = material.page(
            report, title: "Revenue by source",
            scope: ([material.span("Bookings made", from: figures.first?.months.first)] + currencies).joined(
                separator: " · "),
            summary: summary)
        if report.emptyReason == nil {
            page.sections = figures.flatMap { [bySource($0), byMonth($0), sourceByMonth($0)] }
            page.sections += figures.map(referrals) + [acquisition]
        }
        page.warnings += figures.compactMap(unknownWarning)
        page.definitions = definitions
        page.checks =
            figures.map { one in
                PageCheck(
                    "Net in \(one.currency)", headline: .money(one.net, one.currency), sumOf: "net",
                    in: report.tables[0], currency: one.currency)
            } + material.checks
        page.notes.append(
            "A customer who books through two sources is counted under both: customers do not add up over sources.")
        return page
    }

    private var summary: String {
        guard report.emptyReason == nil else { return "No booking has been made yet." }
        return figures.map { one in
            let total =
                "\(EnglishText.roundedMoney(one.net, one.currency)) net from "
                + EnglishText.count(Int(one.bookings), "booking")
            guard let top = RevenueBySourcePage.top(one), one.net > 0 else { return total + "." }
            return "\(total). The largest source, \(EnglishText.isolated(top.name)), brought in "
                + "\(EnglishText.roundedMoney(top.net, one.currency)) of it, "
                + "\(EnglishText.percent(Double(top.net) / Double(one.net)))."
        }.joined(separator: " ")
    }

    /// What to say where a good part of the bookings has no source.
    private func unknownWarning(_ one: RevenueFigures) -> String? {
        let unknown = one.sources.first { $0.name == BookingFacts.unknown }?.bookings ?? 0
        guard unknown * 20 >= one.bookings, unknown > 0 else { return nil }
        let share = EnglishText.percent(Double(unknown) / Double(max(1, one.bookings)))
        return "\(EnglishText.count(Int(unknown), "booking")) in \(one.currency), \(share) of them, "
            + "\(unknown == 1 ? "has" : "have") no source and \(unknown == 1 ? "is" : "are") shown as (unknown)."
    }

    /// The sources by net from the highest, the unknown one last.
    private static func ranked(_ one: RevenueFigures) -> [RevenueFigures.Source] {
        one.sources.sorted { left, right in
            let unknown = (left.name == BookingFacts.unknown, right.name == BookingFacts.unknown)
            if unknown.0 != unknown.1 { return unknown.1 }
            return left.net == right.net ? left.name < right.name : left.net > right.net
        }
    }

    /// The source of the highest net among those that are known.
    static func top(_ one: RevenueFigures) -> RevenueFigures.Source? {
        one.sources.filter { $0.name != BookingFacts.unknown && $0.net > 0 }
            .max { ($0.net, $1.name) < ($1.net, $0.name) }
    }

    func section(_ id: String, _ topic: String, _ one: RevenueFigures, finding: String, unit: String) -> PageSection {
        let several = figures.count > 1
        return PageSection(
            id: several ? "\(id)-\(one.currency.description.lowercased())" : id,
            topic: several ? "\(topic), \(one.currency)" : topic, finding: finding, unit: unit)
    }

    private func bySource(_ one: RevenueFigures) -> PageSection {
        let top = RevenueBySourcePage.top(one)
        var section = section(
            "by-source", "By source", one,
            finding: top.map {
                let name = EnglishText.isolated($0.name)
                guard one.net > 0 else { return "The largest source is \(name)" }
                return "The largest source is \(name), with \(EnglishText.percent(Double($0.net) / Double(one.net))) "
                    + "of net revenue"
            } ?? "No known source has brought in money yet",
            unit: "Net revenue in \(one.currency), all months")
        section.chart = HorizontalBarChart(
            bars: RankedBars.bars(
                one.sources.map { ($0.name, Double($0.net)) }, format: .money(one.currency), showShares: true))
        section.table = PageTable(
            caption: "Revenue by source, all months",
            columns: [.text("Source")]
                + ["Bookings", "Gross", "Discounts", "Refunds", "Net", "Share of net"].map { .number($0) },
            rows: RevenueBySourcePage.ranked(one).map { source in
                [EnglishText.isolated(source.name), EnglishText.number(Int(source.bookings))]
                    + [source.gross, source.discounts, source.refunds, source.net].map {
                        EnglishText.money($0, one.currency)
                    } + [source.share.map { EnglishText.percent($0.value, digits: 2) } ?? ""]
            },
            totals: ["All", EnglishText.number(Int(one.bookings))]
                + [\RevenueFigures.Source.gross, \.discounts, \.refunds, \.net].map { amount in
                    EnglishText.money(one.sources.reduce(0) { $0 + $1[keyPath: amount] }, one.currency)
                } + [""])
        section.file = material.file(report.tables[0].name)
        return section
    }

    private func byMonth(_ one: RevenueFigures) -> PageSection {
        let series = MonthSeries(
            first: one.months.first ?? material.asOf.month, values: one.netByMonth.map(Double.init))
        var section = section(
            "by-month", "By month", one, finding: monthFinding(one, series),
            unit: "Net revenue in \(one.currency), by month of booking")
        section.chart = series.columns(format: .money(one.currency), asOf: material.asOf)
        section.table = PageTable(
            caption: "Bookings and net revenue by month, latest first",
            columns: [.text("Month"), .number("Bookings"), .number("Net")],
            rows: one.months.indices.reversed().map { index in
                [
                    String(one.months[index].description.prefix(7)),
                    EnglishText.number(Int(one.bookingsByMonth[index])),
                    EnglishText.money(one.netByMonth[index], one.currency),
                ]
            })
        section.file = material.file(report.tables[0].name)
        return section
    }

    private func monthFinding(_ one: RevenueFigures, _ series: MonthSeries) -> String {
        let last = material.asOf.lastClosedMonth
        guard let year = series.year(to: last) else {
            let closed = one.months.indices.filter { material.asOf.closes(one.months[$0]) }
            guard let best = closed.max(by: { (one.netByMonth[$0], $1) < (one.netByMonth[$1], $0) }) else {
                return "No month is over yet"
            }
            return "The best month was \(EnglishText.longMonth(one.months[best])), with "
                + "\(EnglishText.roundedMoney(one.netByMonth[best], one.currency)) net"
        }
        let amount = EnglishText.roundedMoney(EnglishText.whole(year), one.currency)
        let sentence = "The twelve months to \(EnglishText.longMonth(last)) brought in \(amount) net"
        guard let before = series.year(to: last.advanced(by: -12)), before > 0 else { return sentence }
        let change = EnglishText.percent((year - before).magnitude / before)
        return sentence
            + (change == EnglishText.percent(0)
                ? ", about as much as" : ", \(change) \(year > before ? "more" : "less") than")
            + " the twelve before"
    }

    /// The months that a stacked chart shows.
    private static let mostStacks = 60

    private func sourceByMonth(_ one: RevenueFigures) -> PageSection {
        let count = min(one.months.count, RevenueBySourcePage.mostStacks)
        let ranked = RevenueBySourcePage.ranked(one)
        var section = section(
            "source-by-month", "Source by month", one, finding: shiftFinding(one),
            unit: "Net revenue in \(one.currency), by source and month of booking")
        section.chart = StackedColumnChart(
            first: (one.months.last ?? material.asOf.month).advanced(by: 1 - count),
            parts: ranked.map {
                .init(
                    name: $0.name, values: $0.netByMonth.suffix(count).map(Double.init),
                    isRest: $0.name == BookingFacts.unknown)
            }, format: .money(one.currency), lastIsUnfinished: one.lastMonthIsPartial)
        section.table = monthTable(one, ranked)
        section.file = material.file(report.tables[0].name)
        return section
    }

    /// Net by month, a column a source, the latest month first.
    private func monthTable(_ one: RevenueFigures, _ ranked: [RevenueFigures.Source]) -> PageTable {
        let shown = ranked.prefix(8)
        return PageTable(
            caption: "Net revenue by month and source, latest first"
                + (ranked.count > shown.count ? "; the largest \(shown.count) of \(ranked.count) sources" : ""),
            columns: [.text("Month")] + shown.map { .number(EnglishText.isolated($0.name)) },
            rows: one.months.indices.reversed().map { index in
                [String(one.months[index].description.prefix(7))]
                    + shown.map { EnglishText.money($0.netByMonth[index], one.currency) }
            })
    }

    /// How the share of the largest source moved between the last twelve closed months and the twelve before.
    private func shiftFinding(_ one: RevenueFigures) -> String {
        let last = material.asOf.lastClosedMonth
        guard let first = one.months.first, let top = RevenueBySourcePage.top(one) else {
            return "No known source has brought in money yet"
        }
        let name = EnglishText.isolated(top.name)
        let part = MonthSeries(first: first, values: top.netByMonth.map(Double.init))
        let whole = MonthSeries(first: first, values: one.netByMonth.map(Double.init))
        let before = last.advanced(by: -12)
        guard let partNow = part.year(to: last), let wholeNow = whole.year(to: last), wholeNow > 0,
            let partThen = part.year(to: before), let wholeThen = whole.year(to: before), wholeThen > 0
        else {
            let leading = one.months.indices.filter { month in
                one.sources.allSatisfy { $0.name == top.name || $0.netByMonth[month] < top.netByMonth[month] }
            }
            return "The largest source, \(name), led in \(leading.count) of "
                + EnglishText.count(one.months.count, "month")
        }
        let (now, then) = (EnglishText.percent(partNow / wholeNow), EnglishText.percent(partThen / wholeThen))
        if now == then { return "The largest source, \(name), kept its share of \(now) within a year" }
        let verb = partNow / wholeNow > partThen / wholeThen ? "rose" : "fell"
        return "The share of \(name), the largest source, \(verb) from \(then) to \(now) within a year"
    }
}
