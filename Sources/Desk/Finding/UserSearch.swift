internal import BookingModel
internal import ContactNormalisation
internal import Database

/// Finds users by any part of what is known of them: names, e-mail addresses, telephone numbers and companies that they
/// ever gave, references of their bookings, and sessions that they booked.
///
/// Every word has to be found in one set of contact details, or all of it in one reference or session. A whole value
/// counts more than a whole word, that more than the start of one, and that more than any other part; of equals the
/// user comes first who was active last.
public struct UserSearch {
    private let context: DeskContext

    /// A search in these records.
    public init(_ context: DeskContext) { self.context = context }

    /// What of a user was found.
    private enum Field: Int, CaseIterable {
        case email, phone, reference, name, company, session

        var name: String {
            switch self {
            case .email: "e-mail"
            case .phone: "phone"
            case .reference: "booking reference"
            case .name: "name"
            case .company: "company"
            case .session: "session"
            }
        }
    }

    private struct Hit {
        var score = 0
        var fields: Set<Field> = []
    }

    /// The users who fit, best first, at most `limit` of them. Throws where there is nothing to look for.
    public func find(_ text: String, limit: Int) throws -> DeskAnswer {
        guard let terms = SearchTerms(text) else {
            throw DeskError(
                "there is nothing to look for", hint: "write a part of a name, for instance: booking-desk search smith")
        }
        var hits: [Identifier: Hit] = [:]
        func add(_ user: Identifier, _ score: Int, _ fields: Set<Field>) {
            guard score >= hits[user]?.score ?? 0 else { return }
            let known = hits[user].map { $0.score == score ? $0.fields : [] } ?? []
            hits[user] = Hit(score: score, fields: known.union(fields))
        }
        try searchContacts(terms, add)
        try searchReferences(terms, add)
        try searchSessions(terms, add)
        return try answer(hits, limit: limit)
    }

    private func searchContacts(
        _ terms: SearchTerms, _ add: (Identifier, Int, Set<Field>) -> Void
    ) throws(DatabaseError) {
        var texts = [[UInt8]](repeating: [], count: 5)
        let columns = ["user_id", "name_key", "email_key", "email", "phone_key", "company_name"]
        try context.database.scan(TableScan("contacts", columns: columns, key: "row_id")) { row throws(DatabaseError) in
            guard !row.isNull(0) else { return }
            for index in 0..<5 {
                texts[index].removeAll(keepingCapacity: true)
                _ = row.appendText(index + 1, to: &texts[index])
            }
            if !texts[4].isEmpty {
                texts[4] = Array(LetterFolding.words(String(decoding: texts[4], as: UTF8.self)).utf8)
            }
            for index in texts[2].indices where texts[2][index] &- 0x41 < 26 { texts[2][index] |= 0x20 }
            guard let (score, fields) = UserSearch.match(terms, texts), let user = row.identifier(0) else { return }
            add(user, score, fields)
        }
    }

    /// How well one set of contact details fits: name key, e-mail key, e-mail as typed, phone key, company folded.
    private static func match(_ terms: SearchTerms, _ texts: [[UInt8]]) -> (Int, Set<Field>)? {
        if let key = terms.emailKey, texts[1] == key { return (1_000, [.email]) }
        if let key = terms.phoneKey, texts[3] == key { return (950, [.phone]) }
        if let digits = terms.phoneDigits, let quality = MatchQuality.of(digits, in: texts[3][...]) {
            return (300 + quality + (texts[3].suffix(digits.count).elementsEqual(digits) ? 50 : 0), [.phone])
        }
        if texts[0] == terms.folded, !texts[0].isEmpty { return (800, [.name]) }
        if texts[4] == terms.folded, !texts[4].isEmpty { return (700, [.company]) }
        var score = 0
        var fields: Set<Field> = []
        for word in terms.words {
            var best: (score: Int, field: Field)?
            func consider(_ quality: Int?, _ field: Field, _ bonus: Int) {
                if let quality, quality + bonus > best?.score ?? 0 { best = (quality + bonus, field) }
            }
            consider(MatchQuality.of(word.folded, in: texts[0][...]), .name, 3)
            consider(MatchQuality.of(word.folded, in: texts[4][...]), .company, 1)
            consider(MatchQuality.of(word.plain, in: texts[1][...]), .email, 0)
            consider(MatchQuality.of(word.plain, in: texts[2][...]), .email, 0)
            guard let best else { return nil }
            score += best.score
            fields.insert(best.field)
        }
        return (score / terms.words.count, fields)
    }

