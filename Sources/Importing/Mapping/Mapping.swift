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
    /// From which day the spreadsheet counted whose dates are bare numbers.
    public var dateSystem = DateSystem.from1900

    /// In which array of a JSON document the records lie; nil: recognised.
    public var recordsPath: [String]?

    /// The headers by which a file is recognised as this shape; nil: it is not recognised, and every column that a rule
    /// reads must be there. With them, a rule whose columns a file lacks says nothing.
    public var recognisedBy: [String]?
    /// Who writes exports of this shape; nil: nobody in particular.
    public var vendor: String?
    /// How far the shape is known to be what the vendor writes.
    public var basis: Basis?
    /// What somebody who imports such a file should know: what it does not say, and what is taken instead.
    public var remarks: [String] = []

    /// How a shape came to be known.
    public enum Basis: String, CaseIterable, Sendable {
        /// From a real export, or from the exporter itself.
        case confirmed
        /// From the vendor's documentation.
        case documented
        /// From others who read such files.
        case reported
    }

    /// Columns that are called like a field and hold something else.
    var unread: Set<String> = []

    /// The column of courses that make no sessions, because no column says when one starts; nil where they do.
    var courseWithoutStart: String?

    /// Whether a column is called like a field and read for none.
    func leavesAlone(_ column: String) -> Bool {
        unread.contains(column) && !rules.values.contains { $0.columns.contains(column) }
    }

    /// Whether columns that no rule reads fill fields by their usual names; also those that are met later.
    var isRecognised = false

    /// The columns that lead through arrays of JSON records.
    var jsonPaths: [JSONPath] {
        Set(rules.values.flatMap(\.columns)).sorted().compactMap { JSONPath($0) }
    }

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

/// From which day a spreadsheet counts its days.
public enum DateSystem: String, CaseIterable, Sendable {
    /// Day 1 is 1900-01-01, and 1900 has a leap day that never was: what Excel does.
    case from1900 = "1900"
    /// Day 0 is 1904-01-01: what Excel for the Mac did.
    case from1904 = "1904"
}
