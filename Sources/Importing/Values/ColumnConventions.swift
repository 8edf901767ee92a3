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
    /// The column holds seconds since 1970.
    var isUnixTime = false
}

/// What stands between whole units and their parts.
enum DecimalMark: UInt8, Sendable {
    case point = 0x2E
    case comma = 0x2C

    var other: DecimalMark { self == .point ? .comma : .point }
}

/// What one column shows of its conventions.
struct ColumnEvidence {
    private var hasDayFirst = false
    private var hasMonthFirst = false
    private(set) var hasUndecidedDates = false
    private var hasPoint = false
    private var hasComma = false
    private(set) var hasUndecidedAmounts = false
    private var unixTimes = 0
    private var otherDates = 0

    /// Whether the column holds dates of numbers: then all of them must be seen.
    var hasNumericDates: Bool { hasDayFirst || hasMonthFirst || hasUndecidedDates }

    /// Adds a value of a column of dates.
    mutating func addDate(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty else { return }
        if bytes.count == 10, MomentParser.unixSeconds(bytes) != nil { unixTimes += 1 } else { otherDates += 1 }
        guard let evidence = DateOrderEvidence(bytes) else { return }
        switch evidence.order {
        case .dayFirst: hasDayFirst = true
        case .monthFirst: hasMonthFirst = true
        case nil: if evidence.first != evidence.second, evidence.first <= 12 { hasUndecidedDates = true }
        }
    }

    /// Adds a value of a column of amounts.
    mutating func addAmount(_ bytes: Span<UInt8>) {
        switch AmountEvidence(bytes) {
        case .mark(.point): hasPoint = true
        case .mark(.comma): hasComma = true
        case .undecided: hasUndecidedAmounts = true
        case .nothing: break
        }
    }

    /// What all of it amounts to.
    var conventions: ColumnConventions {
        var result = ColumnConventions()
        result.hasMixedOrders = hasDayFirst && hasMonthFirst
        if !result.hasMixedOrders { result.dateOrder = hasDayFirst ? .dayFirst : hasMonthFirst ? .monthFirst : nil }
        result.hasMixedMarks = hasPoint && hasComma
        if !result.hasMixedMarks { result.decimalMark = hasPoint ? .point : hasComma ? .comma : nil }
        result.isUnixTime = unixTimes > 0 && otherDates == 0
        return result
    }
}

/// What one amount proves about the decimal mark of its column.
enum AmountEvidence: Equatable {
    /// This is the decimal mark.
    case mark(DecimalMark)
    /// `1.234` or `1,234`: one or the other.
    case undecided
    /// `12`, or no amount.
    case nothing

    init(_ bytes: Span<UInt8>) {
        var points = 0
        var commas = 0
        var last: DecimalMark?
        var digitsBefore = 0
        var digitsAfter = 0
        var startsWithZero = false
        for index in bytes.indices {
            let byte = bytes[index]
            if byte &- 0x30 < 10 {
                if last == nil {
                    if digitsBefore == 0 { startsWithZero = byte == 0x30 }
                    digitsBefore += 1
                } else {
                    digitsAfter += 1
                }
            } else if let mark = DecimalMark(rawValue: byte), digitsBefore > 0 {
                if mark == .point { points += 1 } else { commas += 1 }
                last = mark
                digitsAfter = 0
            }
        }
        guard let last, digitsAfter > 0 else {
            self = .nothing
            return
        }
        if points > 0, commas > 0 {
            self = .mark(last)
        } else if points + commas > 1 {
            self = .mark(last.other)
        } else if digitsAfter != 3 || startsWithZero || digitsBefore > 3 {
            self = .mark(last)
        } else {
            self = .undecided
        }
    }
}
