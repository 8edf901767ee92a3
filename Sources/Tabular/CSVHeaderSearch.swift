/// Finds the header among the first rows of a file.
struct CSVHeaderSearch {
    /// How far down a header is looked for.
    static let depth = 50

    let rows: [CSVSniffer.Row]
    let told: CSVSettings

    /// Says where the header is, unless it is simply the first row.
    ///
    /// The header is the first row that is as wide as the table and fills more than half of what is used of it: titles,
    /// dates and filters above a table are narrow or nearly empty.
    func settle(_ dialect: inout CSVDialect) {
        guard let width = TableWidth(rows)?.width, width > 1, dialect.delimiter != .blanks else { return }
        let index: Int
        if let line = told.headerLine {
            guard let found = rows.firstIndex(where: { $0.line >= line }) else { return }
            index = found
        } else {
            let bodyEndsEmpty = rows.allSatisfy { $0.width != width || $0.endsEmpty }
            let used = rows.lazy.filter { $0.width == width }.map(\.used).max() ?? width
            let wide = rows.indices.prefix(Self.depth).filter { index in
                let row = rows[index]
                return (row.width >= width || (bodyEndsEmpty && row.width + 1 == width)) && !row.isFlawed
                    && row.filled > 0
            }
            // A row with values in it is no header, so that the gaps in the one above were no sign.
            let full = wide.first { rows[$0].filled * 2 > used }
            guard let found = full.flatMap({ rows[$0].holdsValues ? nil : $0 }) ?? wide.first else { return }
            index = rows[found].holdsValues ? narrowerHeader(above: found, used: used) ?? found : found
            if index > 0 { dialect.headerLine = rows[index].line }
        }
        let header = rows[index]
        if told.headerLine == nil, index > 0, isGroups(rows[index - 1], of: header) {
            dialect.headerLine = rows[index - 1].line
            dialect.headerRowCount = 2
        }
        let body = rows[(index + 1)...]
        dialect.allowsTrailingSeparator =
            body.count > 1
            && body.allSatisfy { $0.width == header.width + 1 && $0.endsEmpty }
    }

    /// A header above rows of values that have more separators than it has: cells that no row fills make nothing wider.
    private func narrowerHeader(above index: Int, used: Int) -> Int? {
        rows[..<index].firstIndex { row in
            row.width >= used && row.width > 1 && row.filled == row.width && !row.isFlawed && !row.holdsValues
        }
    }

    /// Whether a row names groups of columns: as wide as the header right below it, with several names and gaps.
    private func isGroups(_ row: CSVSniffer.Row, of header: CSVSniffer.Row) -> Bool {
        row.line + 1 == header.line && row.width == header.width && row.filled > 1
    }
}
