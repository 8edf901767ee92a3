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
    /// A column of amounts holds words for yes and no: whether it was paid, not how much.
    var isFlag = false
    /// A column of names has the last name before a comma: “Garcia Lopez, Maria Jose” is one person there.
    var writesLastNameFirst = false
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
    private var hasSlashedDates = false
    private var hasPoint = false
    private var hasComma = false
    private(set) var hasUndecidedAmounts = false
    private var hasFlags = false
    private var hasAmounts = false
    private var lastNamesFirst = 0
    private var peopleAtCommas = 0
    private var unixTimes = 0
    private var otherDates = 0

    /// Whether the column holds dates of numbers: then all of them must be seen.
    var hasNumericDates: Bool { hasDayFirst || hasMonthFirst || hasUndecidedDates }

    /// Whether dates that can be read both ways have points, as in 04.03.2024, and no other sign between the numbers:
    /// those who write so put the day first (CLDR: the patterns with points are d.M.y in every locale).
    var writesPoints: Bool { hasUndecidedDates && !hasSlashedDates }

    /// Adds a value of a column of dates.
    mutating func addDate(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty else { return }
        if bytes.count == 10, MomentParser.unixSeconds(bytes) != nil { unixTimes += 1 } else { otherDates += 1 }
        guard let evidence = DateOrderEvidence(bytes) else { return }
        switch evidence.order {
        case .dayFirst: hasDayFirst = true
        case .monthFirst: hasMonthFirst = true
        case nil:
            guard evidence.first != evidence.second, evidence.first <= 12 else { return }
            hasUndecidedDates = true
            if !evidence.hasPoints { hasSlashedDates = true }
        }
    }

    /// Adds a value of a column of amounts.
    mutating func addAmount(_ bytes: Span<UInt8>, isNumber: Bool = false) {
        addFlag(bytes)
        // A number of JSON has its point by the rules of JSON.
        guard !isNumber else { return }
        switch AmountEvidence(bytes) {
        case .mark(.point): hasPoint = true
        case .mark(.comma): hasComma = true
        case .undecided: hasUndecidedAmounts = true
        case .nothing: break
        }
    }

    /// Adds a value of a column of names: one word before its only comma is a last name, several commas part people.
    mutating func addName(_ bytes: Span<UInt8>) {
        let parts = PeopleInCell.parts(bytes, atCommas: true)
        guard parts.count > 1, !PeopleInCell.hasSeparator(bytes) else { return }
        if parts.count > 2 {
            if !PeopleInCell.namesAtCommas(bytes).isEmpty { peopleAtCommas += 1 }
        } else if !PeopleInCell.isWholeName(bytes.extracting(parts[0])) {
            lastNamesFirst += 1
        }
    }

    /// 1 and 0 are amounts as well as flags: the words beside them tell.
    private mutating func addFlag(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty, !hasAmounts else { return }
        if bytes.count == 1, bytes[0] == UInt8(ascii: "0") || bytes[0] == UInt8(ascii: "1") { return }
        if bytes.count <= 8, YesNo.meaning(bytes.text) != nil { hasFlags = true } else { hasAmounts = true }
    }

    /// What all of it amounts to.
    var conventions: ColumnConventions {
        var result = ColumnConventions()
        result.hasMixedOrders = hasDayFirst && hasMonthFirst
        if !result.hasMixedOrders { result.dateOrder = hasDayFirst ? .dayFirst : hasMonthFirst ? .monthFirst : nil }
        result.hasMixedMarks = hasPoint && hasComma
        if !result.hasMixedMarks { result.decimalMark = hasPoint ? .point : hasComma ? .comma : nil }
        result.isFlag = hasFlags && !hasAmounts
        result.writesLastNameFirst = lastNamesFirst > peopleAtCommas
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
