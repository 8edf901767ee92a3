import BookingModel
public import Database

/// Who is who: users and their contacts, what joined them, what they share and lack, and how sure all that is.
///
/// No detail of anybody is in it but masked ones, in a few examples. It shows the database as it stands, whatever the as-of moment.
public struct DataQualityReport: Report {
    /// Data quality.
    public static let name = ReportName.dataQuality
    /// A row for each measure and item; and examples.
    public let tables: [ReportTable]
    /// Contacts, with those that have no user left out.
    public let reconciliation: Reconciliation
    /// None: nothing here belongs to a period.
    public let headlines: [Headline] = []
    /// Why there is nothing to show, or nil where there is something.
    public let emptyReason: String?
    /// Whether the last dedupe left the figures of its model.
    let hasModelFigures: Bool

    static let kinds = ["organiser", "household", "company"]
    static let bands = ["0.999 to 1", "0.99 to 0.999", "0.95 to 0.99", "0.8 to 0.95", "below 0.8"]
    static let decisionKinds = ["merge", "split", "never-merge", "must-merge"]
    static let fractions = ["", "companies_"].flatMap { prefix in
        ["expected_precision", "expected_recall"].flatMap { name in
            ["", "_low", "_high"].map { prefix + name + $0 }
        }
    }
    static let numbers = ["", "companies_"].flatMap { prefix in
        ["compared_pairs", "open_questions"].map { prefix + $0 }
    }

    /// Reads the contacts in one scan, and the small tables beside them; `facts` have read the users already. Throws what
    /// the engine refuses.
    public init(reading database: any Database, beside facts: BookingFacts) throws(DatabaseError) {
        let scan = TableScan("contacts", columns: ContactQuality.columns, key: "row_id")
        let users = facts.userIndex
        var parts = try database.scan(scan, into: { ContactQuality(users: users) }) { part, row in part.append(row) }
        // The first takes the others in where it lies.
        var contacts = parts.isEmpty ? ContactQuality(users: users) : parts.removeFirst()
        for part in parts { contacts.append(part) }
        parts = []
        let links = try DataQualityReport.links(database)
        let aliases = try DataQualityReport.counts(database, "SELECT 'all', COUNT(*) FROM user_aliases")
        let decisions = try DataQualityReport.decisions(database)
        var figures: [String: Double] = [:]
        try database.query("SELECT name, value FROM match_figures") { row in
            if let name = row.text(0) { figures[name] = row.real(1) }
        }
        let groups = contacts.groups()
        var builder = ReportTableBuilder(DataQualityReport.definitions[0])
        func rows(_ measure: String, _ items: [String], _ counts: [Int64]) {
            for (item, count) in zip(items, counts) {
                builder.append([.text(measure), .text(item), .integer(count), .blank])
            }
        }
        let companies = Int64(facts.userIsCompany.count { $0 })
        rows("users", ["person", "company"], [Int64(facts.users.count) - companies, companies])
        rows("contacts", ["all", "without a user"], [contacts.contacts, contacts.withoutUser])
        rows("users_by_contacts", ["1", "2", "3", "4", "5+"], groups.users)
        let rules = contacts.byRule.keys.sorted()
        rows("contacts_by_rule", rules, rules.map { contacts.byRule[$0] ?? 0 })
        rows("joined_contacts_by_score", DataQualityReport.bands, contacts.byBand)
        rows("emails_by_users", ["2", "3", "4", "5+"], groups.emails)
        rows("phones_by_users", ["2", "3", "4", "5+"], groups.phones)
        rows("links", DataQualityReport.kinds, links)
        rows("contacts_without", ["email", "phone", "name"], contacts.missing)
        rows(
            "decisions", DataQualityReport.decisionKinds, DataQualityReport.decisionKinds.map { decisions[$0] ?? 0 })
        rows("aliases", ["all"], [aliases["all"] ?? 0])
        for name in DataQualityReport.fractions {
            builder.append([.text("matching"), .text(name), .blank, ReportCell(figures[name].map { Rate($0) })])
        }
        for name in DataQualityReport.numbers {
            let number = figures[name].flatMap { Int64(exactly: $0.rounded()) }
            builder.append([.text("matching"), .text(name), ReportCell(number), .blank])
        }
        tables = [
            builder.table,
            DataQualityReport.exampleTable(groups.examples, try groups.examples.masked(in: database)),
        ]
        hasModelFigures = figures["expected_precision"] != nil
        reconciliation = Reconciliation(
            read: Int(contacts.contacts), counted: Int(contacts.contacts - contacts.withoutUser),
            excluded: [.init(reason: "without a user", count: Int(contacts.withoutUser))],
            remarks: ["The database as it stands: contacts and users have no as-of day."])
        emptyReason = contacts.contacts == 0 && facts.users.isEmpty ? "The database holds no contacts." : nil
    }

    /// The links of each kind. One look at each row: to group them by kind the engine would sort them all.
    private static func links(_ database: any Database) throws(DatabaseError) -> [Int64] {
        let counts = kinds.map { "COUNT(*) FILTER (WHERE kind = '\($0)')" }.joined(separator: ", ")
        var links: [Int64] = []
        try database.query("SELECT \(counts) FROM user_links") { row in links = kinds.indices.map { row.integer($0) } }
        return links
    }

    private static func counts(_ database: any Database, _ sql: String) throws(DatabaseError) -> [String: Int64] {
        var counts: [String: Int64] = [:]
        try database.query(sql) { row in
            if let name = row.text(0) { counts[name] = row.integer(1) }
        }
        return counts
    }

    /// Decisions that hold, by kind: those that no operation which holds itself has undone. An operation counts once for
    /// each kind that it holds.
    private static func decisions(_ database: any Database) throws(DatabaseError) -> [String: Int64] {
        var operations: [String: Set<Int64>] = [:]
        var undone: Set<Int64> = []
        try database.query(
            "SELECT operation_id, kind, undone_operation_id FROM match_decisions ORDER BY operation_id DESC"
        ) { row in
            // The latest come first, so it is known by now whether this one holds.
            guard !undone.contains(row.integer(0)) else { return }
            if !row.isNull(2) { undone.insert(row.integer(2)) }
            if let kind = row.text(1) { operations[kind, default: []].insert(row.integer(0)) }
        }
        return operations.mapValues { Int64($0.count) }
    }
}
