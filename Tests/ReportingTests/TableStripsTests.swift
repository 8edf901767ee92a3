import BookingModel
import Tabular
import TestSupport
import Testing

@testable import Reporting

/// Files whose rows are made by several threads, strip by strip.
struct TableStripsTests {
    private let definition = ReportTableDefinition(
        name: "strips", title: "Strips", description: "", key: [],
        columns: [
            ReportColumn("id", "Id", .identifier, ""), ReportColumn("name", "Name", .text, ""),
            ReportColumn("currency", "Currency", .text, ""), ReportColumn("net", "Net", .money, ""),
            ReportColumn("share", "Share", .rate, ""), ReportColumn("day", "Day", .date, ""),
            ReportColumn("count", "Count", .integer, ""), ReportColumn("venue", "Venue", .text, ""),
        ])

    private func rows(_ count: Int, _ random: inout SeededGenerator) -> [[ReportCell]] {
        let texts: [ReportCell] = [
            .blank, .text("Leeds"), .text("=1+1"), .text("a,b;c"), .text("say \"hello\"\n"), .text("-"), .text("ü"),
        ]
        return (0..<count).map { _ in
            let currency =
                [CurrencyCode.gbp, CurrencyCode("JPY")].compactMap { $0 }.randomElement(using: &random) ?? .gbp
            // Numbers of all lengths, the longest among them.
            let number =
                Int64.random(in: -Int64.max...Int64.max, using: &random) >> Int64.random(in: 0..<64, using: &random)
            return [
                .identifier(Identifier(high: random.next(), low: random.next())),
                texts.randomElement(using: &random) ?? .blank, .text(currency.description), .money(number, currency),
                Bool.random(using: &random) ? .blank : .rate(Rate(tenBillionths: number)),
                .date(LocalDay(daysSinceEpoch: Int32.random(in: -1_000...40_000, using: &random))),
                .integer(number), texts.randomElement(using: &random) ?? .blank,
            ]
        }
    }

    /// The file as it is when each cell becomes a text and is written by itself.
    private func plain(_ rows: [[ReportCell]], _ dialect: ReportDialect) throws -> (
        bytes: [UInt8], guarded: [Reporting.GuardedCell]
    ) {
        var writer = CSVWriter(MemorySink(), dialect: dialect.writer)
        try writer.writeHeader(definition.columns.map(\.name))
        for row in rows {
            for (column, cell) in zip(definition.columns, row) {
                switch (column.kind, dialect) {
                case (.text, _): writer.text(cell.description)
                case (_, .excelEU):
                    writer.number(String(cell.description.map { $0 == "." ? "," : $0 }))
                default: writer.number(cell.description)
                }
            }
            try writer.endRow()
        }
        let guarded = writer.guardedCells.map {
            Reporting.GuardedCell(row: $0.row, column: definition.columns[$0.column - 1].name)
        }
        return (try writer.finish().bytes, guarded)
    }

    @Test(arguments: ReportDialect.allCases, [0, 1, 4_096, 10_001])
    func `A file of many strips is the file that is written cell by cell`(dialect: ReportDialect, count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count) + 1)
        let rows = rows(count, &random)
        var sink = MemorySink()
        let written = try ReportTable(definition, rows: rows).write(into: &sink, dialect: dialect)
        let plain = try plain(rows, dialect)
        #expect(sink.bytes == plain.bytes)
        #expect(written.guardedCells == plain.guarded)
        #expect(written.rows == count)
        #expect(written.bytes == plain.bytes.count)
    }
}
