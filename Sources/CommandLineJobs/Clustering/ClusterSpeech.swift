import RecordLinkage

/// What clustering a file has to say: what its columns are and are worth, how many users there are, and how sure that is.
struct ClusterSpeech {
    /// The lines, without any value of the file.
    let lines: [String]

    init(_ contacts: ContactFile, _ linkage: Linkage) {
        var lines = ClusterSpeech.columns(contacts)
        let worths = linkage.fieldWorths
        if !worths.isEmpty {
            lines.append("worth, in bits of evidence when two rows are the same in it, and when they differ:")
            for worth in worths {
                lines.append(
                    "  \(worth.name): \(ClusterSpeech.bits(worth.whenSame)), \(ClusterSpeech.bits(worth.whenDifferent))"
                )
            }
        }
        lines.append(
            "\(contacts.table.rowCount) rows, \(linkage.recordCount) of them different; \(linkage.comparedCount) pairs compared"
        )
        lines.append("\(linkage.clusterCount) users")
        lines += [
            ClusterSpeech.line(
                "precision", linkage.expectedPrecision, of: "the mean probability of the pairs that were joined",
                orElse: "nothing was joined"),
            ClusterSpeech.line(
                "recall", linkage.expectedRecall, of: "their share of the matches expected among the pairs compared",
                orElse: "no match is expected among the pairs compared"),
        ]
        self.lines = lines + ClusterSpeech.defects(contacts)
    }

    init(_ contacts: ContactFile, _ keyed: KeyClusters) {
        lines =
            ClusterSpeech.columns(contacts) + [
                "\(contacts.table.rowCount) rows, \(keyed.recordCount) of them different",
                "\(keyed.clusterCount) users: same e-mail, else customer number, else phone and name",
            ] + ClusterSpeech.defects(contacts)
    }

    private static func columns(_ contacts: ContactFile) -> [String] {
        ["columns:"] + contacts.table.columns.map { "  \($0.name): \($0.kind.rawValue)" }
    }

    private static func defects(_ contacts: ContactFile) -> [String] {
        guard contacts.defects > 0 else { return [] }
        let rows = contacts.defects == 1 ? "1 row" : "\(contacts.defects) rows"
        return [
            "warning: \(rows) cannot be taken apart, the first on line \(contacts.firstDefectLine): each is a cluster of its own; mend them and run again"
        ]
    }

    /// Bits with their sign and one decimal.
    static func bits(_ value: Double) -> String {
        let tenths = Int((abs(value) * 10).rounded())
        return "\(value < 0 && tenths > 0 ? "-" : "+")\(tenths / 10).\(tenths % 10)"
    }

    private static func line(
        _ name: String, _ share: ExpectedShare?, of meaning: String, orElse nothing: String
    ) -> String {
        guard let share else { return "expected \(name): \(nothing)" }
        let interval = "95 % interval \(percent(share.low)) to \(percent(share.high, up: true))"
        return "expected \(name) \(percent(share.value)), \(interval): \(meaning)"
    }

    /// A share with one decimal, rounded down: no estimate is said to be better than it is. The upper end of an interval is
    /// rounded up: none is said to be narrower than it is.
    private static func percent(_ value: Double, up: Bool = false) -> String {
        let tenths = Int((value * 1000).rounded(up ? .up : .down))
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
