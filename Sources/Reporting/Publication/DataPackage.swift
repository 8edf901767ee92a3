import BookingModel
import Tabular

/// `datapackage.json` (Frictionless Data Package with Table Schema) and `data-dictionary.csv`, from the definitions that
/// the CSV files were written by.
struct DataPackage {
    let asOf: AsOf
    let timeZoneName: String
    let dialect: ReportDialect
    let tables: [(definition: ReportTableDefinition, file: WrittenCSV)]

    /// The JSON document.
    var json: [UInt8] {
        JSONText.object([
            ("profile", .string("tabular-data-package")),
            ("name", .string("booking-reports")),
            ("title", .string("Booking reports as of \(asOf.day)")),
            (
                "description",
                .string(
                    """
                    Money is in the currency of the row's currency column, on booking-date basis: refunds go back to their \
                    booking. Days and months are the business's own, in the time zone named. Blank means not yet observed, or \
                    no value.
                    """)
            ),
            ("as_of", .string(asOf.day.description)),
            ("data_until", .string(asOf.instant.description)),
            ("time_zone", .string(timeZoneName)),
            ("resources", .array(tables.map(resource))),
        ]).document
    }

    private func resource(_ table: (definition: ReportTableDefinition, file: WrittenCSV)) -> JSONText {
        let rules = dialect.writer
        return .object([
            ("profile", .string("tabular-data-resource")),
            ("name", .string(table.definition.name)),
            ("path", .string("\(table.definition.name).csv")),
            ("title", .string(table.definition.title)),
            ("description", .string(table.definition.description)),
            ("format", .string("csv")),
            ("mediatype", .string("text/csv")),
            ("encoding", .string("utf-8")),
            ("bytes", .integer(table.file.bytes)),
            ("hash", .string("sha256:\(table.file.sha256)")),
            ("rows", .integer(table.file.rows)),
            (
                "dialect",
                .object([
                    ("delimiter", .string(String(UnicodeScalar(rules.delimiter)))),
                    ("lineTerminator", .string(rules.usesCRLF ? "\r\n" : "\n")),
                    ("doubleQuote", .boolean(true)),
                    ("header", .boolean(true)),
                ])
            ),
            (
                "schema",
                .object([
                    ("fields", .array(table.definition.columns.map(field))),
                    ("missingValues", .array([.string("")])),
                ])
            ),
            (
                "guardedCells",
                .array(
                    table.file.guardedCells.map {
                        .object([("row", .integer($0.row)), ("column", .string($0.column))])
                    })
            ),
        ])
    }

    private func field(_ column: ReportColumn) -> JSONText {
        var members: [(String, JSONText)] = [
            ("name", .string(column.name)), ("title", .string(column.title)), ("type", .string(column.kind.schemaType)),
        ]
        if column.kind == .identifier { members.append(("format", .string("uuid"))) }
        if column.kind.schemaType == "number", dialect == .excelEU { members.append(("decimalChar", .string(","))) }
        members.append(("description", .string(column.description)))
        if let unit = column.unit { members.append(("unit", .string(unit))) }
        return .object(members)
    }

    /// One row for each column of each file.
    var dictionary: ReportTable {
        ReportTable(
            DataPackage.dictionaryDefinition,
            rows: tables.flatMap { table in
                table.definition.columns.map { column in
                    [
                        .text("\(table.definition.name).csv"), .text(column.name), .text(column.title),
                        .text(column.kind.schemaType), ReportCell(column.unit), .text(column.description),
                    ]
                }
            })
    }

    private static let dictionaryDefinition = ReportTableDefinition(
        name: "data-dictionary", title: "Data dictionary", description: "One row for each column of each file.",
        key: ["file", "column"],
        columns: [
            ReportColumn("file", "File", .text, "The file's name."),
            ReportColumn("column", "Column", .text, "The column's name."),
            ReportColumn("title", "Title", .text, "The column's heading for people."),
            ReportColumn(
                "type", "Type", .text, "string, integer, number, date or boolean (Frictionless Table Schema)."),
            ReportColumn("unit", "Unit", .text, "The unit of the numbers."),
            ReportColumn("description", "Description", .text, "What the column says."),
        ])
}

extension ReportColumn.Kind {
    /// The type in Frictionless Table Schema.
    var schemaType: String {
        switch self {
        case .identifier, .text, .phone: "string"
        case .integer: "integer"
        case .money, .rate: "number"
        case .date, .month: "date"
        case .boolean: "boolean"
        }
    }
}
