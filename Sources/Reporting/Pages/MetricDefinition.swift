/// How a figure is made.
public struct MetricDefinition: Sendable {
    /// What is defined: `Utilisation`.
    public let term: String
    /// How it is computed.
    public let formula: String
    /// What it is a share of, where it is one.
    public let denominator: String?
    /// By which date it is counted.
    public let dateBasis: String
    /// In which currency, where it is money.
    public let currency: String?

    /// The definition of a figure.
    public init(
        term: String, formula: String, denominator: String? = nil, dateBasis: String, currency: String? = nil
    ) {
        self.term = term
        self.formula = formula
        self.denominator = denominator
        self.dateBasis = dateBasis
        self.currency = currency
    }
}
