import BookingModel

@testable import Reporting

extension PagesMadeUp {
    static var byMonth: PageSection {
        let wave = (0..<58).map { 5_500_000 * season($0) * (1 + Double($0) / 90) + 400_000 * noise(3, count: 58)[$0] }
        var section = PageSection(
            id: "by-month", topic: "By month", finding: "Revenue peaks in September, before the audits of the autumn",
            unit: "Net revenue in GBP, by month of booking")
        section.chart = ColumnChart(
            first: Month(year: 2022, month: 11), values: Array(wave.suffix(24)),
            yearBefore: Array(wave.dropLast(12).suffix(24)), format: .money(.gbp), lastIsUnfinished: true)
        section.table = PageTable(
            caption: "Net revenue by month", columns: [.text("Month"), .number("Net revenue")],
            rows: wave.enumerated().map {
                [january2020.advanced(by: $0.offset).description, EnglishText.money(Int64($0.element), .gbp)]
            })
        section.file = file
        return section
    }

    static var bySource: PageSection {
        var section = PageSection(
            id: "by-source", topic: "By source", finding: "Six bookings in ten come through the website",
            unit: "Net revenue in GBP since January 2020")
        section.chart = HorizontalBarChart(bars: [
            .init(name: "(unknown)", value: 31_000, text: "£31,000 · 0.9 %", place: .unknown),
            .init(name: "website", value: 2_310_442, text: "£2,310,442 · 63.5 %"),
            .init(name: "phone", value: 801_120, text: "£801,120 · 22.0 %"),
            .init(name: "a partner with a very long name that will never fit", value: 90_120, text: "£90,120 · 2.5 %"),
            .init(name: "email", value: 402_000, text: "£402,000 · 11.0 %"),
            .init(name: "4 others", value: 12_120, text: "£12,120 · 0.3 %", place: .other),
        ])
        section.file = file
        return section
    }

    static var parts: PageSection {
        var section = PageSection(
            id: "parts", topic: "Source by month", finding: "The telephone loses ground to the website year by year",
            unit: "Net revenue in GBP, by month of booking")
        let names = ["website", "phone", "email", "walk-in", "(unknown)"]
        section.chart = StackedColumnChart(
            first: january2020,
            parts: names.enumerated().map { place, name in
                .init(
                    name: name,
                    values: noise(UInt64(place), count: 58).enumerated().map {
                        (0.6 + $0.element / 2) * season($0.offset) * 4_000_000 / Double(1 + place * place)
                    }, isRest: place == 4)
            }, format: .money(.gbp), lastIsUnfinished: true)
        section.file = file
        return section
    }

    static var curves: PageSection {
        var section = PageSection(
            id: "curves", topic: "Utilisation",
            finding: "Sessions are fuller than last year in every month since April",
            unit: "Seats sold out of seats offered, by month of session")
        let this = (0..<10).map { 0.62 + 0.12 * season($0) + 0.02 * noise(8, count: 10)[$0] }
        section.chart = LineChart(
            series: [
                .init(name: "2024", values: this, lastIsUnfinished: true),
                .init(name: "Attended", values: this.map { $0 - 0.02 }),
                .init(name: "2023", values: (0..<12).map { 0.56 + 0.13 * season($0) }, isBackground: true),
            ],
            labels: ["Jan", "Apr", "Jul", "Oct"].enumerated().map { ($0.offset * 3, $0.element) }, format: .share)
        return section
    }

    static var capacity: PageSection {
        var section = PageSection(
            id: "capacity", topic: "By course", finding: "First aid at work runs past its capacity",
            unit: "Seats sold out of seats offered, held sessions")
        let shares = [
            ("First aid at work", 1.082), ("Fire marshal", 0.91), ("Manual handling", 0.44), ("Empty one", 0),
        ]
        section.chart = BulletChart(
            bullets: shares.map {
                .init(name: $0.0, share: $0.1, target: 0.78, text: EnglishText.percent($0.1) + " of 4,210")
            }, targetName: "All courses, 78.0 %")
        return section
    }

    static var values: PageSection {
        var section = PageSection(
            id: "values", topic: "Value", finding: "Half of all customers are worth less than £76",
            unit: "Customers by net value in GBP")
        let counts: [Int64] = [410, 1_204, 980, 611, 402, 300, 212, 150, 122, 98, 71, 60, 44, 30, 31, 22, 15, 12, 9, 4]
        var bins: [CustomerValueFigures.HistogramBin] = [
            .init(lower: nil, upper: 0, count: 12), .init(lower: 0, upper: 0, count: 240),
        ]
        for (index, count) in counts.enumerated() {
            let lower = index == 0 ? 1 : Int64(index) * 2_000
            bins.append(.init(lower: lower, upper: Int64(index + 1) * 2_000, count: count))
        }
        bins.append(.init(lower: 40_000, upper: nil, count: 96))
        section.chart = Histogram(bins: HistogramBins(bins, .gbp), counted: "customers")
        return section
    }

    static var spread: PageSection {
        var section = PageSection(
            id: "spread", topic: "Concentration", finding: "The top fifth of customers brings 59 % of net revenue",
            unit: "Share of net revenue")
        section.chart = LorenzCurve(
            points: (0...20).map { (step: Int) -> CustomerValueFigures.LorenzPoint in
                let share = Double(step) / 20
                return .init(customers: Rate(share), net: Rate(share * share * share * share))
            }, topShare: 0.5904)
        return section
    }

    static var cohorts: PageSection {
        var section = PageSection(
            id: "cohorts", topic: "Cohorts", finding: "One customer in eight comes back after a year",
            unit: "Customers active, in per cent of their cohort")
        let cohorts = (0..<24).map { row in
            CohortTriangle.Row(
                name: EnglishText.month(january2020.advanced(by: row)), size: 200 + row * 7, cells: cells(row))
        }
        let average = (0..<24).map { (period: Int) -> Double? in period == 0 ? 1 : period == 12 ? 0.13 : 0.03 }
        section.chart = CohortTriangle(rows: cohorts, average: average, members: 6_732, periodName: "Month")
        return section
    }

    static func cells(_ row: Int) -> [CohortTriangle.Cell] {
        let noise = noise(UInt64(row), count: 24)
        return (0..<24 - row).map { period in
            if period == 0 { return .share(1) }
            let low: Double = period == 12 ? 0.12 : 0
            let share = low + noise[period] / 20
            return period == 23 - row ? .partial(share) : .share(share)
        }
    }

    static var customers: [[String]] {
        (0..<620).map { (place: Int) -> [String] in
            let value = EnglishText.money(Int64(1_204_000 - place * 1_877), .gbp)
            let kind = place % 5 == 0 ? "company" : "person"
            return ["user-\(1_000 + place * 7)", kind, "2021-03-0\(place % 9 + 1)", String(40 - place / 20), value]
        }
    }

    static var rows: PageSection {
        var section = PageSection(
            id: "customers", topic: "Customers", finding: "The largest customer has spent £12,040",
            unit: "All customers, by net value")
        section.table = PageTable(
            caption: "Customers by net value",
            columns: [
                .text("Customer"), .text("Kind"), .text("First booking"), .number("Bookings"), .number("Net value"),
            ],
            rows: customers, totalRows: 48_210)
        section.tableIsOpen = true
        section.file = PageFile(name: "customer_lifetime_value.csv", rows: 48_210, bytes: 4_204_118)
        return section
    }
}
