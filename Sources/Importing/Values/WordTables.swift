import BookingModel

/// The words by which exports say the state of a booking or a session, and the channel it came by.
///
/// Words are compared by their letters alone, in lower case: `No-Show`, `no show` and `NOSHOW` are one.
enum WordTables {
    /// A status, or a defect that says what the word is instead.
    static func bookingStatus(_ word: String) throws(ValueDefect) -> (status: BookingStatus, isRefunded: Bool) {
        let key = HeaderSynonyms.key(word)
        if let status = bookingStatuses[key] { return (status, refunds.contains(key)) }
        // “Cancelled by client”, “Confirmed – paid”: what follows the state says how it came to it, or that it has changed.
        if let begun = beginning(of: word) {
            let status = try StateParts(word).settled(begun)
            return (status, status == .cancelled && key.contains("refunded"))
        }
        // “Pending supplier”: what it waits for follows, unless that is its end.
        if key.hasPrefix("pending"), !["cancel", "refund", "transfer", "delet"].contains(where: key.contains) {
            return (.pending, false)
        }
        if key.hasPrefix("waitinglist") || key.hasPrefix("waitlist") || key == "waiting"
            || StatusWords.isWaitingList(word)
        {
            throw .waitingListEntry
        }
        if let known = StatusWords.booking(word) { return known }
        guard let begun = StatusWords.beginning(of: word) else { throw .unknownStatus }
        let status = try StateParts(word).settled(begun)
        return (status, status == .cancelled && StatusWords.saysRefund(word))
    }

    /// The state with which a longer text begins.
    static func beginning(of word: String) -> BookingStatus? {
        let key = HeaderSynonyms.key(word)
        return statusBeginnings.first { key.hasPrefix($0.word) }?.status
    }

    private static let statusBeginnings: [(word: String, status: BookingStatus)] = [
        ("cancelled", .cancelled), ("canceled", .cancelled), ("latecancel", .cancelled), ("confirmed", .confirmed),
        ("completed", .completed),
        ("attended", .completed), ("noshow", .noShow), ("didnotattend", .noShow),
    ]

    /// Of the words for a cancelled booking, those that say that the money was given back.
    private static let refunds: Set<String> = [
        "refunded", "refund", "cancelledrefunded", "canceledrefunded",
    ]

    private static let bookingStatuses: [String: BookingStatus] = index([
        .pending: [
            "pending", "unconfirmed", "awaitingpayment", "unpaid", "provisional", "reserved", "requested", "onhold",
            "held",
            "created", "new", "draft", "notpaid", "pendingpayment", "incomplete", "tentative", "awaitingconfirmation",
            "pendingconfirmation", "awaitingapproval", "invited", "noresponse", "pendingapproval", "enquiry",
            "optioned",
        ],
        .confirmed: [
            "confirmed", "booked", "paid", "accepted", "approved", "active", "registered", "attending", "upcoming",
            "ok", "yes", "y", "true", "booking", "attendingconfirmed", "completeorder", "enrolled", "bookedin",
            "signedup", "going", "partiallypaid", "partpaid", "depositpaid", "partiallyrefunded", "succeeded",
            "successful", "normal", "scheduled", "processing", "inprogress", "started", "ongoing", "notstarted",
            "fulfilled", "live", "notyetstarted", "notcancelled", "notcanceled",
            "valid", "unused", "paidout", "paidinfull", "fullypaid", "settled",
        ],
        .completed: [
            "completed", "complete", "attended", "arrived", "signedin", "showed", "showedup", "passed", "checkedin",
            "checkedout", "checkout", "present", "done", "finished", "seated", "completepaid", "partiallyattended",
            "partlyattended", "attendedpartially", "used", "redeemed",
        ],
        .cancelled: [
            "cancelled", "canceled", "cancelledbycustomer", "cancelledbyprovider", "declined", "rejected", "void",
            "voided",
            "deleted", "withdrawn", "refunded", "refund", "cancelledrefunded", "canceledrefunded", "expired",
            "cancellation", "notattending", "notgoing", "failed", "abandoned", "lapsed", "denied", "notapproved",
            "earlycancel", "latecancel", "cancel", "trash", "trashed", "abandonedcart",
        ],
        .noShow: [
            "noshow", "didnotattend", "dna", "absent", "notattended", "missed", "didnotshow",
            "absentee", "didntattend", "didnotarrive", "didnotcome", "failedtoattend",
        ],
    ])

    /// A session's status, or nil where the word is not known.
    static func sessionStatus(_ word: String) -> SessionStatus? {
        sessionStatuses[HeaderSynonyms.key(word)] ?? StatusWords.session(word)
    }

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
