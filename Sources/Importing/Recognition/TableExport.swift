public import Tabular

/// The rows of a table of somebody else's database, as the server wrote them: CSV in UTF-8 with a header, in the order of
/// the table's key. Places in it are counted in rows, because nobody has ever seen its lines.
public struct TableExport: Sendable {
    /// How messages and the ledger call it: `table bookings`.
    public let path: String
    let file: SpooledFile

    /// The rows of the table of that name, kept in a file.
    public init(table name: String, file: SpooledFile) {
        path = TableExport.prefix + name
        self.file = file
    }

    private static let prefix = "table "

    /// The form in which the server writes: nothing of it is to be found out.
    static let settings = {
        var settings = CSVSettings()
        settings.delimiter = .byte(UInt8(ascii: ","))
        settings.quote = .byte(UInt8(ascii: "\""))
        settings.escape = .doubled
        settings.headerLine = 1
        return settings
    }()

    /// The name of a file for rows of the table that messages call `path`; nil where that is no table.
    static func fileName(of path: String) -> String? {
        guard path.hasPrefix(prefix) else { return nil }
        let name = path.dropFirst(prefix.count).filter { $0.isLetter || $0.isNumber || "._-".contains($0) }
        return "\(name.drop { $0 == "." }).csv"
    }
}
