extension CustomerLifetimeValueReport {
    /// What the tables say, in their order.
    public static let definitions = [
        ReportTableDefinition(
            name: "customer_lifetime_value", title: "Customer lifetime value",
            description: """
                One row per user and currency with at least one booking recorded by the as-of moment. Historic value, \
                booking-date basis: a refund goes back to its booking. Sorted by currency, then net from the highest, \
                then user_id. Bookings without a user are not here; they stand in the report's reconciliation.
                """,
            key: ["user_id", "currency"],
            columns: [
                ReportColumn("user_id", "User", .identifier, "The user's id; stable from run to run."),
                ReportColumn("kind", "Kind", .text, "person or company."),
                ReportColumn(
                    "first_booking_on", "First booking", .date,
                    "Local day of the earliest booking of any status in this currency."),
                ReportColumn(
                    "last_booking_on", "Last booking", .date,
                    "Local day of the latest booking of any status in this currency."),
                ReportColumn(
                    "bookings", "Bookings", .integer, unit: "bookings",
                    "All bookings of the user in this currency, cancelled and pending ones too."),
                ReportColumn(
                    "active_bookings", "Active bookings", .integer, unit: "bookings",
                    "Bookings that are confirmed, completed or no-show."),
                ReportColumn("currency", "Currency", .text, "ISO 4217 code of the amounts in this row."),
                ReportColumn(
                    "gross", "Gross", .money, unit: "currency",
                    "Price before discount of the bookings for which money was paid; unpaid bookings earn 0."),
                ReportColumn("refunds", "Refunds", .money, unit: "currency", "Money paid back."),
                ReportColumn(
                    "net", "Net", .money, unit: "currency",
                    "Paid less refunded, over all bookings: money kept on a cancelled booking counts."),
                ReportColumn(
                    "average_order_value", "Average order value", .money, unit: "currency",
                    "net / active_bookings, rounded to the minor unit, halves away from zero; blank without active bookings."
                ),
            ])
    ]
}
