import BookingModel
import Tabular

/// One value of a column as its file has it, without the blanks around it; never empty.
struct ColumnValue {
    /// Its bytes.
    let bytes: ArraySlice<UInt8>
    /// What it was in the file.
    let kind: FieldKind

    /// The bytes as a text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether it says that `field` has no value.
    func isMissing(in field: ImportField) -> Bool { MissingValue.isMissing(bytes.span, in: field) }

    /// Whether it is a number of people or things.
    var isWholeNumber: Bool { (try? ValueReader.wholeNumber(bytes.span)) != nil }

    /// Whether it is a time of day.
    var isClock: Bool { MomentParser.isClock(bytes.span) }

    /// The amount that it is, in hundredths of whatever currency; nil where it is none.
    var minorUnits: Int64? {
        (try? AmountParser(defaultCurrency: .gbp).read(bytes.span, rowCurrency: nil))?.minorUnits
    }

    /// Whether it is a date, with or without a time. Which of day and month comes first is decided when it is known which
    /// columns hold dates; until then it is one if it can be read in either order.
    var isMoment: Bool { DateOrder.allCases.contains { (try? MomentParser(order: $0).read(bytes.span)) != nil } }
}
