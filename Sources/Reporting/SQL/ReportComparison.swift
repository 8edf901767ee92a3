/// Compares the two ways to a report cell by cell.
enum ReportComparison {
    /// Throws for the first cell, in the order of the file, in which the tables differ.
    static func check(folded: ReportTable, queried: ReportTable) throws(ReportError) {
        guard folded.columns == queried.columns else {
            throw ReportError.checkFailed(
                "\(folded.name) has \(folded.columns.count) columns by the facts and \(queried.columns.count) by SQL")
        }
        for row in 0..<min(folded.rowCount, queried.rowCount) {
            for column in folded.columns.indices {
                let (left, right) = (folded.cell(row: row, column: column), queried.cell(row: row, column: column))
                guard left != right else { continue }
                throw ReportError.disagreement(
                    table: folded.name, row: row + 1, key: key(folded, row), column: folded.columns[column].name,
                    folded: left.description, queried: right.description)
            }
        }
        guard folded.rowCount == queried.rowCount else {
            let longer = folded.rowCount > queried.rowCount ? folded : queried
            let row = min(folded.rowCount, queried.rowCount)
            throw ReportError.disagreement(
                table: folded.name, row: row + 1, key: key(longer, row), column: "all columns",
                folded: folded.rowCount > row ? "a row" : "no row", queried: queried.rowCount > row ? "a row" : "no row"
            )
        }
    }

    /// The row's key, such as `month 2024-03-01, source website`. Keys hold no personal data.
    private static func key(_ table: ReportTable, _ row: Int) -> String {
        table.definition.key.compactMap { name in
            table.columnIndex(name).map { "\(name) \(table.cell(row: row, column: $0))" }
        }.joined(separator: ", ")
    }
}
