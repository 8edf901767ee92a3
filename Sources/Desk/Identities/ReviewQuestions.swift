public import BookingModel
internal import ContactResolution
internal import Database

/// The questions of a clerical review: pairs of contacts of which people are asked whether they are one person. They are
/// asked blind: nothing shows what the toolkit takes them for, or how sure it is.
public struct ReviewQuestions {
    private let context: DeskContext
    /// The questions, the one whose answer changes most first: two contacts each.
    public let pairs: [[Identifier]]

    /// The details that are shown, by the column's name in the listing of contacts.
    private static let details = [
        "first_name", "last_name", "email", "phone", "company_name", "postcode", "city", "customer_number", "bookings",
    ]

    /// Finds the questions of a database, no more than `limit` of them.
    public init(_ context: DeskContext, limit: Int) throws {
        self.context = context
        pairs = try ContactEvidence(of: context.database).questions(limit: limit).map(\.contacts)
    }

    /// One question: a row for each detail that either contact has.
    public func sideBySide(_ index: Int) throws -> Listing {
        let contacts = try IdentityListings(context).contacts(pairs[index])
        var listing = Listing("question", [("detail", .text), ("one", .text), ("other", .text)])
        for name in ReviewQuestions.details {
            let cells = (0..<2).map { ReviewQuestions.text(contacts.cell($0, name)) }
            guard cells.contains(where: { $0 != .none }) else { continue }
            listing.append([.text(name.replacing("_", with: " "))] + cells)
        }
        return listing
    }

    /// All questions as a table for a spreadsheet: what is to be filled in first, then each detail of the one beside that
    /// of the other.
    public func sheet() throws -> Listing {
        var columns: [(String, Listing.Kind)] = [(ReviewAnswer.question, .number), (ReviewAnswer.answer, .text)]
        for name in ReviewQuestions.details { columns += [(name + "_1", .text), (name + "_2", .text)] }
        columns += [(ReviewAnswer.first, .text), (ReviewAnswer.second, .text)]
        var listing = Listing("questions", columns)
        for (index, pair) in pairs.enumerated() {
            let contacts = try IdentityListings(context).contacts(pair)
            let details = ReviewQuestions.details.flatMap { name in
                (0..<2).map { ReviewQuestions.text(contacts.cell($0, name)) }
            }
            listing.append([.integer(Int64(index + 1)), .none] + details + pair.map { .identifier($0) })
        }
        return listing
    }

    private static func text(_ cell: Listing.Cell) -> Listing.Cell {
        if case .integer(let number) = cell { .text(String(number)) } else { cell }
    }
}

/// An answer to a question, as a sheet of questions holds it.
public struct ReviewAnswer: Sendable, Equatable {
    /// The number of the question, and where somebody writes yes or no.
    public static let question = "question"
    /// The column for the answer.
    public static let answer = "same_person"
    /// The columns of the two contacts' ids.
    public static let first = "contact_id_1"
    /// The other one.
    public static let second = "contact_id_2"

    /// The two contacts.
    public let contacts: [Identifier]
    /// Whether they are one person.
    public let isOne: Bool

    /// An answer about two contacts.
    public init(contacts: [Identifier], isOne: Bool) {
        self.contacts = contacts
        self.isOne = isOne
    }

    /// What somebody means by a word: yes or no. Nil where nothing is written; throws where it is neither.
    public static func meaning(of word: String) throws(DeskError) -> Bool? {
        switch word.filter({ !$0.isWhitespace }).lowercased() {
        case "": nil
        case "yes", "y", "true", "1", "same": true
        case "no", "n", "false", "0", "different": false
        default: throw DeskError("this is neither yes nor no", hint: "write yes or no, or nothing where nobody knows")
        }
    }
}
