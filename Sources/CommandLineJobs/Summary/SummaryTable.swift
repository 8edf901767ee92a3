/// The summary of a run for people: a table of files, what was rejected and why, stages, and where the reports are.
struct SummaryTable {
    let summary: RunSummary

    /// The lines of the table.
    var text: String {
        var parts: [String] = []
        if !summary.files.isEmpty { parts.append(files) }
        if let money = MoneyTable(files: summary.files).rows {
            parts.append(SummaryTable.aligned(money, textColumns: 2))
        }
        if let bytes { parts.append(bytes) }
        if summary.files.contains(where: { !$0.repairs.isEmpty }) { parts.append(repairs) }
        if !summary.rejects.isEmpty { parts.append(rejects) }
        if !summary.leftOut.isEmpty { parts.append(leftOut) }
        if let people { parts.append(people) }
        if let links { parts.append(links) }
        if let linkBack = summary.linkBack { parts.append(linkBack.text) }
        if !summary.stages.isEmpty { parts.append(stages) }
        if !summary.reports.isEmpty { parts.append(reports) }
        if summary.rolledBack { parts.append("Rolled back: nothing was loaded.\n") }
        if summary.dryRun { parts.append("Dry run: nothing was changed.\n") }
        return parts.joined(separator: "\n")
    }

    private var files: String {
        var rows = [
            ["file", "entity", "read", "loaded", "updated", "unchanged", "duplicate", "rejected", "bytes", "seconds"]
        ]
        for file in summary.files {
            let counts = [
                file.read, file.loaded, file.updated, file.unchanged, file.duplicate, file.rejected, file.bytes,
            ]
            rows.append(
                [file.file, file.entity] + counts.map(SummaryTable.grouped) + [SummaryTable.seconds(file.seconds)])
        }
        if summary.files.count > 1 {
            let paths: [KeyPath<RunSummary.File, Int>] = [
                \.read, \.loaded, \.updated, \.unchanged, \.duplicate, \.rejected, \.bytes,
            ]
            let sums = paths.map { path in summary.files.reduce(0) { $0 + $1[keyPath: path] } }
            let seconds = summary.files.reduce(0) { $0 + $1.seconds }
            rows.append(["all files", ""] + sums.map(SummaryTable.grouped) + [SummaryTable.seconds(seconds)])
        }
        return SummaryTable.aligned(rows, textColumns: 2)
    }

    private var repairs: String {
        var groups: [(explanation: String, count: Int, places: [String])] = []
        for file in summary.files {
            for repair in file.repairs {
                let place = "\(repair.location), column \(repair.column)"
                if let index = groups.firstIndex(where: { $0.explanation == repair.explanation }) {
                    groups[index].count += repair.count
                    groups[index].places.append(place)
                } else {
                    groups.append((repair.explanation, repair.count, [place]))
                }
            }
        }
        var text = "Read as they were meant:\n"
        for group in groups {
            text += "  \(SummaryTable.grouped(group.count)) × \(group.explanation)\n"
            let more = group.places.count > 3 ? "; …" : ""
            text += "      first at \(group.places.prefix(3).joined(separator: "; "))\(more)\n"
        }
        return text
    }

    private var rejects: String {
        let total = summary.rejects.reduce(0) { $0 + $1.count }
        var text = "\(SummaryTable.grouped(total)) \(total == 1 ? "row was" : "rows were") rejected:\n"
        for group in summary.rejects {
            text += "  \(SummaryTable.grouped(group.count)) × \(group.message)\n"
            let places = zip(group.locations, group.columns).map { $0 + ($1.map { ", column \($0)" } ?? "") }
            text += "      at \(places.joined(separator: "; "))\(group.count > 3 ? "; …" : "")\n"
            text += "      \(group.hint)\n"
        }
        if let folder = summary.rejectsFolder {
            let advice = "correct them there and import the corrected file"
            text += "  They lie in \(folder)\(summary.rolledBack ? "" : ": " + advice).\n"
        }
        return text
    }

    /// Said only where bytes of a file are no row of it: for JSON they are its brackets and commas.
    private var bytes: String? {
        var sums: [(part: String, bytes: Int)] = []
        for part in summary.files.flatMap(\.byteParts) {
            if let index = sums.firstIndex(where: { $0.part == part.part }) {
                sums[index].bytes += part.bytes
            } else {
                sums.append((part.part, part.bytes))
            }
        }
        guard !sums.isEmpty else { return nil }
        let total = sums.reduce(0) { $0 + $1.bytes }
        let parts = sums.map { "\(SummaryTable.grouped($0.bytes)) \($0.part)" }
        let isPacked = summary.files.contains { $0.unpackedBytes != nil }
        let packed = SummaryTable.grouped(summary.files.reduce(0) { $0 + $1.bytes })
        let size = SummaryTable.grouped(total) + (isPacked ? " unpacked (\(packed) in the files)" : "")
        return "Bytes: \(size) = \(parts.joined(separator: " + ")).\n"
    }

    /// Rows that lead nowhere; nothing where all lead somewhere.
    private var links: String? {
        var lines: [String] = []
        for link in summary.links ?? [] {
            let of = " of \(SummaryTable.grouped(link.count)) \(link.rows) "
            func line(_ count: Int, _ one: String, _ several: String) {
                if count > 0 { lines.append("\(SummaryTable.grouped(count))\(of)\(count == 1 ? one : several).\n") }
            }
            line(link.withoutBooking, "refers to a booking that is not here", "refer to bookings that are not here")
            line(link.withoutUser, "belongs to nobody who is here", "belong to nobody who is here")
            line(link.repeats, "repeats another of its user and session", "repeat others of their users and sessions")
        }
        return lines.isEmpty ? nil : lines.joined()
    }

    private var leftOut: String {
        "Left out:\n" + summary.leftOut.map { "  \($0.reason)\n      \($0.hint)\n" }.joined()
    }

    private var people: String? {
        guard let bookings = summary.bookings, let users = summary.users else { return nil }
        var text = "\(SummaryTable.grouped(bookings)) bookings of \(SummaryTable.grouped(users)) users"
        if let changes = summary.changes {
            text += "; \(SummaryTable.grouped(changes)) \(changes == 1 ? "change" : "changes")"
        }
        return text + ".\n"
    }

    private var stages: String {
        let parts = summary.stages.map { "\($0.stage) \(SummaryTable.seconds($0.seconds)) s" }
        return "Time: " + parts.joined(separator: ", ") + ".\n"
    }

    private var reports: String {
        var rows = [["report", "rows", "path"]]
        for report in summary.reports { rows.append([report.name, SummaryTable.grouped(report.rows), report.path]) }
        let table = SummaryTable.aligned(rows, textColumns: 1, leftAligned: [2])
        let asOf = summary.asOf.map { ", as of \($0)" } ?? ""
        return table + (summary.output.map { "\nReports\(asOf): \($0)/index.html\n" } ?? "")
    }

    /// 1234567 as 1,234,567.
    static func grouped(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    private static func seconds(_ seconds: Double) -> String {
        let hundredths = Int((seconds * 100).rounded())
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }

    /// Columns of equal width, two spaces apart: texts to the left, numbers to the right.
    static func aligned(_ rows: [[String]], textColumns: Int, leftAligned: Set<Int> = []) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                let isText = column < textColumns || leftAligned.contains(column)
                line += (column > 0 ? "  " : "") + (isText ? cell + padding : padding + cell)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
