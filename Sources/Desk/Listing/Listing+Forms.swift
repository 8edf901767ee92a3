public import BookingModel
public import Tabular

extension Listing {
    /// The listing as a CSV file: whole ids, amounts as decimals, moments by the clock of the business, whose name
    /// stands in a last column where there are any.
    public func csv(_ dialect: CSVWriterDialect, in zone: BusinessTimeZone) throws -> String {
        var writer = CSVWriter(MemorySink(), dialect: dialect)
        let hasMoments = columns.contains { $0.kind == .moment }
        try writer.writeHeader(columns.map(\.name) + (hasMoments ? ["time_zone"] : []))
        for row in rows {
            for cell in row {
                switch cell {
                case .none: writer.empty()
                case .text(let text): writer.text(text)
                case .integer(let integer): writer.number(String(integer))
                case .amount(let minor, let currency):
                    let decimal = Cell.decimal(minor, currency)
                    // As the reports: where semicolons part the cells, the comma is the decimal sign.
                    writer.number(dialect == .excelEU ? decimal.replacing(".", with: ",") : decimal)
                case .moment(let instant): writer.text(zone.shown(instant, withSeconds: true))
                case .identifier(let id): writer.text(id.description)
                }
            }
            if hasMoments { writer.text(zone.name) }
            try writer.endRow()
        }
        return String(decoding: try writer.finish().bytes, as: UTF8.self)
    }

    /// The cells of each row as a terminal shows them: ids by their first eight digits, which are accepted as well.
    public func shownRows(in zone: BusinessTimeZone) -> [[String]] {
        rows.map { row in
            row.map { cell in
                switch cell {
                case .none: ""
                case .text(let text): Cell.printable(text)
                case .integer(let integer): String(integer)
                case .amount(let minor, let currency): Cell.decimal(minor, currency)
                case .moment(let instant): zone.shown(instant)
                case .identifier(let id): isRecord ? id.description : String(id.description.prefix(8))
                }
            }
        }
    }
}

extension Listing.Cell {
    /// Money without its currency: `12.50`.
    static func decimal(_ minor: Int64, _ currency: String) -> String {
        (CurrencyCode(currency) ?? .gbp).decimalText(minor)
    }

    /// A text on one line, without anything that a terminal would obey.
    static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: " "
                    default: scalar
                    }
                }))
    }
}

extension Listing.Cell: Encodable {
    /// A whole number as one, anything else as a text: amounts as decimals, moments in UTC, whole ids.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .none: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .integer(let integer): try container.encode(integer)
        case .amount(let minor, let currency): try container.encode(Listing.Cell.decimal(minor, currency))
        case .moment(let instant): try container.encode(instant.description)
        case .identifier(let id): try container.encode(id.description)
        }
    }
}

extension Listing: Encodable {
    /// An array with an object for each row; one object for a record.
    public func encode(to encoder: any Encoder) throws {
        let objects = rows.map { Dictionary(uniqueKeysWithValues: zip(columns.map(\.name), $0)) }
        var container = encoder.singleValueContainer()
        if isRecord, let object = objects.first {
            try container.encode(object)
        } else {
            try container.encode(objects)
        }
    }
}
