extension PageTable {
    /// A report's table, or some of its columns and rows, as a page shows it.
    ///
    /// - Parameters:
    ///   - columns: the names of the columns shown, in order; all of them if nil.
    ///   - blanks: what stands in the blank cells of some columns, by their names.
    ///   - rows: the rows shown, in order; all of them if nil. Only the first 500 are ever read.
    init(
        _ table: ReportTable, columns names: [String]? = nil, rows: [Int]? = nil, caption: String? = nil,
        blanks: [String: String] = [:]
    ) {
        let places = names.map { $0.compactMap { table.columnIndex($0) } } ?? Array(table.columns.indices)
        let shown =
            rows.map { Array($0.prefix(PageTable.mostRows)) }
            ?? Array(0..<min(PageTable.mostRows, table.rowCount))
        self.init(
            caption: caption ?? table.definition.title,
            columns: places.map { place in
                switch table.columns[place].kind {
                case .integer, .money, .rate: .number(table.columns[place].title)
                default: .text(table.columns[place].title)
                }
            },
            rows: shown.map { row in
                places.map { place in
                    let cell = table.cell(row: row, column: place)
                    return cell == .blank ? blanks[table.columns[place].name] ?? "" : EnglishText.text(cell)
                }
            },
            totalRows: rows?.count ?? table.rowCount)
    }
}
