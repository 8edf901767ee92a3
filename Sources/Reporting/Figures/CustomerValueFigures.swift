public import BookingModel

/// How value is spread over the customers of one currency. Amounts are minor units.
public struct CustomerValueFigures: Sendable, Equatable {
    /// The currency.
    public let currency: CurrencyCode
    /// The customers with a booking in it.
    public let customers: Int64
    /// Those with an active booking.
    public let activeCustomers: Int64
    /// Those with two or more active bookings.
    public let repeatCustomers: Int64
    /// All bookings of these customers.
    public let bookings: Int64
    /// Their active bookings.
    public let activeBookings: Int64
    /// Price before discount of paid bookings.
    public let gross: Int64
    /// Money paid back.
    public let refunds: Int64
    /// Paid less refunded.
    public let net: Int64
    /// Net / active bookings; nil without any.
    public let averageOrderValue: Int64?
    /// Net / customers.
    public let netPerCustomer: Int64
    /// The net of the customer in the middle; of two in the middle their mean, halves rounded away from zero.
    public let medianNet: Int64
    /// The customers that make the top fifth: 20 % of them, rounded up.
    public let topFifthCustomers: Int64
    /// What they bring in, as a share of the net; nil where the net is not positive.
    public let topFifthShare: Rate?
    /// The customers by net; their counts add up to `customers`.
    public let histogram: [HistogramBin]
    /// Share of customers, from the least valuable, against their share of net: from (0, 0) to (1, 1) in steps of 5 %;
    /// empty where the net is not positive.
    public let lorenz: [LorenzPoint]

    /// A bin of a histogram of amounts.
    public struct HistogramBin: Sendable, Equatable {
        /// The lowest amount in the bin; nil where it has no lower end.
        public let lower: Int64?
        /// The amount that is just above the bin; nil in the tail.
        public let upper: Int64?
        /// The customers in it.
        public let count: Int64

        /// The bin of those who brought in nothing.
        public var isZero: Bool { lower == 0 && upper == 0 }
    }

    /// A point of a Lorenz curve.
    public struct LorenzPoint: Sendable, Equatable {
        /// Share of the customers so far.
        public let customers: Rate
        /// Share of the net so far.
        public let net: Rate
    }

    /// The figures of each currency from rows in report order.
    static func byCurrency(_ rows: [CustomerValue], _ facts: BookingFacts) -> [CustomerValueFigures] {
        var start = 0
        var result: [CustomerValueFigures] = []
        while start < rows.count {
            let currency = rows[start].currency
            var end = start
            while end < rows.count, rows[end].currency == currency { end += 1 }
            result.append(CustomerValueFigures(rows[start..<end], facts.currencies[Int(currency)]))
            start = end
        }
        return result
    }

    /// The figures of one currency; `rows` is not empty and runs from the highest net.
    private init(_ rows: ArraySlice<CustomerValue>, _ currency: CurrencyCode) {
        self.currency = currency
        customers = Int64(rows.count)
        activeCustomers = rows.reduce(0) { $0 + ($1.active >= 1 ? 1 : 0) }
        repeatCustomers = rows.reduce(0) { $0 + ($1.active >= 2 ? 1 : 0) }
        bookings = rows.reduce(0) { $0 + Int64($1.bookings) }
        activeBookings = rows.reduce(0) { $0 + Int64($1.active) }
        gross = rows.reduce(0) { $0 + $1.gross }
        refunds = rows.reduce(0) { $0 + $1.refunds }
        let net = rows.reduce(0) { $0 + $1.net }
        self.net = net
        averageOrderValue = activeBookings > 0 ? Int64.rounding(net, dividedBy: activeBookings) : nil
        netPerCustomer = Int64.rounding(net, dividedBy: customers)
        let lowerMiddle = rows[rows.startIndex + rows.count / 2].net
        let upperMiddle = rows[rows.startIndex + (rows.count - 1) / 2].net
        medianNet = Int64.rounding(lowerMiddle + upperMiddle, dividedBy: 2)
        topFifthCustomers = (customers + 4) / 5
        topFifthShare = Rate(rows.prefix(Int(topFifthCustomers)).reduce(0) { $0 + $1.net }, of: net)
        histogram = CustomerValueFigures.histogram(rows)
        lorenz = CustomerValueFigures.lorenz(rows, net: net)
    }

