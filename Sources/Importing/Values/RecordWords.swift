import BookingModel

/// The words by which exports say the fixed words of what hangs on bookings, compared like those of `WordTables`.
enum RecordWords: Sendable {
    case waitingListStatus
    case priority
    case communicationType
    case channel
    case communicationStatus
    case paymentStatus
    /// Words of groups, and ways of contact: what nobody knows becomes a word of its own.
    case groupStatus
    case contactMethod

    /// The stored word for an exported one, or a defect where the vocabulary is fixed and nobody knows the word.
    func word(for exported: String) throws(ValueDefect) -> String {
        if let word = table[HeaderSynonyms.key(exported)] { return word }
        if self == .paymentStatus, let status = StatusWords.payment(exported) { return status.rawValue }
        switch self {
        case .groupStatus, .contactMethod:
            let word = WordTables.hyphenated(exported)
            return word.isEmpty ? exported : word
        default:
            throw ValueDefect(
                reason: reason, message: "not a \(name) that is known",
                hint:
                    "translate the word under values: in a mapping file (\(Self.words[self]?.joined(separator: ", ") ?? ""))"
            )
        }
    }

    private var reason: String {
        switch self {
        case .priority: "priority"
        case .communicationType: "type"
        case .channel: "channel"
        default: "status"
        }
    }

    private var name: String {
        switch self {
        case .waitingListStatus: "status of a waiting list"
        case .priority: "priority"
        case .communicationType: "type of communication"
        case .channel: "channel"
        case .communicationStatus: "status of a communication"
        case .paymentStatus: "payment status"
        case .groupStatus: "group status"
        case .contactMethod: "way of contact"
        }
    }

    private var table: [String: String] { Self.tables[self] ?? [:] }

    private static let words: [RecordWords: [String]] = [
        .waitingListStatus: WaitingListStatus.allCases.map(\.rawValue),
        .priority: WaitingListPriority.allCases.map(\.rawValue),
        .communicationType: CommunicationType.allCases.map(\.rawValue),
        .channel: CommunicationChannel.allCases.map(\.rawValue),
        .communicationStatus: CommunicationStatus.allCases.map(\.rawValue),
        .paymentStatus: PaymentStatus.allCases.map(\.rawValue),
    ]

    private static let channels: [CommunicationChannel: [String]] = [
        .email: ["email", "mail", "emails", "byemail"],
        .sms: ["sms", "text", "textmessage", "txt", "mobiletext"],
        .phone: ["phone", "telephone", "call", "phonecall", "tel", "voice", "byphone", "mobile"],
    ]

    private static let tables: [RecordWords: [String: String]] = [
        .waitingListStatus: index([
            WaitingListStatus.waiting: ["waiting", "active", "open", "queued", "pending", "new", "onlist"],
            .offered: ["offered", "offer", "notified", "offersent", "invited", "offermade"],
            .expired: [
                "expired", "lapsed", "cancelled", "canceled", "withdrawn", "declined", "removed", "closed",
                "noresponse",
            ],
            .booked: ["booked", "converted", "accepted", "confirmed", "enrolled", "filled", "promoted"],
        ]),
        .priority: index([
            WaitingListPriority.high: ["high", "urgent", "vip", "top", "important"],
            .normal: ["normal", "medium", "standard", "default", "regular"],
            .low: ["low", "flexible"],
        ]),
        .communicationType: index([
            CommunicationType.confirmation: [
                "confirmation", "bookingconfirmation", "confirm", "bookingconfirmed", "orderconfirmation",
                "joininginstructions", "confirmed",
            ],
            .reminder: ["reminder", "sessionreminder", "coursereminder", "bookingreminder", "remind"],
            .followUp: [
                "followup", "feedback", "feedbackrequest", "survey", "thankyou", "review", "reviewrequest",
                "postcourse",
            ],
            .certificate: ["certificate", "certificatesent", "certification", "certificateissued"],
            .cancellation: [
                "cancellation", "cancelled", "canceled", "bookingcancelled", "cancellationnotice", "sessioncancelled",
                "cancel",
            ],
        ]),
        .channel: index(channels),
        .contactMethod: index(channels),
        .communicationStatus: index([
            CommunicationStatus.pending: ["pending", "queued", "scheduled", "draft", "waiting", "processing"],
            .sent: ["sent", "dispatched", "submitted", "ok", "accepted"],
            .delivered: ["delivered", "received", "success", "reached", "answered"],
            .failed: [
                "failed", "bounced", "bounce", "undelivered", "rejected", "error", "hardbounce", "softbounce",
                "dropped",
                "notdelivered", "spam", "noanswer",
            ],
            .opened: ["opened", "open", "read", "viewed", "seen"],
            .clicked: ["clicked", "click", "responded"],
        ]),
        .paymentStatus: index([
            PaymentStatus.pending: [
                "pending", "created", "open", "processing", "authorised", "authorized", "unpaid", "due",
                "awaitingpayment",
                "intransit", "transit", "new",
            ],
            .paid: [
                "paid", "completed", "complete", "succeeded", "success", "successful", "confirmed", "captured",
                "settled", "received", "cleared", "done", "ok", "approved",
                "paidout", "partiallyrefunded", "partlyrefunded", "partialrefund",
            ],
            .failed: ["failed", "declined", "error", "chargedback", "bounced", "rejected", "failure"],
            .cancelled: ["cancelled", "canceled", "void", "voided", "expired", "abandoned"],
            .refunded: ["refunded", "refund", "reversed", "fullyrefunded", "chargeback"],
        ]),
        .groupStatus: index([
            GroupWord.active: ["active", "open", "confirmed", "live"],
            .completed: ["completed", "complete", "closed", "finished", "done"],
            .cancelled: ["cancelled", "canceled", "withdrawn"],
        ]),
    ]

    private enum GroupWord: String { case active, completed, cancelled }

    private static func index<Word: RawRepresentable<String>>(_ table: [Word: [String]]) -> [String: String] {
        var result: [String: String] = [:]
        for (word, spellings) in table {
            for spelling in spellings { result[spelling] = word.rawValue }
        }
        return result
    }
}
