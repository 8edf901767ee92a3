import BookingModel

/// What a table is: the name of its file without `.csv`, what it says, and its columns. The header of the CSV file, the
/// data dictionary and the page's table all come from here.
public struct ReportTableDefinition: Sendable, Equatable {
    /// The name of the file without `.csv`.
    public let name: String
    /// The heading that a person reads.
    public let title: String
    /// What a row is, which rows there are, in which order.
    public let description: String
    /// The columns in order.
    public let columns: [ReportColumn]
    /// The columns that tell one row from another.
    public let key: [String]

    /// A table with its columns; those named in `key` tell one row from another.
    public init(name: String, title: String, description: String, key: [String], columns: [ReportColumn]) {
        self.name = name
        self.title = title
        self.description = description
        self.key = key
        self.columns = columns
    }

    /// The column that says in which currency the row's money is.
    var currencyColumn: Int? { columns.firstIndex { $0.name == "currency" } }
}

/// A report's table: its definition and its rows, column by column.
public struct ReportTable: Sendable {
    /// What the table is.
    public let definition: ReportTableDefinition
    /// The number of rows.
    public let rowCount: Int
    /// The cells of each column.
    let values: [ReportValues]
    /// The currency of each word in the `currency` column.
    let currencies: [CurrencyCode]

    /// A table of packed columns, in the order of the definition and all of one length.
    ///
    /// A `currency` column is given as words.
    public init(_ definition: ReportTableDefinition, values: [ReportValues]) {
        self.definition = definition
        self.values = values
        rowCount = values.first?.count ?? 0
        if let column = definition.currencyColumn, case .words(_, let vocabulary) = values[column] {
            currencies = vocabulary.map { CurrencyCode($0) ?? .gbp }
        } else {
            currencies = []
        }
    }

    /// A table of cells given row by row, for tables of some thousand rows.
    public init(_ definition: ReportTableDefinition, rows: [[ReportCell]]) {
        var builder = ReportTableBuilder(definition)
        for row in rows { builder.append(row) }
        self = builder.table
    }

    /// The name of the table's file without `.csv`.
    public var name: String { definition.name }

    /// The table's columns.
    public var columns: [ReportColumn] { definition.columns }

    /// One cell, in constant time.
    public func cell(row: Int, column: Int) -> ReportCell {
        switch values[column] {
        case .identifiers(let identifiers): return .identifier(identifiers[row])
        case .texts(let texts): return ReportCell(texts[row])
        case .words(let codes, let vocabulary):
            return codes[row] < 0 ? .blank : .text(vocabulary[Int(codes[row])])
        case .numbers(let numbers):
            let number = numbers[row]
            guard number != ReportValues.blank else { return .blank }
            switch columns[column].kind {
            case .money: return .money(number, currency(row: row))
            case .rate: return .rate(Rate(tenBillionths: number))
            case .date: return .date(LocalDay(daysSinceEpoch: Int32(number)))
            case .month: return .month(Month(ordinal: Int32(number)))
            case .boolean: return .boolean(number != 0)
            case .integer, .identifier, .text, .phone: return .integer(number)
            }
        }
    }

    /// All cells of one row; a page shows the first few hundred.
    public func row(_ row: Int) -> [ReportCell] { columns.indices.map { cell(row: row, column: $0) } }

    /// The column of this name.
    public func columnIndex(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }

    /// The currency of a row's money.
    func currency(row: Int) -> CurrencyCode {
        guard let column = definition.currencyColumn, case .words(let codes, _) = values[column], codes[row] >= 0
        else { return .gbp }
        return currencies[Int(codes[row])]
    }

    /// The rows whose money is in a currency.
    func rows(in currency: CurrencyCode) -> [Int] {
        guard let column = definition.currencyColumn, case .words(let codes, _) = values[column] else {
            return currency == .gbp ? Array(0..<rowCount) : []
        }
        return codes.indices.filter { (codes[$0] < 0 ? .gbp : currencies[Int(codes[$0])]) == currency }
    }

    /// The sum of a column of whole numbers or money, over the rows in a currency or over all.
    func sum(of column: String, in currency: CurrencyCode?) -> Int64 {
        guard let column = columnIndex(column), case .numbers(let numbers) = values[column] else { return 0 }
        let rows = currency.map(rows(in:))
        return (rows ?? Array(numbers.indices)).reduce(0) { sum, row in
            sum + (numbers[row] == ReportValues.blank ? 0 : numbers[row])
        }
    }
}
