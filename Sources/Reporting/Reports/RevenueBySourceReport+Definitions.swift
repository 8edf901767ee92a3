extension RevenueBySourceReport {
    /// What the tables say, in their order.
    public static let definitions = [
        revenueDefinition(
            name: "revenue_by_source", title: "Revenue by source",
            column: ReportColumn(
                "source", "Source", .text,
                "Channel stored on the booking, \(oneSpelling); (unknown) where there is none, always last.")
        ),
        revenueDefinition(
            name: "revenue_by_referral", title: "Revenue by referral",
            column: ReportColumn(
                "referral_source", "Referral", .text,
                "What the customer said had sent them, \(oneSpelling); (unknown) where nothing is given, always last.")),
        ReportTableDefinition(
            name: "acquisition_by_source", title: "Acquisition by source",
            description: """
                One row per local month and source in which a customer's first active booking fell. Each customer counts \
                once, so these add up to the cohort sizes of the retention report. Sorted by month, then source.
                """,
            key: ["month", "source"],
            columns: [
                ReportColumn("month", "Month", .month, "Local month of the customer's first active booking."),
                ReportColumn(
                    "source", "Source", .text,
                    "Source of that booking; of several made at the same moment the first by name. (unknown) is last."),
                ReportColumn(
                    "customers", "Customers", .integer, unit: "customers",
                    "Customers whose first active booking it was."),
                ReportColumn(
                    "share", "Share", .rate, unit: "fraction of 1",
                    "Share of the month's new customers; by largest remainder to 4 decimals, so that a month adds up to 1."
                ),
                partial,
            ]),
    ]

    private static let partial = ReportColumn(
        "partial", "Partial", .boolean, "true where the month was not over by the as-of day, or data end before it was."
    )

    /// Stands in the description of a category.
    private static var oneSpelling: String {
        "whatever its case (A to Z) and blanks, in its most frequent spelling (of equals the first)"
    }

    private static func revenueDefinition(name: String, title: String, column: ReportColumn) -> ReportTableDefinition {
        ReportTableDefinition(
            name: name, title: title,
            description: """
                One row per local month of booking, \(column.name) and currency with at least one booking. Booking-date \
                basis: payments and refunds go back to the month of their booking. Bookings without a user are included. \
                Sorted by month, currency, then \(column.name). Customers do not add up over rows, because one customer can \
                book in several.
                """,
            key: ["month", column.name, "currency"],
            columns: [
                ReportColumn("month", "Month", .month, "Local month in which the booking was made."),
                column,
                ReportColumn("currency", "Currency", .text, "ISO 4217 code of the amounts in this row."),
                ReportColumn(
                    "bookings", "Bookings", .integer, unit: "bookings",
                    "All bookings made, cancelled and pending ones too."),
                ReportColumn(
                    "customers", "Customers", .integer, unit: "customers", "Distinct users of these bookings."),
                ReportColumn(
                    "gross", "Gross", .money, unit: "currency",
                    "Price before discount of the bookings for which money was paid; unpaid bookings earn 0."),
                ReportColumn("discounts", "Discounts", .money, unit: "currency", "Discount on those same bookings."),
                ReportColumn("refunds", "Refunds", .money, unit: "currency", "Money paid back."),
                ReportColumn(
                    "net", "Net", .money, unit: "currency",
                    "Paid less refunded; money kept on cancelled bookings counts."),
                ReportColumn(
                    "share", "Share", .rate, unit: "fraction of 1",
                    """
                    Share of net in the month and currency, by largest remainder to 4 decimals, so that they add up to 1; ties \
                    go to the earlier row. Blank where the month's net is not positive.
                    """),
                partial,
            ])
    }
}
