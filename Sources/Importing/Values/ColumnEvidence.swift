/// What one column shows of its conventions.
struct ColumnEvidence {
    private var hasDayFirst = false
    private var hasMonthFirst = false
    private(set) var hasUndecidedDates = false
    private var hasSlashedDates = false
    private var hasPoint = false
    private var hasComma = false
    private(set) var hasUndecidedAmounts = false
    private var hasUndecidedPoints = false
    private var hasPlainAmounts = false
    private var hasUnpartedThousands = false
    private var hasFlags = false
    private var hasAmounts = false
    private var minorUnits = 0
    private var majorUnits = 0
    /// What its amounts that are texts show.
    private(set) var texts = AmountTexts()
    private var lastNamesFirst = 0
    private var peopleAtCommas = 0
    private var unixTimes = 0
    private var otherDates = 0

    /// Whether the column holds dates of numbers: then all of them must be seen.
    var hasNumericDates: Bool { hasDayFirst || hasMonthFirst || hasUndecidedDates }

    /// Whether dates that can be read both ways have points, as in 04.03.2024, and no other sign between the numbers:
    /// those who write so put the day first (CLDR: the patterns with points are d.M.y in every locale).
    var writesPoints: Bool { hasUndecidedDates && !hasSlashedDates }

    /// Whether amounts like `1.234` are the only ones with a mark: the point may be decimal, or separate thousands.
    var hasDoubtfulPoints: Bool { hasUndecidedPoints && !hasPoint && !hasComma }

    /// Whether amounts like `1.234` stand beside whole ones, of which none is a thousand without a mark: whoever writes
    /// thousandths writes them everywhere.
    var separatesThousandsByPoints: Bool { hasDoubtfulPoints && hasPlainAmounts && !hasUnpartedThousands }

    /// Adds a value of a column of dates.
    mutating func addDate(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty else { return }
        if bytes.count == 10, MomentParser.unixSeconds(bytes) != nil { unixTimes += 1 } else { otherDates += 1 }
        for evidence in DateOrderEvidence.all(in: bytes) { addOrder(evidence) }
    }

    private mutating func addOrder(_ evidence: DateOrderEvidence) {
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
        // A number of JSON has its point by the rules of JSON, but may count pence as it may count pounds.
        guard !isNumber else {
            addNumber(bytes)
            return
        }
        texts.add(bytes)
        switch AmountEvidence(bytes) {
        case .mark(.point): hasPoint = true
        case .mark(.comma): hasComma = true
        case .undecided:
            hasUndecidedAmounts = true
            if bytes.indices.contains(where: { bytes[$0] == DecimalMark.point.rawValue }) { hasUndecidedPoints = true }
        case .nothing:
            let digits = bytes.indices.count { bytes[$0] &- 0x30 < 10 }
            if digits > 3 { hasUnpartedThousands = true } else if digits > 0 { hasPlainAmounts = true }
        }
    }

    /// Interfaces that count in minor units send whole numbers; 0 is the same in both. Prices of less than 5.00 are
    /// rare where courses are sold, so that a smaller number tells of whole units.
    private mutating func addNumber(_ bytes: Span<UInt8>) {
        var value = 0
        for index in bytes.indices {
            let digit = bytes[index] &- 0x30
            guard digit < 10, index < 18 else {
                majorUnits += 1
                return
            }
            value = value * 10 + Int(digit)
        }
        guard value > 0 else { return }
        if value >= 500 { minorUnits += 1 } else { majorUnits += 1 }
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
        result.currency = texts.currency
        result.isFlag = hasFlags && !hasAmounts
        // Two prices may both happen to be round; a handful hardly.
        result.mayBeMinorUnits = minorUnits >= 3 && majorUnits == 0
        result.writesLastNameFirst = lastNamesFirst > peopleAtCommas
        result.isUnixTime = unixTimes > 0 && otherDates == 0
        return result
    }
}
