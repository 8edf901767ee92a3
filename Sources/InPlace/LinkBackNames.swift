import Database
import PostgreSQLDriver

/// The names of what link-back makes, each as SQL has to write it.
struct LinkBackNames {
    /// The legacy table.
    let table: String
    /// The schema of `users` and `booking_groups`.
    let schema: String
    private let plainTable: String

    init(_ table: LegacyTable, schema: String?, in database: PostgreSQLDatabase) throws(DatabaseError) {
        self.table = table.name
        // Only the server knows which words it keeps for itself.
        let quoted = try schema.map { (name) throws(DatabaseError) in
            try database.text("SELECT quote_ident(?1)", [.text(name)])
        }
        self.schema = quoted.flatMap { $0 } ?? table.schema
        plainTable = table.plainName
    }

    var users: String { schema + ".users" }
    var groups: String { schema + ".booking_groups" }

    func index(_ suffix: String) -> String { LinkBackNames.quoted(name(before: "idx_", after: "_" + suffix)) }
    func foreignKey(_ column: LinkColumn) -> String {
        LinkBackNames.quoted(name(before: "", after: "_\(column.name)_fkey"))
    }

    /// The table's name in the middle, cut where the server would cut the whole.
    private func name(before: String, after: String) -> String {
        var middle = plainTable
        while before.utf8.count + middle.utf8.count + after.utf8.count > 63 { middle.removeLast() }
        return before + middle + after
    }

    /// A name in quotes where it needs them.
    static func quoted(_ name: String) -> String {
        let isPlain =
            name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
            && !(48...57).contains(name.utf8.first ?? 48)
        return isPlain ? name : "\"\(name.replacing("\"", with: "\"\""))\""
    }
}
