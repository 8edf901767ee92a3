import BookingModel

/// Packs rows of cells into the columns of a table.
struct ReportTableBuilder {
    private let definition: ReportTableDefinition
    private var values: [ReportValues]
    /// The words seen in the `currency` column, in the order of their first appearance.
    private var currencies: [String: Int32] = [:]

    init(_ definition: ReportTableDefinition) {
        self.definition = definition
        values = definition.columns.map { ReportValues(emptyFor: $0.kind) }
        if let column = definition.currencyColumn { values[column] = .words([], vocabulary: []) }
    }

    var table: ReportTable { ReportTable(definition, values: values) }

    /// Appends one row, whose cells have the kinds of the columns or are blank.
    mutating func append(_ row: [ReportCell]) {
        precondition(row.count == values.count, "a row has a cell for each column")
        for (column, cell) in row.enumerated() { append(cell, to: column) }
    }

    mutating func append(_ cell: ReportCell, to column: Int) {
        // Taken out and put back, so that the array inside stays the only reference and grows in place.
        var packed = values[column]
        values[column] = .numbers([])
        switch packed {
        case .numbers(var numbers):
            packed = .numbers([])
            numbers.append(number(cell))
            packed = .numbers(numbers)
        case .words(var codes, var vocabulary):
            packed = .numbers([])
            if case .text(let word) = cell {
                let code = currencies[word] ?? Int32(vocabulary.count)
                if Int(code) == vocabulary.count {
                    vocabulary.append(word)
                    currencies[word] = code
                }
                codes.append(code)
            } else {
                codes.append(-1)
            }
            packed = .words(codes, vocabulary: vocabulary)
        case .texts(var texts):
            packed = .numbers([])
            if case .text(let text) = cell { texts.append(text) } else { texts.append(nil) }
            packed = .texts(texts)
        case .identifiers(var identifiers):
            packed = .numbers([])
            if case .identifier(let identifier) = cell { identifiers.append(identifier) }
            packed = .identifiers(identifiers)
        }
        values[column] = packed
    }

    private func number(_ cell: ReportCell) -> Int64 {
        switch cell {
        case .integer(let number), .money(let number, _): number
        case .rate(let rate): rate.tenBillionths
        case .date(let day): Int64(day.daysSinceEpoch)
        case .month(let month): Int64(month.ordinal)
        case .boolean(let flag): flag ? 1 : 0
        case .blank, .identifier, .text: ReportValues.blank
        }
    }
}
