/// Where a field's value comes from in a row, and how its words are translated.
///
/// A column is named by its header. In JSON, what is nested is a column too, named by its path: keys by dots
/// (`contactDetails.email`), elements of arrays in brackets. `orderedItem[0].acceptedOffer.price` is the first element's,
/// `additionalFields[label=Company].value` that of the first element whose label is Company, and `answers[*].answer`
/// every element's, joined by "; ". A path that a record does not have is a missing value of that record.
public struct FieldRule: Sendable, Equatable {
    /// Where the raw value comes from.
    public enum Origin: Sendable, Equatable {
        /// One column, by its header.
        case column(String)
        /// The same value in every row.
        case constant(String)
        /// Several columns joined by a separator, such as a date in three columns.
        case join([String], separator: String)
        /// A product of numbers, each the sum of some columns: nights times a daily rate.
        case product([[String]])
        /// How many of several groups of columns have a value: people who have columns of their own each.
        case count([[String]])
        /// So many people as several columns come to: adults and children.
        case sum([String])
        /// The first of several rules that gives a value: a check-in, else the state of the order.
        case firstOf([FieldRule])
    }

    /// A condition on another column: the field has a value only in rows where that column holds one of the words, or
    /// any value at all.
    public struct Condition: Sendable, Equatable {
        /// The column's header.
        public var column: String
        /// The words that let the value through; with `isFilled`, those that do not.
        public var words: [String]
        /// True: any value does; false: only none does; nil: only the words do.
        public var isFilled: Bool?

        /// A condition; of a column that is to be filled, the words are those that do not count.
        public init(column: String, words: [String], isFilled: Bool? = nil) {
            self.column = column
            self.words = words
            self.isFilled = isFilled
        }
    }

    /// Where the raw value comes from.
    public var origin: Origin
    /// Translations of exported words, compared without regard to case.
    public var values: [String: String] = [:]
    /// The pattern of a date, such as `yyyy-MMMM-d`; nil: recognised.
    public var dateFormat: DatePattern?
    /// A column with a number of days to go back from the date.
    public var daysBefore: String?
    /// A column with a number of minutes to go on from the date: an end that is exported as a duration.
    public var minutesAfter: String?
    /// Whether an amount is exported in the smallest unit of its currency: pence, cents.
    public var isMinorUnits = false
    /// When the field has a value at all; nil: always.
    public var condition: Condition?

    /// A rule that takes one column as it is.
    public init(column: String) { origin = .column(column) }

    /// A rule of any origin.
    public init(_ origin: Origin) { self.origin = origin }

    /// The headers that the rule reads.
    var columns: [String] {
        var names: [String] =
            switch origin {
            case .column(let name): [name]
            case .constant: []
            case .join(let names, _), .sum(let names): names
            case .product(let groups), .count(let groups): groups.flatMap { $0 }
            case .firstOf(let rules): rules.flatMap(\.columns)
            }
        if let daysBefore { names.append(daysBefore) }
        if let minutesAfter { names.append(minutesAfter) }
        if let condition { names.append(condition.column) }
        return names
    }

    /// The fields beside which the exported word is stored.
    private static let keptAsExported: Set<ImportField> = [
        .status, .source, .communicationType, .channel, .priority, .preferredContactMethod,
    ]

    /// The headers whose values can still be told when they are stored as `field`. Of a rate that was multiplied, a day
    /// that was counted back or a value that only some rows show, the field alone gives back nothing; nor of a translated
    /// word, except where the exported one is stored beside it.
    func columnsShown(as field: ImportField) -> [String] {
        // Of people in a cell a count is stored, of a check-in a status: the cell itself is kept beside them.
        let isCounted =
            field == .attendees || field == .guests || field == .checkedIn || field == .timeZone
            || field == .transactionType
        guard daysBefore == nil, minutesAfter == nil, condition == nil, !isCounted, !isMinorUnits else { return [] }
        return switch origin {
        case .column(let name): values.isEmpty || FieldRule.keptAsExported.contains(field) ? [name] : []
        case .join(let names, _): values.isEmpty ? names : []
        // Which of them the value came from is not told by the value; and of the others it says nothing.
        case .constant, .product, .count, .sum, .firstOf: []
        }
    }
}
