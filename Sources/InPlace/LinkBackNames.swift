/// The names of what link-back makes, each as SQL has to write it.
struct LinkBackNames {
    /// The legacy table.
    let table: String
    /// The schema of `users` and `booking_groups`.
    let schema: String
    private let plainTable: String

    init(_ table: LegacyTable, schema: String?) {
        self.table = table.name
        self.schema = schema.map(LinkBackNames.quoted) ?? table.schema
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
