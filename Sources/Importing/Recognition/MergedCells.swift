/// Finds columns that say something only in the first row of each block: cells that were merged in a spreadsheet, which writes
/// them so. Nobody but who made the sheet can say where a block ends, so nothing is filled down.
struct MergedCells {
    /// Whose columns are looked at.
    let records: FirstRecords

    private static let fields: [ImportField] = [
        .sessionReference, .courseCode, .courseTitle, .sessionTitle, .sessionStartsAt, .venue, .trainer,
    ]

    /// What somebody who imports the file should know; nil where there are none.
    func note(on mapping: Mapping) -> String? {
        guard mapping.entity == .bookings else { return nil }
        var columns: [String] = []
        for field in Self.fields {
            guard case .column(let header)? = mapping.rules[field]?.origin, !columns.contains(header) else { continue }
            columns.append(header)
        }
        guard columns.count > 1 else { return nil }
        // Further rows of an order need not say it again.
        let reference = mapping.rules[.bookingReference]?.columns.first
        let rows = records.rows(of: columns + [reference].compactMap(\.self))
        let filled = rows.map { $0.prefix(columns.count).map { $0 != nil } }
        guard let first = filled.first, rows.count > 3 else { return nil }
        let blocks = columns.indices.filter { first[$0] }
        guard blocks.count > 1, let one = blocks.first else { return nil }
        let starts = filled.count { $0[one] }
        guard starts > 1, starts * 2 <= rows.count,
            filled.allSatisfy({ row in blocks.allSatisfy { row[$0] == row[one] } }),
            reference == nil || Set(rows.compactMap { $0.last??.text }).count > starts
        else { return nil }
        let names = blocks.map { "“\(columns[$0])”" }.joined(separator: " and ")
        return
            "\(names) are filled in the first row of each block only, as merged cells are: the other rows are loaded without them; fill them down in the spreadsheet first"
    }
}
