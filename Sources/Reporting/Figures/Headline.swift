/// A headline number of a page: the last closed period beside the one before and the same one a year ago.
public struct Headline: Sendable, Equatable {
    /// What the number is, without the period: `Net revenue`.
    public let title: String
    /// The period of the value: `June 2024`, or `all time`.
    public let period: String
    /// The value; blank where there is none.
    public let value: ReportCell
    /// Earlier values to compare it with, nearest first; a blank one has no base.
    public let comparisons: [Comparison]
    /// Whether a higher value is good news; nil where it is neither.
    public let moreIsBetter: Bool?

    /// An earlier value.
    public struct Comparison: Sendable, Equatable {
        /// What the value is compared with: `May 2024`.
        public let period: String
        /// The value then; blank where nothing was observed.
        public let value: ReportCell
    }
}
