/// How an export would be read, column by column, without a value of it in the open.
public struct ExportExplanation: Encodable, Sendable {
    /// The file, as it was named.
    public let file: String
    /// What was recognised: `Acuity appointments, CSV`.
    public let shape: String
    /// What its rows are about.
    public let entity: String
    /// Whether it can be imported as it is.
    public let isReadable: Bool
    /// Records looked at.
    public let rows: Int
    /// The columns in the order of the file.
    public let columns: [Column]
    /// Fields that no column fills but every row has: `currency` is `EUR`.
    public let constants: [String: String]
    /// What was detected, and what somebody should know, a line each.
    public let notes: [String]
    /// A mapping file that reads the export in the same way.
    public let mapping: String

    private enum CodingKeys: String, CodingKey {
        case file, shape, entity, isReadable = "is_readable", rows, columns, constants, notes
    }

    /// One column of the file.
    public struct Column: Encodable, Sendable, Equatable {
        /// Its header.
        public let column: String
        /// The fields that it fills; none: it is kept as exported.
        public let fields: [String]
        /// How they are filled.
        public let rule: String
        /// Up to three different values, masked.
        public let examples: [String]
        /// The share of rows without a value, from 0 to 1.
        public let missingShare: Double

        private enum CodingKeys: String, CodingKey {
            case column, fields, rule, examples, missingShare = "missing_share"
        }
    }
}
