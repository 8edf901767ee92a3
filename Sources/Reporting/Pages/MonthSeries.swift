import BookingModel

/// One value a month without gaps, and the stretches of it that a page speaks of.
struct MonthSeries {
    /// The month of the first value.
    let first: Month
    /// One value a month.
    let values: [Double]

    /// The months that a chart of columns shows.
    static let mostColumns = 24

    /// The value of a month, where it is in the series.
    subscript(month: Month) -> Double? {
        let index = Int(month.ordinal - first.ordinal)
        return values.indices.contains(index) ? values[index] : nil
    }

    /// The last two years as columns, with the year before each month as a line where it was observed.
    func columns(format: ValueFormat, asOf: AsOf) -> ColumnChart {
        // Months after the end of the data are no months of nothing.
        let known = min(values.count, max(0, Int(asOf.dataEnd.month.ordinal - first.ordinal) + 1))
        let count = min(known, MonthSeries.mostColumns)
        let start = first.advanced(by: known - count)
        let months = (0..<count).map { start.advanced(by: $0) }
        return ColumnChart(
            first: start, values: months.map { self[$0] }, yearBefore: months.map { self[$0.advanced(by: -12)] },
            format: format, lastIsUnfinished: months.last.map { !asOf.closes($0) } ?? false)
    }

    /// The sum of the twelve months that end with `last`; nil where the series does not hold all of them.
    func year(to last: Month) -> Double? {
        let months = (-11...0).map { self[last.advanced(by: $0)] }
        return months.contains { $0 == nil } ? nil : months.reduce(0) { $0 + ($1 ?? 0) }
    }
}
