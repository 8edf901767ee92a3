extension LinkBack {
    /// What a run would say to the legacy database, as a script to read: nothing of it was said.
    public func script() -> String {
        let rows = ":after < l.row_number AND l.row_number <= :upto"
        let numbered = rows.replacing("l.", with: "n.")
        var parts = [
            section(
                "What --link-back says to the legacy database about table \(table.name), in this order; values come by COPY",
                []),
            section(
                "In the snapshot in which the table is read: its rows, in a table of the session",
                [statements.stageRows]),
            section(
                "What the toolkit knows of them, by COPY into tables of the session",
                statements.stageToolkit + statements.joinLinks),
        ]
        parts.append(section("The plan's tables, in one transaction", statements.makeTables))
        parts.append(
            section(
                "The plan's columns, in one transaction; it waits \(Patience.lockTimeout) for its lock, and tries again later",
                statements.addColumns))
        parts.append(
            section(
                "Users and groups that links lead to, batch by batch",
                statements.dropUnused + [
                    statements.writeUsers(numbered), statements.writeGroups(numbered), statements.takeOverGroups,
                ]))
        parts.append(
            section(
                "Links, batch by batch: each a transaction of its own, by key, of about a tenth of a second",
                [statements.linkRows(rows)]))
        parts.append(section("Indexes, each without stopping anybody", statements.makeIndexes))
        parts.append(
            section(
                "Foreign keys, for what is written from now on; then for what is there",
                statements.addForeignKeys + statements.validateForeignKeys))
        parts.append(section("What became of every row", [statements.count]))
        let alone = statements.state.leftAlone.map(\.name)
        if !alone.isEmpty {
            parts.append("-- Columns of the table's own that are left as they are: \(alone.joined(separator: ", ")).\n")
        }
        return parts.joined(separator: "\n")
    }

    func section(_ title: String, _ statements: [String]) -> String {
        let body = statements.isEmpty ? "" : statements.joined(separator: ";\n") + ";\n"
        return "-- \(title).\n" + body
    }
}
