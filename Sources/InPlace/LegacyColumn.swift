/// A column of somebody else's table.
public struct LegacyColumn: Sendable, Equatable {
    /// Its name as it is.
    public let name: String
    /// Its name as SQL has to write it, in quotes where these are needed.
    let quoted: String
    /// Its type, as the server calls it.
    let type: String
    /// Whether link-back added it.
    let isLinkedBack: Bool

    /// What is read of it. The server writes money with the sign of its locale, and truth as a letter. Where link-back has
    /// added the channel and not filled it yet, it is the plan's default.
    var expression: String {
        if isLinkedBack, name == LinkColumn.source.name { return "COALESCE(t.source, 'website') AS source" }
        return plainExpression
    }

    private var plainExpression: String {
        switch type {
        case "money": "CAST(t.\(quoted) AS numeric) AS \(quoted)"
        case "boolean": "CAST(t.\(quoted) AS text) AS \(quoted)"
        default: "t.\(quoted)"
        }
    }
}
