import BookingModel

/// The page of customer lifetime value: how much customers bring in, and how unequally.
struct CustomerLifetimeValuePage {
    private let report: CustomerLifetimeValueReport
    private let material: PageMaterial

    init(_ report: CustomerLifetimeValueReport, _ material: PageMaterial) {
        self.report = report
        self.material = material
    }

    /// The currencies, the one with the most bookings first.
    private var figures: [CustomerValueFigures] {
        report.figures.sorted { ($1.bookings, $0.currency) < ($0.bookings, $1.currency) }
    }

    private var table: ReportTable { report.tables[0] }

    var page: ReportPage {
        let currencies = figures.map(\.currency.description)
        var page = material.page(
            report, title: "Customer lifetime value",
            scope: ([currencies.isEmpty ? "Customers: none" : "Until \(EnglishText.day(material.asOf.day))"]
                + currencies)
                .joined(separator: " · "), summary: summary)
        if report.emptyReason == nil {
            page.sections = figures.flatMap { [distribution($0), concentration($0), customers($0)] }
        }
        page.definitions = definitions
        page.checks =
            figures.map { one in
                PageCheck(
                    "Net in \(one.currency), of bookings with a customer", headline: .money(one.net, one.currency),
                    sumOf: "net", in: table, currency: one.currency)
            } + material.checks
        page.notes += [
            "This is what customers have brought in so far. It forecasts nothing.",
            "No names or addresses are on this page or in the file, unless they were asked for with --with-contacts.",
        ]
        return page
    }

    private var summary: String {
        guard report.emptyReason == nil else { return "No customer has a booking yet." }
        return figures.map { one in
            let customers = EnglishText.count(Int(one.customers), "customer")
            return "\(customers) \(one.customers == 1 ? "has" : "have") brought in "
                + "\(EnglishText.roundedMoney(one.net, one.currency)) net, "
                + "\(EnglishText.roundedMoney(one.netPerCustomer, one.currency)) each on average."
        }.joined(separator: " ")
    }

    private func id(_ name: String, _ one: CustomerValueFigures) -> String {
        figures.count > 1 ? "\(name)-\(one.currency.description.lowercased())" : name
    }

    private func topic(_ name: String, _ one: CustomerValueFigures) -> String {
        figures.count > 1 ? "\(name), \(one.currency)" : name
    }

    private func distribution(_ one: CustomerValueFigures) -> PageSection {
        let median = EnglishText.money(one.medianNet, one.currency)
        let mean = EnglishText.money(one.netPerCustomer, one.currency)
        var section = PageSection(
            id: id("value", one), topic: topic("Value of a customer", one),
            finding: one.customers == 1
                ? "The one customer has brought in \(median)"
                : "Half of all customers have brought in \(median) or less; the average is \(mean)",
            unit: "Number of customers by net value in \(one.currency)")
        let bins = HistogramBins(one.histogram, one.currency)
        section.chart = Histogram(bins: bins, counted: "customers")
        section.table = PageTable(
            caption: "Customers by net value",
            columns: [.text("Net value"), .number("Customers"), .number("Share of customers")],
            rows: bins.bins.map {
                let share = Double($0.count) / Double(max(1, one.customers))
                return [$0.name, EnglishText.number($0.count), EnglishText.percent(share)]
            }, totals: ["All", EnglishText.number(Int(one.customers)), EnglishText.percent(1)])
        section.file = material.file(table.name)
        return section
    }

    private func concentration(_ one: CustomerValueFigures) -> PageSection {
        var section = PageSection(
            id: id("concentration", one), topic: topic("Concentration", one),
            finding: "Value cannot be shared out where net revenue is not above zero",
            unit: "Share of net revenue in \(one.currency) by share of customers, the least valuable first")
        guard let share = one.topFifthShare, !one.lorenz.isEmpty else {
            section.emptyReason =
                "Net revenue is \(EnglishText.money(one.net, one.currency)): there is nothing to share."
            return section
        }
        let who = EnglishText.count(Int(one.topFifthCustomers), "customer")
        section.finding =
            "The most valuable fifth, \(who), \(one.topFifthCustomers == 1 ? "brings" : "bring") in "
            + "\(EnglishText.percent(share.value)) of net revenue"
        section.chart = LorenzCurve(
            points: one.lorenz, topShare: share.value,
            topCustomers: Double(one.topFifthCustomers) / Double(max(1, one.customers)))
        section.table = PageTable(
            caption: "Share of net revenue by share of customers, the least valuable first",
            columns: [.number("Share of customers"), .number("Share of net revenue")],
            rows: one.lorenz.map { [EnglishText.percent($0.customers.value), EnglishText.percent($0.net.value)] })
        section.file = material.file(table.name)
        return section
    }

    private func customers(_ one: CustomerValueFigures) -> PageSection {
        let rows = table.rows(in: one.currency)
        let repeats = Double(one.repeatCustomers) / Double(max(1, one.activeCustomers))
        var section = PageSection(
            id: id("customers", one), topic: topic("Customers", one),
            finding: one.repeatCustomers == 0
                ? "No customer has more than one active booking yet"
                : "\(EnglishText.percent(repeats)) of active customers have more than one active booking",
            unit: "Customers by net value, the most valuable first")
        section.table = PageTable(
            table,
            columns: [
                "user_id", "kind", "first_booking_on", "last_booking_on", "bookings", "active_bookings", "gross",
                "refunds", "net", "average_order_value",
            ], rows: rows, caption: "Customers by net value")
        section.file = material.file(table.name)
        return section
    }

    private var definitions: [MetricDefinition] {
        let basis = "the local day of the booking: a refund goes back to its booking"
        let currency = "one row per currency; currencies are never added"
        return [
            .init(
                term: "Net",
                formula: "Paid less refunded, over all bookings; money kept on a cancelled booking counts.",
                dateBasis: basis, currency: currency),
            .init(
                term: "Gross", formula: "Price before discount of the bookings for which money was paid.",
                dateBasis: basis, currency: currency),
            .init(
                term: "Average order value", formula: "Net divided by active bookings.",
                denominator: "bookings that are confirmed, completed or no-show", dateBasis: basis, currency: currency),
            .init(
                term: "More than one active booking",
                formula:
                    "Customers with two or more bookings in the currency that are confirmed, completed or no-show.",
                denominator: "customers with at least one such booking in the currency", dateBasis: basis),
            .init(
                term: "Customer",
                formula:
                    "A user with a booking of any state; an active customer has an active booking. Net per customer, the median and "
                    + "new customers are over all of them.",
                dateBasis: basis),
            .init(
                term: "Half of all customers",
                formula: "The net of the customer in the middle; of two in the middle the mean, halves away from zero.",
                dateBasis: basis, currency: currency),
            .init(
                term: "Most valuable fifth", formula: "The 20\u{202F}% of customers with the highest net, rounded up.",
                denominator: "net of all customers", dateBasis: basis, currency: currency),
        ]
    }
}
