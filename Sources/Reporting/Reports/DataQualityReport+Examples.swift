import BookingModel

extension DataQualityReport {
    /// The examples as a table: those of the rules first, then those of the bands of score.
    static func exampleTable(_ examples: ContactExamples, _ masked: [Identifier: MaskedContact]) -> ReportTable {
        var builder = ReportTableBuilder(definitions[1])
        func append(_ measure: String, _ item: String, _ pairs: [ContactExamples.Pair]) {
            for (index, pair) in pairs.enumerated() {
                let cells = [pair.contact, pair.other].flatMap { id in
                    [masked[id]?.name, masked[id]?.email, masked[id]?.phone].map { ReportCell($0) }
                }
                builder.append(
                    [.text(measure), .text(item), .integer(Int64(index + 1))] + cells
                        + [ReportCell(pair.score.map { Rate($0) })])
            }
        }
        for (rule, pairs) in examples.byRule { append("contacts_by_rule", rule, pairs) }
        for (band, pairs) in zip(bands, examples.byBand) { append("joined_contacts_by_score", band, pairs) }
        return builder.table
    }
}
