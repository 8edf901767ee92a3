import RecordLinkage

/// What clustering a file has to say: what its columns are and are worth, how many users there are, and how sure that is.
struct ClusterSpeech {
    /// The lines, without any value of the file.
    let lines: [String]

    init(_ contacts: ContactFile, _ linkage: Linkage) {
        var lines = ["columns:"]
        for column in contacts.table.columns { lines.append("  \(column.name): \(column.kind.rawValue)") }
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
        lines.append(
            "expected precision \(ClusterSpeech.percent(linkage.expectedPrecision)): the mean probability of the pairs that were joined"
        )
        lines.append(
            "expected recall \(ClusterSpeech.percent(linkage.expectedRecall)): their share of the matches expected among the pairs compared"
        )
        if contacts.defects > 0 {
            let rows = contacts.defects == 1 ? "1 row" : "\(contacts.defects) rows"
            lines.append(
                "warning: \(rows) cannot be taken apart, the first on line \(contacts.firstDefectLine): each is a cluster of its own; mend them and run again"
            )
        }
        self.lines = lines
    }

    /// Bits with their sign and one decimal.
    static func bits(_ value: Double) -> String {
        let tenths = Int((abs(value) * 10).rounded())
        return "\(value < 0 && tenths > 0 ? "-" : "+")\(tenths / 10).\(tenths % 10)"
    }

    /// A share with one decimal, rounded down: no estimate is said to be better than it is.
    private static func percent(_ value: Double) -> String {
        let tenths = Int(value * 1000)
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
