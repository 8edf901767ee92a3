import InPlace

extension RunSummary {
    /// What was written back to a legacy table, and what became of every row of it.
    struct LinkBack: Encodable {
        var table: String
        var rows, linked, linkedToAnother, notLinked: Int
        /// Rows without a user, by reason; they add up to those not linked.
        var reasons: [Reason]
        var rowsWritten, usersWritten, groupsWritten: Int
    }

    /// Why rows have no user, and how many.
    struct Reason: Encodable {
        var reason: String
        var count: Int
        /// The same in words.
        var explanation: String
    }
}

extension RunSummary.LinkBack {
    init(_ figures: LinkBackFigures) {
        self.init(
            table: figures.table, rows: figures.rows, linked: figures.linked,
            linkedToAnother: figures.linkedToAnother, notLinked: figures.notLinked,
            reasons: [
                ("not_imported", figures.notImported, "rejected by the import"),
                ("without_user", figures.withoutUser, "without anything that tells whose they are"),
                ("came_since", figures.cameSince, "came while the run went on; the next one links them"),
                ("changed_since", figures.changedSince, "changed while the run went on; the next one links them"),
                ("held", figures.held, "held by another session all the time; run the same again"),
            ].map { RunSummary.Reason(reason: $0, count: $1, explanation: $2) },
            rowsWritten: figures.rowsWritten, usersWritten: figures.usersWritten, groupsWritten: figures.groupsWritten)
    }

    /// Whether rows were left out that another run would link.
    var isPartial: Bool { reasons.contains { $0.reason == "held" && $0.count > 0 } }

    /// The lines of the summary.
    var text: String {
        var text = "Linked back: table \(table), \(SummaryTable.grouped(rows)) \(rows == 1 ? "row" : "rows")"
        text += " = \(SummaryTable.grouped(linked)) linked"
        if linkedToAnother > 0 { text += " + \(SummaryTable.grouped(linkedToAnother)) linked by somebody else" }
        text += " + \(SummaryTable.grouped(notLinked)) not linked"
        text += "; written: \(SummaryTable.grouped(rowsWritten)) rows, \(SummaryTable.grouped(usersWritten)) users"
        text += ", \(SummaryTable.grouped(groupsWritten)) groups.\n"
        for reason in reasons where reason.count > 0 {
            text += "  \(SummaryTable.grouped(reason.count)) \(reason.explanation)\n"
        }
        return text
    }
}
