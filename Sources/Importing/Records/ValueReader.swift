import BookingModel
import Tabular

/// Turns the values of compiled fields into dates, amounts and numbers, with the settings of one file.
struct ValueReader {
    /// The zone of wall clocks: the file's, or the row's own where a column names one.
    var zone: BusinessTimeZone
    let moments: MomentParser
    let amounts: AmountParser
    /// How columns are written, by header.
    private let conventions: [String: ColumnConventions]
    /// The only currency of columns that name one in some of their amounts, by header.
    private let columnCurrencies: [String: CurrencyCode]

    init(_ context: FileContext) {
        zone = context.zone
        moments = MomentParser(order: context.dateOrder, dateSystem: context.dateSystem)
        amounts = AmountParser(defaultCurrency: context.currency)
        conventions = context.conventions
        columnCurrencies = context.conventions.compactMapValues { column in
            column.currency.flatMap { CurrencySymbol.shareSign($0, context.currency) ? nil : $0 }
        }
    }

    /// How a field's column is written; asked only for values that are not in the usual form.
    private func conventions(of field: CompiledField) -> ColumnConventions {
        field.header.flatMap { conventions[$0] } ?? ColumnConventions()
    }

    /// A moment, or nil where the field has no value.
    func moment(_ field: CompiledField, _ values: inout RecordValues, _ record: RecordEntry) throws(RowDefect)
        -> Instant?
    {
        let value = values.value(field, in: record)
        guard value.length > 0 else { return nil }
        if field.isPlainMoment, let usual = MomentParser.usual(values.bytes.span.extracting(value.range)),
            !MissingValue.isNoMoment(usual)
        {
            return usual
        }
        do throws(ValueDefect) {
            var kinds: [RepairKind] = []
            var parsed: ParsedMoment
            if let pattern = field.datePattern {
                parsed = try pattern.read(values.bytes.span.extracting(value.range))
            } else if let usual = MomentParser.usual(values.bytes.span.extracting(value.range)) {
                parsed = .instant(usual)
            } else {
                let conventions = conventions(of: field)
                var parser = moments
                if let order = conventions.dateOrder { parser.order = order }
                if conventions.hasMixedOrders { (parser.order, parser.hasMixedOrders) = (nil, true) }
                parser.isUnixTime = conventions.isUnixTime
                parsed = try parser.read(values.bytes.span.extracting(value.range), noting: &kinds)
            }
            if let column = field.daysBefore {
                let days = values.column(column, of: record)
                guard days.length > 0 else { throw .missing(field.field) }
                parsed = parsed.back(days: try ValueReader.wholeNumber(values.bytes.span.extracting(days.range)))
            }
            var isRepeated = false
            var instant = try parsed.instant(in: field.zone ?? zone, isRepeated: &isRepeated)
            if isRepeated { kinds.append(.repeatedTime) }
            for kind in kinds { values.note(kind, field) }
            if kinds.contains(.timeRange) || kinds.contains(.dayRange) { values.keepOriginal(value, of: field) }
            if MissingValue.isNoMoment(instant) {
                values.note(.placeholder, field)
                values.keepOriginal(value, of: field)
                return nil
            }
            // What has no end has not happened.
            if MomentParser.isNoEnd(instant), !ImportField.momentsToCome.contains(field.field) {
                values.keepOriginal(value, of: field)
                return nil
            }
            if let column = field.minutesAfter {
                let minutes = values.column(column, of: record)
                guard minutes.length > 0 else { throw .missing(field.field) }
                let count = try ValueReader.wholeNumber(values.bytes.span.extracting(minutes.range))
                instant = Instant(microseconds: instant.microseconds + Int64(min(count, 1_000_000)) * 60_000_000)
            }
            return instant
        } catch {
            throw RowDefect(field: field.field, defect: error)
        }
    }

    /// An amount in minor units, or nil where the field has no value. `rowCurrency` is what the row names beside it; else
    /// the column's header may.
    func amount(
        _ field: CompiledField, _ values: inout RecordValues, _ record: RecordEntry, rowCurrency: CurrencyCode?
    ) throws(RowDefect) -> AmountParser.Amount? {
        guard !field.isMinorUnits else { return try minorUnits(field, &values, record, rowCurrency: rowCurrency) }
        guard rowCurrency == nil, let currency = field.currency ?? columnCurrency(of: field) else {
            return try read(field, &values, record, rowCurrency: rowCurrency)
        }
        var amount = try read(field, &values, record, rowCurrency: currency)
        if amount?.currency == nil, amount?.isWord == false || field.currency != nil {
            amount?.currency = currency
            if field.currency == nil { values.note(.columnCurrency, field) }
        }
        return amount
    }

    /// The only currency that a column's amounts name, where it is not the usual one.
    private func columnCurrency(of field: CompiledField) -> CurrencyCode? {
        columnCurrencies.isEmpty ? nil : field.header.flatMap { columnCurrencies[$0] }
    }

    /// An amount that is exported in minor units: a whole number.
    private func minorUnits(
        _ field: CompiledField, _ values: inout RecordValues, _ record: RecordEntry, rowCurrency: CurrencyCode?
    ) throws(RowDefect) -> AmountParser.Amount? {
        guard var amount = try read(field, &values, record, rowCurrency: rowCurrency) else { return nil }
        var unit: Int64 = 1
        for _ in 0..<(amount.currency ?? rowCurrency ?? amounts.defaultCurrency).minorDigits { unit *= 10 }
        guard amount.minorUnits % unit == 0 else { throw RowDefect(field: field.field, defect: .unreadableAmount) }
        amount.minorUnits /= unit
        return amount
    }

