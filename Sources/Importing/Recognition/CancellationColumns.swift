/// Reads the cancellation of bookings from a column that says nothing else: `Cancelled?` with yes and no, `Canceled` with
/// the day; and that nobody came from `No show`. Without it such bookings would count as confirmed.
struct CancellationColumns {
    /// Whose columns are looked at.
    let records: FirstRecords

    private static let names: Set<String> = [
        "cancelled", "canceled", "iscancelled", "iscanceled", "void", "voided", "isvoid", "isvoided", "wascancelled",
        "bookingcancelled", "ordercancelled", "appointmentcancelled", "latecancel", "latecancelled", "latecanceled",
        "latecancellation", "islatecancel",
    ]
    private static let absences: Set<String> = ["noshow", "isnoshow", "wasnoshow", "markedasnoshow", "didnotattend"]
    private static let wordsForAbsence = absences.sorted() + ["no show", "no-show", "did not attend"]
    /// What such a column says of bookings that are not cancelled.
    static let others =
        YesNo.wordsForNo + ["not cancelled", "not canceled", "active", "live", "open", "booked", "confirmed", "ok"]
    /// Whose own cancellation a key tells that lies in an object of the record.
    private static let objects: Set<String> = [
        "node", "data", "attributes", "fields", "record", "booking", "registration", "reservation", "order",
        "appointment", "learner", "attendee",
    ]

    /// A mapping of recognised columns of bookings that reads it.
    func read(in mapping: Mapping) -> Mapping {
        guard mapping.entity == .bookings else { return mapping }
        var result = mapping
        var cancellations: [FieldRule.Condition] = []
        var absences: [FieldRule.Condition] = []
        let taken = Set(mapping.rules.values.flatMap(\.columns))
        for header in records.headers where !taken.contains(header) {
            let name = Self.name(of: header)
            let isCancellation = Self.names.contains(name)
            guard isCancellation || Self.absences.contains(name) else { continue }
            switch content(of: header) {
            case .flags:
                let words = YesNo.wordsForYes + (isCancellation ? Self.names.sorted() : Self.wordsForAbsence)
                let isSo = FieldRule.Condition(column: header, words: words)
                if isCancellation { cancellations.append(isSo) } else { absences.append(isSo) }
            // Of a column that is empty so far, something is cancelled as soon as it says when.
            // Who writes a reason or a cross there writes it of what is cancelled.
            case .mixed where isCancellation:
                if result.rules[.cancelledAt] == nil { result.rules[.cancelledAt] = FieldRule(column: header) }
                cancellations.append(FieldRule.Condition(column: header, words: Self.others, isFilled: true))
            case .moments where isCancellation && result.rules[.cancelledAt] == nil,
                .nothing where isCancellation && result.rules[.cancelledAt] == nil:
                result.rules[.cancelledAt] = FieldRule(column: header)
            case .moments, .nothing, .mixed, .other: continue
            }
        }
        // The day of the cancellation is all that such a file says of the state.
        if cancellations.isEmpty, result.rules[.status] == nil,
            case .column(let header)? = result.rules[.cancelledAt]?.origin, records.headers.contains(header)
        {
            cancellations = [FieldRule.Condition(column: header, words: [], isFilled: true)]
        }
        guard !cancellations.isEmpty || !absences.isEmpty else { return result }
        return result.ending(cancellations: cancellations, absences: absences)
    }

    /// The word that a header is, without the object in which it lies where that is the record.
    private static func name(of header: String) -> String {
        let parts = header.split(separator: ".")
        guard parts.count > 1, let last = parts.last, objects.contains(HeaderSynonyms.key(parts[parts.count - 2]))
        else {
            return HeaderSynonyms.key(header)
        }
        return HeaderSynonyms.key(last)
    }

    /// Words for one and the other, beside yes and no.
    private static func isFlag(_ word: String) -> Bool {
        if YesNo.meaning(word) != nil { return true }
        var key = HeaderSynonyms.key(word)
        if key.hasPrefix("not") { key = String(key.dropFirst(3)) }
        return names.contains(key) || absences.contains(key)
    }

    private enum Content {
        case nothing, flags, moments
        /// Some of both, or either beside other words.
        case mixed
        case other
    }

    private func content(of header: String) -> Content {
        var found = Set<Content>()
        for value in records.values(of: header) where !value.isMissing(in: .cancelledAt) {
            found.insert(Self.isFlag(value.text) ? .flags : value.isMoment ? .moments : .other)
        }
        if found.count > 1 { return .mixed }
        return found.first ?? .nothing
    }
}

extension Mapping {
    /// The same mapping, whose bookings are cancelled or missed where a condition holds, whatever else their state is; one
    /// that says that the money was given back says more.
    fileprivate func ending(cancellations: [FieldRule.Condition], absences: [FieldRule.Condition]) -> Mapping {
        func rules(_ word: String, _ conditions: [FieldRule.Condition]) -> [FieldRule] {
            conditions.map { condition in
                var rule = FieldRule(.constant(word))
                rule.condition = condition
                return rule
            }
        }
        var alternatives = rules("cancelled", cancellations) + rules("no-show", absences)
        if let status = self.rules[.status] {
            alternatives.append(status)
            if case .column(let header) = status.origin {
                let words = ["refunded", "refund"] + (absences.isEmpty ? [] : ["cancelled", "canceled"])
                var ended = FieldRule(column: header)
                ended.condition = FieldRule.Condition(column: header, words: words)
                alternatives.insert(ended, at: 0)
            }
        }
        var result = self
        result.rules[.status] = FieldRule(.firstOf(alternatives))
        return result
    }
}
