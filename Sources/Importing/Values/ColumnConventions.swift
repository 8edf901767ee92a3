import BookingModel

/// How one column of a file writes what a value alone does not tell: decided once, from all of the column.
struct ColumnConventions: Sendable, Equatable {
    /// Which of day and month comes first in `03/04/2024`.
    var dateOrder: DateOrder?
    /// Some dates of the column can only be day first, others only month first: nothing tells of the rest.
    var hasMixedOrders = false
    /// Whether the point or the comma is the decimal mark in `1.234`.
    var decimalMark: DecimalMark?
    /// Some amounts of the column have a decimal point, others a decimal comma.
    var hasMixedMarks = false
    /// A column of amounts may count pence or cents: whole numbers throughout, all of them large.
    var mayBeMinorUnits = false
    /// The only currency that amounts of the column name, while others name none.
    var currency: CurrencyCode?
    /// The column holds seconds since 1970.
    var isUnixTime = false
    /// A column of amounts holds words for yes and no: whether it was paid, not how much.
    var isFlag = false
    /// A column of names has the last name before a comma: “Garcia Lopez, Maria Jose” is one person there.
    var writesLastNameFirst = false
    /// The order of names without a comma, where the header says that the last name comes first.
    var nameOrder: NameOrder?
}

/// What stands between whole units and their parts.
enum DecimalMark: UInt8, Sendable {
    case point = 0x2E
    case comma = 0x2C

    var other: DecimalMark { self == .point ? .comma : .point }
}
