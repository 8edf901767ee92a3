/// One figure, found in several ways that must agree.
public struct PageCheck: Sendable {
    /// What is checked: `Net revenue, GBP`.
    public let subject: String
    /// Each way and what it gave: `headline`, `sum of the CSV column`, `sum in the database`.
    public let values: [(source: String, value: String)]

    /// A figure with the ways in which it was found.
    public init(subject: String, values: [(source: String, value: String)]) {
        self.subject = subject
        self.values = values
    }

    /// Whether all ways gave the same.
    public var agrees: Bool { values.allSatisfy { $0.value == values.first?.value } }
}
