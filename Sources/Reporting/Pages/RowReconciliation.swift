/// What became of every row of one kind: read = counted + excluded, by reason.
public struct RowReconciliation: Sendable {
    /// Why rows were left out, and how many.
    public struct Exclusion: Sendable {
        /// The reason, as it stands after "not counted:".
        public let reason: String
        /// The number of rows.
        public let count: Int

        /// A reason and the number of rows it explains.
        public init(reason: String, count: Int) {
            self.reason = reason
            self.count = count
        }
    }

    /// What the rows are, in the plural: `bookings`.
    public let kind: String
    /// The number of rows read.
    public let read: Int
    /// The number of rows in the figures.
    public let counted: Int
    /// The rows that are not.
    public let exclusions: [Exclusion]

    /// The account of rows of one kind.
    public init(kind: String, read: Int, counted: Int, exclusions: [Exclusion]) {
        self.kind = kind
        self.read = read
        self.counted = counted
        self.exclusions = exclusions
    }

    /// Whether the account adds up.
    public var addsUp: Bool { read == counted + exclusions.reduce(0) { $0 + $1.count } }
}
