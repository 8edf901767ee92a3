extension DataQualityReport {
    /// What the tables say.
    public static let definitions = [
        ReportTableDefinition(
            name: "data_quality", title: "Data quality",
            description: """
                One row per measure and item: users by kind, contacts, users by contacts, contacts by rule, joined contacts \
                by score, e-mails and phones that several users share, links, missing details, decisions that hold, ids that \
                lead to another user, and what the matching expects of itself. The database as it stands, whatever the as-of day.
                """,
            key: ["measure", "item"],
            columns: [
                ReportColumn("measure", "Measure", .text, "What is counted."),
                ReportColumn("item", "Item", .text, "Which part of it; + means or more."),
                ReportColumn(
                    "number", "Number", .integer, unit: "rows",
                    "How many: users, contacts, keys, links, decisions or questions. Blank where nothing is known."),
                ReportColumn(
                    "fraction", "Fraction", .rate, unit: "fraction of 1",
                    "Expected precision or recall of the matching, and the bounds. Blank where nothing is known."),
            ]),
        ReportTableDefinition(
            name: "data_quality_examples", title: "Examples of joined contacts",
            description: """
                Up to three contacts of each rule and of each band of score that have others with them, each beside another \
                contact of its user: masked to initials, the first letters of mailbox and provider, and the last two digits. \
                The same data gives the same examples.
                """,
            key: ["measure", "item", "example"],
            columns: [
                ReportColumn("measure", "Measure", .text, "By what the example was chosen, as in data_quality."),
                ReportColumn("item", "Item", .text, "The rule, or the band of score."),
                ReportColumn("example", "Example", .integer, unit: "number", "1, 2, 3."),
                ReportColumn("name", "Name", .text, "Initials; without a person's name that of the company."),
                ReportColumn("email", "E-mail", .text, "First letters of mailbox and provider, and the ending."),
                ReportColumn("phone", "Phone", .text, "The last two digits."),
                ReportColumn("other_name", "Other name", .text, "The same of the other contact."),
                ReportColumn("other_email", "Other e-mail", .text, "The same of the other contact."),
                ReportColumn("other_phone", "Other phone", .text, "The same of the other contact."),
                ReportColumn(
                    "score", "Score", .rate, unit: "fraction of 1",
                    "How probably the first contact belongs to its user. Blank where the rule gives no score."),
            ]),
    ]
}