    /// Below zero, zero, then up to twenty equal bins up to the 98th percentile, and a tail.
    private static func histogram(_ rows: ArraySlice<CustomerValue>) -> [HistogramBin] {
        let negative = Int64(rows.reduce(0) { $0 + ($1.net < 0 ? 1 : 0) })
        let zero = Int64(rows.reduce(0) { $0 + ($1.net == 0 ? 1 : 0) })
        let positive = rows.prefix { $0.net > 0 }
        var bins: [HistogramBin] = []
        if negative > 0 { bins.append(HistogramBin(lower: nil, upper: 0, count: negative)) }
        if zero > 0 { bins.append(HistogramBin(lower: 0, upper: 0, count: zero)) }
        guard !positive.isEmpty else { return bins }
        let high = positive[positive.startIndex + positive.count / 50].net
        let width = niceWidth(atLeast: high / 20 + 1)
        let binCount = Int(high / width) + 1
        var counts = [Int64](repeating: 0, count: binCount)
        var tail: Int64 = 0
        for row in positive {
            let bin = Int(row.net / width)
            if bin < binCount { counts[bin] += 1 } else { tail += 1 }
        }
        for (index, count) in counts.enumerated() {
            let lower = index == 0 ? 1 : Int64(index) * width
            bins.append(HistogramBin(lower: lower, upper: Int64(index + 1) * width, count: count))
        }
        if tail > 0 { bins.append(HistogramBin(lower: Int64(binCount) * width, upper: nil, count: tail)) }
        return bins
    }

    /// The smallest of 1, 2 or 5 times a power of ten that is not below `least`.
    static func niceWidth(atLeast least: Int64) -> Int64 {
        var power: Int64 = 1
        while power * 10 < least { power *= 10 }
        for factor in [1, 2, 5] as [Int64] where power * factor >= least { return power * factor }
        return power * 10
    }

    private static func lorenz(_ rows: ArraySlice<CustomerValue>, net: Int64) -> [LorenzPoint] {
        guard net > 0 else { return [] }
        var points: [LorenzPoint] = []
        var sum: Int64 = 0
        var taken = 0
        for step in 0...20 {
            let target = rows.count * step / 20
            while taken < target {
                sum += rows[rows.endIndex - 1 - taken].net
                taken += 1
            }
            guard let customers = Rate(Int64(taken), of: Int64(rows.count)), let share = Rate(sum, of: net) else {
                continue
            }
            if points.last?.customers != customers { points.append(LorenzPoint(customers: customers, net: share)) }
        }
        return points
    }
}

extension CustomerValueFigures {
    /// New customers of the last closed month, and the average order value of its bookings.
    static func headlines(_ facts: BookingFacts, _ figures: [CustomerValueFigures]) -> [Headline] {
        var newCustomers: [Month: Int64] = [:]
        for user in facts.users.indices {
            if let first = facts.months[facts.bookings(of: user)].min() {
                newCustomers[Month(ordinal: first), default: 0] += 1
            }
        }
        var result = [
            Headline.monthly("New customers", asOf: facts.asOf, first: facts.firstMonth) {
                .integer(newCustomers[$0] ?? 0)
            }
        ]
        for figure in figures.sorted(by: { ($1.bookings, $0.currency) < ($0.bookings, $1.currency) }) {
            let values: [(String, ReportCell)] = [
                ("Net per customer", .money(figure.netPerCustomer, figure.currency)),
                ("Share of the top 20 % of customers", ReportCell(figure.topFifthShare)),
                (
                    "Customers with two or more active bookings, of those with one",
                    ReportCell(Rate(figure.repeatCustomers, of: figure.activeCustomers))
                ),
            ]
            result += values.map { title, value in
                Headline(
                    title: figures.count > 1 ? "\(title) (\(figure.currency))" : title,
                    period: "all time to \(facts.asOf.day)",
                    value: value, comparisons: [], moreIsBetter: nil)
            }
        }
        return result
    }
}

extension Int64 {
    /// The quotient by a positive divisor, rounded half away from zero.
    static func rounding(_ dividend: Int64, dividedBy divisor: Int64) -> Int64 {
        let rounded = Int64((2 * dividend.magnitude + divisor.magnitude) / (2 * divisor.magnitude))
        return dividend < 0 ? -rounded : rounded
    }
}
