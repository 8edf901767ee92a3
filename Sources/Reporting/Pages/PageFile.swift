/// A CSV file beside the page.
public struct PageFile: Sendable, Equatable {
    /// Its name, to which the page links: a name only, never a path.
    public let name: String
    /// Its rows without the header.
    public let rows: Int
    /// Its size.
    public let bytes: Int

    /// A file beside the page.
    public init(name: String, rows: Int, bytes: Int) {
        self.name = name
        self.rows = rows
        self.bytes = bytes
    }

    /// `1,234 rows, 56.7 kB`.
    var extent: String { "\(EnglishText.count(rows, "row")), \(EnglishText.bytes(bytes))" }
}
