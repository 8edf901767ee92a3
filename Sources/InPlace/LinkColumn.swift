/// A column that link-back gives to the legacy table, as the customer's plan has it.
enum LinkColumn: String, CaseIterable {
    case userID = "user_id"
    case createdByUserID = "created_by_user_id"
    case source
    case referralSource = "referral_source"
    case bookingNotes = "booking_notes"
    case groupID = "group_id"

    /// Its name, which needs no quotes.
    var name: String { rawValue }

    /// Its type.
    var type: String {
        switch self {
        case .userID, .createdByUserID, .groupID: "uuid"
        case .source: "varchar(50)"
        case .referralSource: "varchar(100)"
        case .bookingNotes: "text"
        }
    }

    /// Whether it refers to a table of link-back. Such a column is filled where it was there already; another one is left
    /// alone then, because the import has read what it says.
    var isLink: Bool { type == "uuid" }

    /// What is written, of the row `l` of links.
    var value: String {
        switch self {
        case .source: "left(l.source, 50)"
        case .referralSource: "left(l.referral_source, 100)"
        default: "l.\(name)"
        }
    }

    /// The end of its index's name in the plan; nil: the plan has none.
    var indexSuffix: String? {
        switch self {
        case .userID: "user_id"
        case .createdByUserID: "created_by"
        case .source: "source"
        case .groupID: "group_id"
        case .referralSource, .bookingNotes: nil
        }
    }
}

/// What tells from the database itself which of its parts link-back made: a comment.
enum LinkBackMark {
    static let prefix = "booking-toolkit link-back"
    static let column = prefix + ": added; --link-back --undo drops it"
    static func table(_ name: String) -> String { prefix + ": made for \(name); --link-back --undo drops it" }

    /// A text as a literal of SQL; the names in it come from the server's catalogue.
    static func literal(_ text: String) -> String {
        let doubled = text.replacing("'", with: "''")
        return text.contains("\\") ? " E'\(doubled.replacing("\\", with: "\\\\"))'" : "'\(doubled)'"
    }
}
