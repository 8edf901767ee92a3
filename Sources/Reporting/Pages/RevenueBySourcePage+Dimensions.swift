import BookingModel

extension RevenueBySourcePage {
    /// Net by what customers said had sent them.
    func referrals(_ one: RevenueFigures) -> PageSection {
        let table = report.tables[1]
        let sums = RankedBars.sums(table, by: "referral_source", of: "net") { table.currency(row: $0) == one.currency }
        let known = sums.filter { $0.name != BookingFacts.unknown }
        let top = known.max { ($0.value, $1.name) < ($1.value, $0.name) }
        var section = section(
            "referrals", "Referral", one,
            finding: top.map {
                "Where the customer said what had sent them, most revenue came through \(EnglishText.isolated($0.name))"
            } ?? "No booking says what had sent the customer",
            unit: "Net revenue in \(one.currency), all months")
        if known.isEmpty {
            section.emptyReason = "No booking in \(one.currency) has a referral source."
        } else {
            section.chart = HorizontalBarChart(
                bars: RankedBars.bars(sums, format: .money(one.currency), showShares: true))
            section.table = PageTable(
                caption: "Net revenue by referral", columns: [.text("Referral"), .number("Net")],
                rows: sums.map {
                    [EnglishText.isolated($0.name), EnglishText.money(EnglishText.whole($0.value), one.currency)]
                })
        }
        section.file = material.file(table.name)
        return section
    }

    /// Customers by the source of their first active booking.
    var acquisition: PageSection {
        let table = report.tables[2]
        let sums = RankedBars.sums(table, by: "source", of: "customers") { _ in true }
        let total = sums.reduce(0) { $0 + $1.value }
        let top = sums.filter { $0.name != BookingFacts.unknown }.max { ($0.value, $1.name) < ($1.value, $0.name) }
        var section = PageSection(
            id: "acquisition", topic: "First source",
            finding: top.map {
                "\(EnglishText.percent($0.value / max(1, total))) of active customers made their first active booking through "
                    + EnglishText.isolated($0.name)
            } ?? "No active customer has a first source yet",
            unit: "Active customers by the source of their first active booking; each counts once")
        if sums.isEmpty {
            section.emptyReason = "No booking is active and has a customer."
        } else {
            section.chart = HorizontalBarChart(bars: RankedBars.bars(sums, format: .count, showShares: true))
            section.table = PageTable(
                caption: "Customers by the source of their first active booking",
                columns: [.text("Source"), .number("Customers")],
                rows: sums.map { [EnglishText.isolated($0.name), EnglishText.decimal($0.value, digits: 0)] })
        }
        section.file = material.file(table.name)
        return section
    }

    var definitions: [MetricDefinition] {
        let basis = "the local day of the booking: payments and refunds go back to it"
        let currency = "one row per currency; currencies are never added"
        return [
            .init(
                term: "Net", formula: "Paid less refunded; money kept on cancelled bookings counts.", dateBasis: basis,
                currency: currency),
            .init(
                term: "Gross", formula: "Price before discount of the bookings for which money was paid.",
                dateBasis: basis, currency: currency),
            .init(
                term: "Discounts", formula: "Discount on those same bookings.", dateBasis: basis, currency: currency),
            .init(
                term: "Share",
                formula: "Net of the source, by largest remainder, so that shares add up to 100\u{202F}%.",
                denominator: "net of all sources in the currency", dateBasis: basis),
            .init(
                term: "Customer",
                formula: "A user with a booking of any state; an active customer has an active booking.",
                dateBasis: basis),
            .init(
                term: "Source",
                formula:
                    "The channel stored on the booking; (unknown) where there is none. Spellings that differ in case or "
                    + "blanks only are one, shown as most bookings have it.",
                dateBasis: basis),
        ]
    }
}