    private func read(
        _ field: CompiledField, _ values: inout RecordValues, _ record: RecordEntry, rowCurrency: CurrencyCode?
    ) throws(RowDefect) -> AmountParser.Amount? {
        do throws(ValueDefect) {
            if case .product(let factors) = field.origin {
                return try product(factors, of: field, values, record, rowCurrency: rowCurrency)
            }
            let value = values.value(field, in: record)
            guard value.length > 0 else { return nil }
            if let plain = amounts.readPlain(values.bytes.span.extracting(value.range), rowCurrency: rowCurrency) {
                return plain
            }
            var parser = amounts
            let conventions = conventions(of: field)
            // A number of JSON has its point by the rules of JSON.
            if value.kind != .number {
                parser.decimalMark = conventions.decimalMark
                parser.hasMixedMarks = conventions.hasMixedMarks
            }
            let amount = try parser.read(values.bytes.span.extracting(value.range), rowCurrency: rowCurrency)
            if amount.isWord { values.note(.freeOfCharge, field) }
            if let remark = amount.remark {
                values.note(remark == .net ? .netAmount : .amountRemark, field)
                values.keepOriginal(value, of: field)
            }
            return amount
        } catch {
            throw RowDefect(field: field.field, defect: error)
        }
    }

    /// Whether a field's column says yes or no where an amount is looked for.
    func isFlag(_ field: CompiledField) -> Bool { conventions(of: field).isFlag }

    /// A whole number of at least 0, or nil where the field has no value.
    ///
    /// - Parameter isBack: the row gives something back; those who do not come after all may be counted below zero.
    func number(
        _ field: CompiledField, _ values: inout RecordValues, _ record: RecordEntry, isBack: Bool = false
    ) throws(RowDefect) -> Int64? {
        let value = values.value(field, in: record)
        guard value.length > 0 else { return nil }
        do throws(ValueDefect) {
            let bytes = values.bytes.span.extracting(value.range)
            let isNegative = isBack && bytes[0] == UInt8(ascii: "-")
            return Int64(try ValueReader.wholeNumber(isNegative ? bytes.extracting(1...) : bytes))
        } catch {
            if field.field == .capacity, MissingValue.isWithoutLimit(values.bytes.span.extracting(value.range)) {
                values.note(.placeholder, field)
                values.keepOriginal(value, of: field)
                return nil
            }
            throw RowDefect(field: field.field, defect: error)
        }
    }

    /// The first factor is money, each further one the sum of whole numbers.
    private func product(
        _ factors: [[Int]], of field: CompiledField, _ values: RecordValues, _ record: RecordEntry,
        rowCurrency: CurrencyCode?
    ) throws(ValueDefect) -> AmountParser.Amount? {
        var result: AmountParser.Amount?
        var parser = amounts
        let conventions = conventions(of: field)
        (parser.decimalMark, parser.hasMixedMarks) = (conventions.decimalMark, conventions.hasMixedMarks)
        for (index, columns) in factors.enumerated() {
            var sum: Int64 = 0
            for column in columns {
                let value = values.column(column, of: record)
                guard value.length > 0, value.kind != .null else { return nil }
                let bytes = values.bytes.span.extracting(value.range)
                if index == 0 {
                    let amount = try parser.read(bytes, rowCurrency: rowCurrency)
                    result = amount
                    sum += amount.minorUnits
                } else {
                    sum += Int64(try ValueReader.wholeNumber(bytes))
                }
            }
            if index == 0 {
                result?.minorUnits = sum
            } else if let amount = result {
                let (product, overflow) = amount.minorUnits.multipliedReportingOverflow(by: sum)
                guard !overflow else { throw .unreadableAmount }
                result?.minorUnits = product
            }
        }
        return result
    }

    /// Digits, with a fraction of zeros where an export writes whole numbers so: `2.0`.
    static func wholeNumber(_ bytes: Span<UInt8>) throws(ValueDefect) -> Int {
        var position = 0
        guard let value = bytes.readDigits(at: &position, most: 12) else { throw .unreadableNumber }
        if bytes.skip(UInt8(ascii: "."), at: &position) {
            while bytes.skip(UInt8(ascii: "0"), at: &position) {}
        }
        guard position == bytes.count else { throw .unreadableNumber }
        return value
    }
}

extension ParsedMoment {
    /// The same reading of the clock so many days earlier.
    func back(days: Int) -> ParsedMoment {
        switch self {
        case .local(let reading, let microsecond, let hasTime):
            let day = reading.day.advanced(by: -min(days, 100_000))
            return .local(
                LocalDateTime(day: day, secondOfDay: reading.secondOfDay), microsecond: microsecond, hasTime: hasTime)
        case .zoned(let reading, let microsecond, let zone):
            let day = reading.day.advanced(by: -min(days, 100_000))
            return .zoned(
                LocalDateTime(day: day, secondOfDay: reading.secondOfDay), microsecond: microsecond, zone: zone)
        case .instant(let instant):
            return .instant(Instant(microseconds: instant.microseconds - Int64(min(days, 100_000)) * 86_400_000_000))
        }
    }
}
