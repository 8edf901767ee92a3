extension Mapping {
    /// The mapping over the columns that a file really has.
    ///
    /// A profile names columns as its vendor does; here each name becomes the file's own spelling of it, and a rule whose
    /// columns the file lacks goes. Where other columns are to be recognised, they fill the fields that are left.
    func resolved(for headers: [String]) -> Mapping {
        var result = self
        if recognisedBy != nil {
            let names = HeaderNames(headers)
            result.rules = rules.compactMapValues { $0.resolved(names) }
        }
        if isRecognised { result.addUsualNames(headers) }
        result.removeUnstoredSession()
        return result
    }

    /// Lets columns that no rule reads fill the fields that are left, by their usual names.
    mutating func addUsualNames(_ headers: [String]) {
        let translation = HeaderTranslation(headers)
        var mapping = translation.translated(self)
        mapping.unread.formUnion(AttendeeColumns(among: translation.english, entity: entity).passedOver)
        let used = mapping.unread.union(mapping.rules.values.flatMap(\.columns))
        for header in translation.english where !used.contains(header) {
            guard let field = HeaderSynonyms.field(for: header, entity: entity), mapping.rules[field] == nil else {
                continue
            }
            mapping.rules[field] = FieldRule(column: header)
        }
        mapping.fillSpareWords(translation.english)
        mapping.countMinorUnits()
        self = translation.restored(mapping)
    }

    /// A booking names its session by a reference, or by course and start. Where its file has neither, what else it says
    /// of a session would be stored nowhere: without a rule, it is kept with the booking. A start that is the only date
    /// is when the booking counts as made.
    private mutating func removeUnstoredSession() {
        if rules[.sessionReference] ?? rules[.sessionStartsAt] != nil { courseWithoutStart = nil }
        guard entity == .bookings, rules[.sessionReference] == nil,
            (rules[.courseCode] ?? rules[.courseTitle]) == nil || rules[.sessionStartsAt] == nil
        else { return }
        courseWithoutStart = (rules[.courseTitle] ?? rules[.courseCode])?.columns.first ?? courseWithoutStart
        for field in Mapping.sessionFields where field != .sessionStartsAt || rules[.createdAt] != nil {
            rules[field] = nil
        }
    }

    private static let sessionFields: [ImportField] = [
        .sessionStartsAt, .sessionEndsAt, .sessionTitle, .venue, .venueCity, .trainer, .courseCode, .courseTitle,
    ]
}

/// The headers of a file, to be found by another spelling: as they are, else by their letters and digits.
struct HeaderNames {
    private let exact: Set<String>
    private let byKey: [String: String]

    init(_ headers: [String]) {
        exact = Set(headers)
        byKey = Dictionary(headers.map { (HeaderSynonyms.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The header that `name` means, or nil where there is none.
    func header(_ name: String) -> String? {
        if exact.contains(name) { return name }
        let key = HeaderSynonyms.key(name)
        return key.isEmpty ? nil : byKey[key]
    }
}

extension FieldRule {
    /// The rule with each column by the file's own header, or nil where the file lacks one that it needs.
    func resolved(_ names: HeaderNames) -> FieldRule? {
        var rule = self
        switch origin {
        case .column(let name):
            guard let header = names.header(name) else { return nil }
            rule.origin = .column(header)
        case .constant: break
        case .join(let parts, let separator):
            let headers = parts.compactMap(names.header)
            guard headers.count == parts.count else { return nil }
            rule.origin = .join(headers, separator: separator)
        case .product(let factors):
            let headers = factors.map { $0.compactMap(names.header) }
            guard headers.map(\.count) == factors.map(\.count) else { return nil }
            rule.origin = .product(headers)
        case .count(let groups):
            let found = groups.map { $0.compactMap(names.header) }.filter { !$0.isEmpty }
            guard !found.isEmpty else { return nil }
            rule.origin = .count(found)
        case .sum(let parts):
            let headers = parts.compactMap(names.header)
            guard !headers.isEmpty else { return nil }
            rule.origin = .sum(headers)
        case .firstOf(let rules):
            let found = rules.compactMap { $0.resolved(names) }
            guard let only = found.first else { return nil }
            if found.count > 1 || !values.isEmpty || condition != nil {
                rule.origin = .firstOf(found)
            } else {
                // What is left is a plain rule, and the column behind it is told by the field.
                (rule.origin, rule.values, rule.condition) = (only.origin, only.values, only.condition)
                return rule
            }
        }
        if let condition {
            guard let header = names.header(condition.column) else { return nil }
            rule.condition?.column = header
        }
        if let daysBefore {
            guard let header = names.header(daysBefore) else { return nil }
            rule.daysBefore = header
        }
        if let minutesAfter {
            guard let header = names.header(minutesAfter) else { return nil }
            rule.minutesAfter = header
        }
        return rule
    }
}
