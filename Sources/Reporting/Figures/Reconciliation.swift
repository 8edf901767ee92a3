/// Where every booking of the database went in one report: read = counted + excluded, by reason.
public struct Reconciliation: Sendable, Equatable {
    /// The bookings in the database.
    public let read: Int
    /// The bookings in the report's figures.
    public let counted: Int
    /// The others, by the first reason that applies; reasons without a booking are here, too.
    public let excluded: [Exclusion]
    /// What a reader should know about counted rows: sentences with their numbers.
    public let remarks: [String]

    /// Bookings left out for one reason.
    public struct Exclusion: Sendable, Equatable {
        /// The reason: `recorded after the as-of date`.
        public let reason: String
        /// The number of bookings.
        public let count: Int
    }

    /// Whether no booking was lost.
    public var holds: Bool { read == counted + excluded.reduce(0) { $0 + $1.count } }
}

/// A sum worked out in several ways that must agree.
public struct ReportCheck: Sendable, Equatable {
    /// What is compared: `Net in GBP`.
    public let title: String
    /// Each way and its result.
    public let ways: [Way]

    /// One way to the sum.
    public struct Way: Sendable, Equatable {
        /// Where the sum comes from: `customers, and bookings without a user`.
        public let name: String
        /// The sum.
        public let value: ReportCell
    }

    /// Whether all ways agree.
    public var holds: Bool { ways.allSatisfy { $0.value == ways.first?.value } }
}
