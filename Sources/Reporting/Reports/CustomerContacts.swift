import BookingModel
import Database

/// The contact details of all users, to be put beside their figures on request.
struct CustomerContacts {
    private var index = IdentifierIndex()
    /// One run of texts for each column, in the order of `index`.
    private var texts: [PackedTexts]

    private static let columns = [
        ReportColumn("first_name", "First name", .text, "First name."),
        ReportColumn("last_name", "Last name", .text, "Last name."),
        ReportColumn("email", "E-mail", .text, "E-mail address."),
        ReportColumn(
            "phone", "Phone", .phone, "Telephone number, with a space so that a spreadsheet keeps its plus and zeros."),
        ReportColumn("company_name", "Company", .text, "Company."),
        ReportColumn("city", "City", .text, "City."),
        ReportColumn("postcode", "Postcode", .text, "Postcode."),
        ReportColumn("country", "Country", .text, "Country."),
    ]

    init(reading database: any Database) throws(DatabaseError) {
        var index = IdentifierIndex()
        var texts = CustomerContacts.columns.map { _ in PackedTexts() }
        let names = CustomerContacts.columns.map(\.name).joined(separator: ", ")
        try database.query("SELECT id, \(names) FROM users ORDER BY id") { row throws(DatabaseError) in
            guard let identifier = row.identifier(0), index.insert(identifier).isNew else { return }
            for column in texts.indices {
                let text = row.text(column + 1)
                let isPhone = CustomerContacts.columns[column].kind == .phone
                texts[column].append(isPhone ? text.map(PhoneText.spaced) : text)
            }
        }
        self.index = index
        self.texts = texts
    }

    /// The customer table with the details after its own columns.
    func appended(to table: ReportTable) -> ReportTable {
        guard case .identifiers(let users) = table.values.first else { return table }
        let ordinals = users.map { index.ordinal(of: $0) }
        let added = texts.map { column in
            var ordered = PackedTexts()
            for ordinal in ordinals { ordered.append(ordinal.flatMap { column[$0] }) }
            return ReportValues.texts(ordered)
        }
        let definition = ReportTableDefinition(
            name: table.definition.name, title: table.definition.title, description: table.definition.description,
            key: table.definition.key, columns: table.columns + CustomerContacts.columns)
        return ReportTable(definition, values: table.values + added)
    }
}
