import BookingModel

@testable import Reporting

/// Pages of made-up figures, for tests of how pages look whatever is on them.
enum PagesMadeUp {
    static let provenance = PageProvenance(
        dataUntil: "14 October 2024, 17:42 (Europe/London)", asOf: "14 October 2024, 17:42 (Europe/London)",
        run: "run 12 of booking-migrate", toolkitVersion: "booking-toolkit 0.1.0",
        sources: [
            .init(name: "website-bookings.csv", sha256: String(repeating: "3fa9c1d2", count: 8), records: 48_211),
            .init(name: "office-bookings.csv", sha256: String(repeating: "77b0e4aa", count: 8), records: 9_802),
        ])

    static let january2020 = Month(year: 2020, month: 1)

    /// A seeded sequence of numbers between 0 and 1.
    static func noise(_ seed: UInt64, count: Int) -> [Double] {
        var state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40) / Double(1 << 24)
        }
    }

    static func season(_ index: Int) -> Double {
        [0.8, 1.0, 1.2, 1.0, 1.1, 0.95, 0.7, 0.55, 1.25, 1.2, 1.0, 0.5][index % 12]
    }

    /// Every kind of chart, table and account on one page.
    static func gallery() -> ReportPage {
        var page = ReportPage(
            name: "gallery", title: "Revenue by source", scope: "January 2020 to October 2024 · Europe/London · GBP",
            summary: "The website brought in £2,310,442 of £3,640,120 net revenue, 63.5\u{202F}% of it; the telephone "
                + "has lost ground every year since 2021.",
            provenance: provenance)
        page.warnings = ["212 bookings carry no source; they are shown as (unknown)."]
        page.figures = figures
        page.sections = [byMonth, bySource, parts, curves, capacity, values, spread, cohorts, rows]
        page.definitions = definitions
        page.reconciliations = [
            RowReconciliation(
                kind: "bookings", read: 58_013, counted: 55_801,
                exclusions: [
                    .init(reason: "unpaid or pending", count: 1_998),
                    .init(reason: "made after the as-of date", count: 214),
                ])
        ]
        page.checks = [
            PageCheck(
                subject: "Net revenue, GBP",
                values: [
                    ("headline", "£3,640,120.50"), ("sum of the CSV column", "£3,640,120.50"),
                    ("sum in the database", "£3,640,120.50"),
                ])
        ]
        page.notes = ["A customer who used two sources is counted under each: customers do not add up over sources."]
        page.files = [file]
        return page
    }

    static let file = PageFile(name: "revenue_by_source.csv", rows: 290, bytes: 18_204)

    static let figures = [
        HeadlineFigure(
            label: "Net revenue", value: "£212,440", detail: "July to September 2024",
            comparisons: [
                FigureComparison(212_440, with: 188_930, of: "April to June 2024", baseText: "£188,930"),
                FigureComparison(212_440, with: 220_105, of: "July to September 2023", baseText: "£220,105"),
            ]),
        HeadlineFigure(
            label: "Bookings", value: "3,102", detail: "July to September 2024",
            comparisons: [
                FigureComparison(3_102, with: 2_904, of: "April to June 2024", baseText: "2,904"),
                FigureComparison(3_102, with: nil, of: "July to September 2023", baseText: ""),
            ]),
        HeadlineFigure(
            label: "Refunded", value: "4.1\u{202F}%", detail: "July to September 2024",
            comparisons: [
                FigureComparison(
                    0.041, with: 0.052, of: "April to June 2024", baseText: "5.2\u{202F}%", measure: .points,
                    better: .lower)
            ]),
        HeadlineFigure(label: "Sources", value: "6", detail: "all time"),
    ]

    static let definitions = [
        MetricDefinition(
            term: "Net revenue", formula: "Paid minus refunded, over all bookings that took money.",
            dateBasis: "the local day on which the booking was made", currency: "GBP; currencies are never added"),
        MetricDefinition(
            term: "Share", formula: "Net revenue of the source divided by net revenue of all sources of the month.",
            denominator: "net revenue of all sources", dateBasis: "the local day on which the booking was made"),
    ]
}
