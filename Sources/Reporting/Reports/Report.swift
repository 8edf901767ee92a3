import BookingModel

/// The reports by name, in the order in which they are written and listed.
public enum ReportName: String, CaseIterable, Sendable {
    /// What each customer has brought in.
    case customerLifetimeValue = "customer_lifetime_value"
    /// How many customers come back, by the month of their first booking.
    case retention
    /// How full the sessions were.
    case capacityUtilisation = "capacity_utilisation"
    /// Where the money comes from.
    case revenueBySource = "revenue_by_source"
    /// Who is who, and how sure that is.
    case dataQuality = "data_quality"
}

/// A report: tables for the CSV files and figures for the page, all folds over the same facts.
public protocol Report: Sendable {
    /// Which report it is.
    static var name: ReportName { get }
    /// Its definitions, in the order of its tables.
    static var definitions: [ReportTableDefinition] { get }
    /// Its tables; the first has the report's name.
    var tables: [ReportTable] { get }
    /// Where the bookings went.
    var reconciliation: Reconciliation { get }
    /// Headline numbers of the last closed period.
    var headlines: [Headline] { get }
    /// Why there is nothing to show, or nil where there is something.
    var emptyReason: String? { get }
}

extension BookingFacts {
    /// Why a report without rows has none, when there is no narrower reason.
    var emptyReason: String {
        if bookingsRead == 0 { return "The database holds no bookings." }
        if bookingsWithoutDate == bookingsRead {
            return "None of the \(bookingsRead) bookings in the database has a date."
        }
        return "None of the \(bookingsRead) bookings in the database was recorded by \(asOf.day)."
    }

    /// Bookings that are excluded from every report: those recorded after the as-of moment, and those of which nobody
    /// knows when they were made, where there are any.
    var bookingsOutside: [Reconciliation.Exclusion] {
        let later = Reconciliation.Exclusion(
            reason: "recorded after the as-of date", count: bookingsRead - bookingsWithoutDate - count)
        guard bookingsWithoutDate > 0 else { return [later] }
        return [later, Reconciliation.Exclusion(reason: "without a date of booking", count: bookingsWithoutDate)]
    }

    /// What holds for every report whose figures are of money.
    var moneyRemarks: [String] {
        guard bookingsWithOddRefund > 0 else { return [] }
        return [
            "\(bookingsWithOddRefund) bookings have a refund below zero or above what was paid; counted as they stand."
        ]
    }

    /// The month of the earliest booking.
    var firstMonth: Month? { months.min().map { Month(ordinal: $0) } }

    /// The currency with the most bookings, for headlines; ties go to the alphabet.
    var mainCurrency: Int? {
        var counts = [Int](repeating: 0, count: currencies.count)
        for currency in columns.currency { counts[Int(currency)] += 1 }
        return counts.indices.max { counts[$0] != counts[$1] ? counts[$0] < counts[$1] : $0 > $1 }
    }
}
