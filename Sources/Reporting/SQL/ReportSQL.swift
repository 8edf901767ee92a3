import BookingModel
import Database
import EmbeddedFiles

/// The reports as the database works them out, from the statements in `sql/reports`.
///
/// Shares nothing with the folds over the facts but the definitions of the columns and the as-of moment.
struct ReportSQL {
    private let database: any Database

    /// Makes the temporary views. To be called once in a transaction that is rolled back afterwards.
    init(_ database: any Database, asOf: AsOf, zone: BusinessTimeZone) throws(DatabaseError) {
        self.database = database
        try database.execute(try ReportSQL.text("views.\(database.engine.rawValue)"))
        try database.run(
            "INSERT INTO report_as_of (as_of, as_of_day, closed_until) VALUES (?1, ?2, ?3)",
            [
                .integer(asOf.instant.microseconds), .integer(Int64(asOf.day.daysSinceEpoch)),
                .integer(Int64(asOf.closedUntil.daysSinceEpoch)),
            ])
        for step in try TimeZoneSteps(zone, for: database).steps {
            try database.run(
                "INSERT INTO report_time_zone (starts_at, offset_micros) VALUES (?1, ?2)",
                [.integer(step.startsAt), .integer(step.offset)])
        }
        // Nine statements read the bookings; rewinding and dating a million of them takes longer than the sums do.
        try database.execute(
            """
            CREATE TEMP TABLE report_bookings_once AS SELECT * FROM report_bookings;
            DROP VIEW report_bookings;
            ALTER TABLE report_bookings_once RENAME TO report_bookings
            """)
    }

    /// A report's tables, in the order of its definitions.
    func tables(_ report: ReportName) throws(DatabaseError) -> [ReportTable] {
        switch report {
        case .customerLifetimeValue: [try table(CustomerLifetimeValueReport.definitions[0])]
        case .retention: [try table(RetentionReport.definitions[0]), try triangle()]
        case .capacityUtilisation: try tables(CapacityUtilisationReport.definitions)
        case .revenueBySource: try tables(RevenueBySourceReport.definitions)
        case .dataQuality: try dataQuality()
        }
    }

    /// The tables of data quality, after the chains of undone decisions were followed to their ends.
    private func dataQuality() throws(DatabaseError) -> [ReportTable] {
        let step = try ReportSQL.text("report_decisions")
        while try database.run(step) > 0 {}
        return try tables(DataQualityReport.definitions)
    }

    private func tables(_ definitions: [ReportTableDefinition]) throws(DatabaseError) -> [ReportTable] {
        var tables: [ReportTable] = []
        for definition in definitions { tables.append(try table(definition)) }
        return tables
    }

    /// The rows of one statement, whose columns are those of the definition.
    private func table(_ definition: ReportTableDefinition) throws(DatabaseError) -> ReportTable {
        var builder = ReportTableBuilder(definition)
        let kinds = definition.columns.map(\.kind)
        try database.query(try ReportSQL.text(definition.name)) { row throws(DatabaseError) in
            for (column, kind) in kinds.enumerated() { builder.append(ReportSQL.cell(row, column, kind), to: column) }
        }
        return builder.table
    }

    /// The wide table from a row per cell.
    private func triangle() throws(DatabaseError) -> ReportTable {
        var rows: [[ReportCell]] = []
        try database.query(try ReportSQL.text("retention_triangle")) { row throws(DatabaseError) in
            let month = ReportSQL.cell(row, 0, .month)
            if rows.last?.first != month { rows.append([month, ReportSQL.cell(row, 1, .integer)]) }
            rows[rows.count - 1].append(ReportSQL.cell(row, 3, .rate))
        }
        let width = rows.first?.count ?? 2
        let definition = RetentionReport.triangleDefinition(periods: width - 2)
        return ReportTable(definition, rows: rows.map { $0 + Array(repeating: .blank, count: width - $0.count) })
    }

    private static func cell(_ row: any ResultRow, _ column: Int, _ kind: ReportColumn.Kind) -> ReportCell {
        guard !row.isNull(column) else { return .blank }
        switch kind {
        case .identifier: return row.identifier(column).map(ReportCell.identifier) ?? .blank
        case .text, .phone: return ReportCell(row.text(column))
        case .integer, .money: return .integer(row.integer(column))
        case .rate: return .rate(Rate(row.real(column)))
        case .date: return ReportCell(row.text(column).flatMap { LocalDay($0) })
        case .month: return row.text(column).flatMap { LocalDay($0) }.map { .month($0.month) } ?? .blank
        case .boolean: return .boolean(row.integer(column) != 0)
        }
    }

    private static func text(_ name: String) throws(DatabaseError) -> String {
        let path = "sql/reports/\(name).sql"
        guard let text = EmbeddedFiles.contents(of: path) else {
            throw DatabaseError(
                .statement, "this program does not carry \(path)", hint: "leave out --engine sql and --verify")
        }
        return text
    }
}
