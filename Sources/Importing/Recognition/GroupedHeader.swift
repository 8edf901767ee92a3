import Tabular

/// A header of two rows: the names of groups of columns, and below them the names of the columns.
///
/// Its form shows it where the groups are few. Where they fill most of their row, or where a column's name says nothing
/// without its group's (`No` below `Order`), only the words tell.
struct GroupedHeader {
    /// A mapping given by the user, which may know the columns by the names of the first row alone.
    let choice: HeaderChoice

    /// `dialect` with both rows of the header that `prefix` begins with, where there are two.
    func settled(_ dialect: CSVDialect, _ prefix: [UInt8]) -> CSVDialect {
        var dialect = dialect
        let rows = dialect.leadingRows(of: prefix)
        guard let first = rows.firstIndex(where: { $0.line >= dialect.headerLine ?? 0 }), first + 1 < rows.count,
            rows[first + 1].line == rows[first].line + 1
        else { return dialect }
        let groups = GroupedHeader.filledUp(rows[first].cells)
        let names = rows[first + 1].cells
        if dialect.headerRowCount == 1 {
            guard isGroups(rows[first].cells, above: names) else { return dialect }
            dialect.headerLine = rows[first].line
            dialect.headerRowCount = 2
        }
        dialect.qualifiedColumns = Set(
            names.indices.filter { $0 < groups.count && GroupedHeader.needsGroup(names[$0], groups[$0]) })
        return dialect
    }

    /// Whether a row of words that a header may have is one of groups: a group stands above its first column and leaves
    /// the cells of the others empty, and the row below has nothing but names of columns.
    private func isGroups(_ cells: [String], above names: [String]) -> Bool {
        let filled = names.filter { !$0.isEmpty }
        guard cells.count == names.count, let start = cells.first, !start.isEmpty, filled.count > 2,
            filled.count > cells.count(where: { !$0.isEmpty }), !MappingCheck.isHeaderless(filled),
            choice.mapping == nil || !choice.isUnderstood(cells)
        else { return false }
        let groups = GroupedHeader.filledUp(cells)
        let english = HeaderTranslation(names).english
        return names.indices.allSatisfy { index in
            names[index].isEmpty || HeaderSynonyms.isKnown(english[index])
                || HeaderSynonyms.isKnown("\(groups[index]) \(names[index])")
        }
    }

    /// The group of each column: the last that is named.
    private static func filledUp(_ cells: [String]) -> [String] {
        var group = ""
        return cells.map { cell in
            if !cell.isEmpty { group = cell }
            return group
        }
    }

    /// Whether a column is another with its group's name than without: the `Name` of a `Course` is nobody's, and the
    /// `Email` of an `Attendee` is not that of who booked.
    private static func needsGroup(_ name: String, _ group: String) -> Bool {
        guard !name.isEmpty, !group.isEmpty else { return false }
        let whole = "\(group) \(name)"
        guard let field = HeaderSynonyms.field(for: whole, entity: .bookings) else { return false }
        return field != HeaderSynonyms.field(for: name, entity: .bookings) || AttendeeColumns.isAttendees(whole)
    }
}
