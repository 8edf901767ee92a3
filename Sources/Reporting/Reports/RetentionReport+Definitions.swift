extension RetentionReport {
    /// What the tables say, in their order.
    public static let definitions = [longDefinition, triangleDefinition(periods: 0)]

    private static let cohortMonth = ReportColumn(
        "cohort_month", "Cohort", .month, "Local month of the customer's first active booking in all history.")
    private static let cohortSize = ReportColumn(
        "cohort_size", "Customers", .integer, unit: "customers",
        "Customers whose first active booking is in this month.")

    private static let longDefinition = ReportTableDefinition(
        name: "retention", title: "Retention",
        description: """
            Calendar mode. One row per cohort and period from 0 to the as-of month, cells without a customer too. Active \
            bookings are confirmed, completed or no-show. Sorted by cohort, then period. Months without new customers \
            between the first and the last cohort are rows with size 0.
            """,
        key: ["cohort_month", "period"],
        columns: [
            cohortMonth,
            ReportColumn(
                "period", "Period", .integer, unit: "months", "Calendar months after the cohort month; 0 is that month."
            ),
            cohortSize,
            ReportColumn(
                "eligible", "Eligible", .integer, unit: "customers",
                """
                The denominator: customers of the cohort, all of whom share the period's calendar month. Where partial is \
                true that month has begun and is not over: leave the row out of averages.
                """),
            ReportColumn(
                "active", "Active", .integer, unit: "customers",
                "Customers of the cohort with an active booking in the period's month."),
            ReportColumn(
                "retention_rate", "Retention rate", .rate, unit: "fraction of 1",
                "active / eligible, rounded to 10 decimals; blank where there is nobody."),
            ReportColumn(
                "partial", "Partial", .boolean,
                "true where the month was not over by the as-of day, or data end before it was: more may still come."),
            ReportColumn(
                "retention_low", "Low", .rate, unit: "fraction of 1",
                "Lower end of the Wilson 95 % interval of retention_rate."),
            ReportColumn(
                "retention_high", "High", .rate, unit: "fraction of 1",
                "Upper end of the Wilson 95 % interval of retention_rate."),
        ])

    /// The wide table; its width depends on the data.
    static func triangleDefinition(periods: Int) -> ReportTableDefinition {
        ReportTableDefinition(
            name: "retention_triangle", title: "Retention triangle",
            description: """
                One row per cohort; column p0, p1, … is the share of the cohort with an active booking so many calendar \
                months after the cohort month, rounded to 10 decimals. Blank where that month was not over by the as-of day, or \
                data end before it was.
                """,
            key: ["cohort_month"],
            columns: [cohortMonth, cohortSize]
                + (0..<periods).map { period in
                    ReportColumn(
                        "p\(period)", "Month \(period)", .rate, unit: "fraction of 1",
                        "Share of the cohort with an active booking \(period) calendar months after the cohort month.")
                })
    }
}
