import BookingModel

/// The words by which exports say the state of a booking or a session, and the channel it came by.
///
/// Words are compared by their letters alone, in lower case: `No-Show`, `no show` and `NOSHOW` are one.
enum WordTables {
    /// A status, or a defect that says what the word is instead.
    static func bookingStatus(_ word: String) throws(ValueDefect) -> (status: BookingStatus, isRefunded: Bool) {
        let key = HeaderSynonyms.key(word)
        if let status = bookingStatuses[key] { return (status, key.hasSuffix("refunded")) }
        if key.hasPrefix("waitinglist") || key.hasPrefix("waitlist") || key == "waiting" { throw .waitingListEntry }
        throw .unknownStatus
    }

    private static let bookingStatuses: [String: BookingStatus] = index([
        .pending: [
            "pending", "unconfirmed", "awaitingpayment", "unpaid", "provisional", "reserved", "requested", "onhold",
            "held",
            "created", "new", "draft", "notpaid",
        ],
        .confirmed: [
            "confirmed", "booked", "paid", "accepted", "approved", "active", "registered", "attending", "upcoming",
            "ok",
        ],
        .completed: [
            "completed", "complete", "attended", "checkedin", "checkedout", "checkout", "present", "done", "finished",
        ],
        .cancelled: [
            "cancelled", "canceled", "cancelledbycustomer", "cancelledbyprovider", "declined", "rejected", "void",
            "voided",
            "deleted", "withdrawn", "refunded", "cancelledrefunded", "canceledrefunded", "expired", "cancellation",
        ],
        .noShow: ["noshow", "didnotattend", "dna", "absent", "notattended", "missed", "didnotshow"],
    ])

    /// A session's status, or nil where the word is not known.
    static func sessionStatus(_ word: String) -> SessionStatus? { sessionStatuses[HeaderSynonyms.key(word)] }

    private static let sessionStatuses: [String: SessionStatus] = index([
        .scheduled: [
            "scheduled", "planned", "open", "confirmed", "full", "active", "upcoming", "published", "available",
            "running",
        ],
        .completed: ["completed", "complete", "held", "finished", "closed", "done", "past", "delivered"],
        .cancelled: ["cancelled", "canceled", "calledoff", "withdrawn"],
    ])

    /// A channel of the plan; any other word becomes a word of its own, in lower case with hyphens.
    static func source(_ word: String) -> String {
        if let source = sources[HeaderSynonyms.key(word)] { return source.rawValue }
        return hyphenated(word)
    }

    private static let sources: [String: BookingSource] = index([
        .website: ["website", "web", "online", "site", "internet", "www", "webform", "webbooking", "onlinebooking"],
        .phone: ["phone", "telephone", "tel", "call", "phonecall", "byphone", "mobile"],
        .email: ["email", "mail", "byemail"],
        .walkIn: ["walkin", "inperson", "counter", "office", "desk", "facetoface", "frontdesk", "reception"],
    ])

    /// Lower case, with one hyphen for each run of anything but letters and digits.
    static func hyphenated(_ word: String) -> String {
        word.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    }

    private static func index<Word>(_ table: [Word: [String]]) -> [String: Word] {
        var result: [String: Word] = [:]
        for (word, spellings) in table {
            for spelling in spellings { result[spelling] = word }
        }
        return result
    }
}
