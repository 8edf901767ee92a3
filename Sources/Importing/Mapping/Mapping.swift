public import Tabular

/// How a file's columns become our fields: from a mapping file, or made by recognition from the headers.
public struct Mapping: Sendable, Equatable {
    /// What the rows are about.
    public var entity: Entity
    /// What the shape is called in summaries: `legacy website`, `office export`, or the mapping file's own name.
    public var name: String
    /// Whose references these are: two systems may use the same reference for different bookings.
    public var sourceSystem: String?
    /// The rule for each field that the file fills.
    public var rules: [ImportField: FieldRule] = [:]
    /// Words that mean a missing value in every column, such as `NULL`.
    public var missing: Set<String> = []
    /// The columns' names where the file has no header; nil: it has one.
    public var headerNames: [String]?
    /// The delimiter; nil: recognised.
    public var delimiter: CSVDialect.Delimiter?
    /// The quote, the escape and the header's line, as far as they are told; the delimiter is above.
    public var settings = CSVSettings()
    /// The encoding of the text; nil: recognised.
    public var encoding: TextEncoding?
    /// Which of day and month comes first in dates such as 03/04/2024; nil: decided from the file.
    public var dateOrder: DateOrder?

    /// Whether recognition made it, so that columns met later may join it.
    var isRecognised = false

    /// A mapping without rules yet.
    public init(entity: Entity, name: String) {
        self.entity = entity
        self.name = name
    }
}

/// Which of day and month comes first in a date of numbers.
public enum DateOrder: String, CaseIterable, Sendable {
    /// 31/12/2024.
    case dayFirst = "day-first"
    /// 12/31/2024.
    case monthFirst = "month-first"
}
