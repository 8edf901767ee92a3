/// A header that is a question or a request of a form: “What is your full name?”, “Phone number (mobile preferred)”.
///
/// Microsoft Forms, Google Forms and Typeform call their columns by what they ask. Only what the whole question says is
/// read: “What is your manager's name?” asks for somebody else.
struct FormQuestion {
    /// The question's words in lower case, without what leads to it or stands behind in brackets.
    private let words: [String]
    private let isBracketed: Bool

    /// The question in `header`; nil where it is an ordinary heading.
    init?(_ header: String) {
        guard header.contains(" "), header.utf8.count <= 300 else { return nil }
        var text = Substring(header)
        var isBracketed = false
        if let last = text.last, last == ")", let open = text.lastIndex(of: "("),
            FormQuestion.isRemark(text[text.index(after: open)...].dropLast())
        {
            text = text[..<open]
            isBracketed = true
        }
        // What is said before the question: “Nice to meet you, {{name}}. What's your email?”
        for sign in [". ", "! ", "? ", ", "] {
            while let range = text.firstRange(of: sign), range.upperBound < text.endIndex {
                text = text[range.upperBound...]
            }
        }
        words = text.lowercased().split { !($0.isLetter || $0.isNumber || "'’-".contains($0)) }.map {
            $0.filter { $0.isLetter || $0.isNumber }
        }.filter { !$0.isEmpty }
        self.isBracketed = isBracketed
        guard !words.isEmpty, words.count > 1 || isBracketed else { return nil }
    }

    /// What its answers are in a file of `entity`; nil where it asks for nothing that is read.
    func field(in entity: Entity) -> ImportField? {
        if isBracketed, let field = HeaderSynonyms.detail(words.joined()) { return field }
        if entity == .bookings, let field = bookingField { return field }
        return detail
    }

    /// The detail of whoever answers for which it asks.
    private var detail: ImportField? {
        guard let start = start else { return nil }
        var rest = words[start...]
        while let first = rest.first, FormQuestion.adjectives.contains(first), rest.count > 1,
            HeaderSynonyms.detail(rest.prefix(2).joined()) == nil || rest.count > 2 && first == "best"
        {
            rest = rest.dropFirst()
        }
        // The longest that is a detail, and behind it no more than what it is for.
        for count in (1...4).reversed() where rest.count >= count {
            guard let field = HeaderSynonyms.detail(rest.prefix(count).joined()) else { continue }
            return rest.dropFirst(count).allSatisfy(FormQuestion.fillers.contains) ? field : nil
        }
        return nil
    }

    /// Where the thing that is asked for begins.
    private var start: Int? {
        if let whose = words.firstIndex(of: "your"),
            words[..<whose].allSatisfy(FormQuestion.beginnings.contains)
        {
            return whose + 1
        }
        if words.count > 3, ["what", "whats"].contains(words[0]) {
            let start = words[0] == "whats" ? 1 : words[1] == "is" ? 2 : 0
            if start > 0, words[start] == "the", words.contains("you") { return start + 1 }
        }
        return nil
    }

    /// What it asks of a booking.
    private var bookingField: ImportField? {
        let key = words.joined()
        for (field, beginnings) in FormQuestion.questions where beginnings.contains(where: key.hasPrefix) {
            return field
        }
        guard let first = words.first, ["which", "what", "select", "choose"].contains(first), words.count > 2 else {
            return nil
        }
        let rest = words.dropFirst().drop { ["the", "a", "your", "training", "preferred"].contains($0) }
        guard let asked = rest.first else { return nil }
        if FormQuestion.courses.contains(asked) { return isOfDates(rest.dropFirst()) ? .sessionStartsAt : .courseTitle }
        return ["date", "dates"].contains(asked) ? .sessionStartsAt : nil
    }

    private func isOfDates(_ words: ArraySlice<String>) -> Bool { ["date", "dates"].contains(words.first) }

    private static let courses: Set<String> = [
        "course", "courses", "session", "event", "class", "workshop", "training", "webinar", "qualification",
    ]
    private static let questions: [(field: ImportField, beginnings: [String])] = [
        (
            .participants,
            [
                "howmanypeople", "howmanyplaces", "howmanytickets", "howmanyattendees", "howmanyparticipants",
                "howmanydelegates", "howmanyguests", "howmanyseats", "howmanyspaces", "howmanycandidates",
                "howmanylearners", "howmanystaff", "howmanypersons",
            ]
        ),
        (
            .paymentMethod,
            [
                "howwouldyouliketopay", "howwillyoupay", "howwillyoubepaying", "howdoyouwanttopay",
                "howdoyouwishtopay", "pleasetellushowyouwillpay", "preferredmethodofpayment", "preferredpaymentmethod",
            ]
        ),
        (.referralSource, ["howdidyouhear", "wheredidyouhear", "howdidyoufindus", "howdidyoufindoutabout"]),
        (
            .bookingNotes,
            [
                "anyothercomments", "anyfurthercomments", "anyadditionalcomments", "anycommentsor", "anyotherquestions",
                "isthereanythingelse", "anythingelse",
            ]
        ),
    ]
    private static let beginnings: Set<String> = [
        "what", "is", "whats", "please", "enter", "provide", "and", "confirm", "give", "us", "tell", "state", "write",
        "type", "in", "add", "hello", "hi", "so", "could", "you", "can", "we", "have", "may", "leave", "fill", "are",
    ]
    private static let adjectives: Set<String> = [
        "best", "preferred", "current", "own", "full", "main", "contact", "work", "personal", "daytime", "legal",
    ]
    private static let fillers: Set<String> = [
        "to", "contact", "reach", "you", "on", "at", "with", "us", "can", "we", "for", "the", "this", "booking",
        "below", "here", "please", "by", "in", "case", "use", "should", "that", "so", "details", "course", "address",
        "and", "send", "confirmation", "your", "it",
    ]

    /// Whether what stands in brackets says how to answer, and not of whom or what.
    private static func isRemark(_ text: Substring) -> Bool {
        let word = text.lowercased().split { !$0.isLetter }.first.map(String.init) ?? ""
        return [
            "if", "as", "optional", "required", "mobile", "preferred", "preferably", "including", "incl", "inc", "eg",
            "e", "so", "please", "must", "ideally", "in", "best", "no", "exactly",
        ].contains(word)
    }
}