    private func searchReferences(
        _ terms: SearchTerms, _ add: (Identifier, Int, Set<Field>) -> Void
    ) throws(DatabaseError) {
        guard terms.words.count == 1, terms.plain.count >= 3 else { return }
        var reference: [UInt8] = []
        let columns = ["user_id", "booking_reference"]
        try context.database.scan(TableScan("bookings", columns: columns, key: "row_id")) { row throws(DatabaseError) in
            guard !row.isNull(0) else { return }
            reference.removeAll(keepingCapacity: true)
            _ = row.appendText(1, to: &reference)
            for index in reference.indices where reference[index] &- 0x41 < 26 { reference[index] |= 0x20 }
            guard let quality = MatchQuality.of(terms.plain, in: reference[...]), let user = row.identifier(0) else {
                return
            }
            add(user, quality == 100 ? 900 : quality, [.reference])
        }
    }

    private func searchSessions(
        _ terms: SearchTerms, _ add: (Identifier, Int, Set<Field>) -> Void
    ) throws(DatabaseError) {
        guard terms.plain.count >= 3 else { return }
        var scores: [Identifier: Int] = [:]
        try context.database.query(
            """
            SELECT s.id, s.session_reference, COALESCE(s.title, c.title)
            FROM course_sessions AS s LEFT JOIN courses AS c ON c.id = s.course_id
            """
        ) { row throws(DatabaseError) in
            guard let id = row.identifier(0) else { return }
            let reference = Array((row.text(1) ?? "").lowercased().utf8)
            if let quality = MatchQuality.of(terms.plain, in: reference[...]) {
                scores[id] = quality == 100 ? 600 : quality
                return
            }
            let title = Array(LetterFolding.words(row.text(2) ?? "").utf8)
            let qualities = terms.words.map { MatchQuality.of($0.folded, in: title[...]) }
            if qualities.allSatisfy({ $0 != nil }) {
                // A course is a weak sign: it is many people's.
                scores[id] = qualities.reduce(0) { $0 + ($1 ?? 0) } / qualities.count / 10
            }
        }
        guard !scores.isEmpty else { return }
        let scan = TableScan("bookings", columns: ["user_id", "session_id"], key: "row_id")
        try context.database.scan(scan) { row throws(DatabaseError) in
            guard let user = row.identifier(0), let session = row.identifier(1), let score = scores[session] else {
                return
            }
            add(user, score, [.session])
        }
    }

    private func answer(_ hits: [Identifier: Hit], limit: Int) throws -> DeskAnswer {
        var activity: [Identifier: Int64] = [:]
        let scan = TableScan("users", columns: ["id", "last_activity_at"], key: "id")
        if !hits.isEmpty {
            try context.database.scan(scan) { row throws(DatabaseError) in
                guard let id = row.identifier(0), hits[id] != nil else { return }
                activity[id] = row.isNull(1) ? .min : row.integer(1)
            }
        }
        let order = activity.keys.sorted { left, right in
            let (one, other) = (hits[left]?.score ?? 0, hits[right]?.score ?? 0)
            if one != other { return one > other }
            let (early, late) = (activity[left] ?? .min, activity[right] ?? .min)
            return early != late ? early > late : left < right
        }
        var listing = Listing(
            "users",
            [
                ("user_id", .text), ("name", .text), ("email", .text), ("phone", .text), ("company", .text),
                ("bookings", .number), ("upcoming", .number), ("spent", .number), ("currency", .text),
                ("last_booking_at", .moment), ("found_in", .text),
            ])
        for user in order.prefix(limit) {
            let fields = Field.allCases.filter { hits[user]?.fields.contains($0) == true }.map(\.name)
            try listing.fill(
                from: context.database,
                """
                SELECT id, first_name, last_name, email, phone, company_name, total_bookings, upcoming_bookings,
                    total_spent, total_spent_currency, last_booking_at
                FROM users WHERE id = ?1
                """, [.identifier(user)]
            ) { row in
                let name = [row.row.text(1), row.row.text(2)].compactMap { $0 }.joined(separator: " ")
                return [
                    row.identifier(0), Listing.Cell(name.isEmpty ? nil : name), row.text(3), row.text(4), row.text(5),
                    row.integer(6), row.integer(7), row.row.isNull(9) ? .none : row.amount(8, currency: 9),
                    row.text(9), row.moment(10), .text(fields.joined(separator: ", ")),
                ]
            }
        }
        var remarks: [String] = []
        if order.isEmpty { remarks = ["nobody fits; fewer letters find more"] }
        if order.count > limit {
            remarks = ["the first \(limit) of \(order.count) users who fit; write more of the name, or raise --limit"]
        }
        return DeskAnswer(listing, remarks: remarks)
    }
}
