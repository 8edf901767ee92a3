import BookingModel

/// A table of what hangs on bookings and users, and how an export fills it, column by column.
struct AttachedTable: Sendable {
    /// What a column is filled with.
    enum Content: Sendable {
        /// A field's text.
        case text(ImportField)
        /// A field's moment; those that have passed say when the row was recorded.
        case moment(ImportField, isPast: Bool = true)
        /// A field's whole number.
        case number(ImportField)
        /// The amount of money.
        case amount
        /// The currency of the amount.
        case currency
        /// A word of a vocabulary; where the row has none, what the first of some other fields with a value implies; where
        /// the export has none of all these columns, the word that goes without saying.
        case word(ImportField, RecordWords, implied: [(field: ImportField, word: String)] = [], unsaid: String? = nil)
        /// The word as exported, where it differs.
        case exported(ImportField)
        /// A field's values as a JSON array.
        case list(ImportField)
        /// The session that the row names.
        case session
        /// The course that the row names.
        case course
    }

    /// What a row is known by.
    enum Identity: Sendable {
        /// A reference that it must have.
        case reference(ImportField)
        /// The first of some references that it has, else its whole content.
        case content(after: [ImportField])
        /// A reference, else what the row is about: columns that do not change as it goes on.
        case parts([ImportField], firstOf: [ImportField] = [])
    }

    let entity: Entity
    let name: String
    let namespace: Identifier
    let identity: Identity
    /// The columns of this table alone.
    let own: [(name: String, content: Content)]
    /// What columns that must not be empty hold in a new row of which no export says anything.
    var defaults: [String: String] = [:]
    /// Fields that every row must have.
    var required: [ImportField] = []
    /// Whether rows can hang on a booking.
    var hasBooking = true
    /// Whether a row must name a booking or a person.
    var needsLink = true

    /// Whether its rows are money.
    var hasMoney: Bool { amountColumn != nil }
    /// The column with the money.
    var amountColumn: String? {
        own.first { if case .amount = $0.content { true } else { false } }?.name
    }

    /// The columns that all such tables have.
    private static let common = [
        "contact_id", "customer_number", "recorded_at", "import_file_id", "import_line", "extra",
    ]

    /// The columns of a row, in the order in which `AttachedReader` writes them.
    var columns: [String] {
        ["id", "source_system"] + own.map(\.name) + (hasBooking ? ["booking_id", "booking_reference"] : [])
            + AttachedTable.common
    }

    /// The fields that rows can have.
    var fields: [ImportField] {
        var fields: [ImportField] =
            switch identity {
            case .reference(let field): [field]
            case .content(let references): references
            case .parts: [.sourceRecordID]
            }
        if hasBooking { fields.append(.bookingReference) }
        for (_, content) in own {
            switch content {
            case .text(let field), .moment(let field, _), .number(let field), .word(let field, _, _, _),
                .list(let field):
                fields.append(field)
            case .amount: fields += [.amount, .transactionType, .refundedAmount]
            case .currency: fields.append(.currency)
            case .exported: break
            case .session:
                fields += ImportField.allCases.filter { HeaderSynonyms.session[$0] != nil || $0 == .sessionTitle }
            case .course: fields += [.courseCode, .courseTitle]
            }
        }
        var seen: Set<ImportField> = []
        let person = ImportField.allCases.filter { HeaderSynonyms.contact[$0] != nil || $0 == .contactDetails }
        return (fields + person + [.updatedAt]).filter { seen.insert($0).inserted }
    }

    /// All such tables, in the order in which they are merged.
    static let all = [groups, waitingLists, communications, payments, certificates, notes]
}
