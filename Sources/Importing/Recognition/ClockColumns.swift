/// Puts dates and times together that a file has in columns of their own: `Start date` and `Start time`, and an `End time`
/// on the day of the start, which is also what a lone `Date` beside it is.
///
/// Their names say little: `Start time` often holds the day, too. So the values decide, those of the file's first stretch:
/// a column of which each holds a time of day and nothing else is no date. It joins its date where the file has one; else
/// it is kept as a column that nobody read, because no row could be loaded with it.
struct ClockColumns {
    private let headers: [String]
    private let contents: [String: Content]

    /// What the values of a column are.
    private enum Content {
        /// None is there.
        case nothing
        /// Times of day alone.
        case clocks
        /// Anything with a time in it.
        case moments
        /// Anything else.
        case other
    }

    /// Looks at every column: any may be the other half of a date.
    init(records: FirstRecords) {
        headers = records.headers
        contents = Dictionary(
            headers.map { ($0, ClockColumns.content(of: records.values(of: $0))) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What all values of a column are.
    private static func content(of values: [ColumnValue]) -> Content {
        var content = Content.nothing
        for value in values {
            let bytes = value.bytes.span
            if MomentParser.isClock(bytes) {
                if content == .nothing { content = .clocks } else if content != .clocks { return .moments }
            } else {
                if content == .clocks { return .moments }
                content = MomentParser.hasClock(bytes) || content == .moments ? .moments : .other
            }
        }
        return content
    }

    /// A mapping of recognised columns with its dates and times put together.
    func paired(_ mapping: Mapping) -> Mapping {
        let mapping = givingOnlyDate(mapping)
        var result = mapping
        for field in ImportField.allCases where ImportField.moments.contains(field) {
            guard case .column(let header)? = mapping.rules[field]?.origin else { continue }
            switch content(of: header) {
            case .other:
                guard let clock = clock(beside: header, field, mapping) ?? onlyClock(for: field, mapping) else {
                    continue
                }
                result.rules[field] = ClockColumns.rule(date: header, clock: clock)
                result.unread.insert(clock)
            case .clocks:
                result.unread.insert(header)
                result.rules[field] = date(beside: header, field, mapping).map { date in
                    result.unread.insert(date)
                    return ClockColumns.rule(date: date, clock: header)
                }
            case .nothing, .moments: continue
            }
        }
        // The day of the start, as far as that is known by now.
        if case .column(let header)? = mapping.rules[.sessionEndsAt]?.origin, content(of: header) == .clocks,
            result.rules[.sessionEndsAt] == nil, let date = result.rules[.sessionStartsAt]?.columns.first,
            content(of: date) == .other
        {
            result.rules[.sessionEndsAt] = ClockColumns.rule(date: date, clock: header)
        }
        return result
    }

    /// The only date of bookings, from which one would take them to be made, is their session's where times of its start or
    /// end stand beside it.
    private func givingOnlyDate(_ mapping: Mapping) -> Mapping {
        let booked: [ImportField] = [.courseTitle, .courseCode, .sessionReference]
        guard mapping.entity == .bookings, booked.contains(where: { mapping.rules[$0] != nil }),
            case .column(let date)? = mapping.rules[.createdAt]?.origin, HeaderSynonyms.key(date) == "date",
            content(of: date) == .other
        else { return mapping }
        var result = mapping
        result.rules[.createdAt] = nil
        if case .column(let start)? = mapping.rules[.sessionStartsAt]?.origin {
            guard content(of: start) == .clocks, self.date(beside: start, .sessionStartsAt, mapping) == nil else {
                return mapping
            }
        } else {
            guard case .column(let end)? = mapping.rules[.sessionEndsAt]?.origin, content(of: end) == .clocks else {
                return mapping
            }
            result.rules[.sessionStartsAt] = FieldRule(column: date)
        }
        return result
    }

    /// Of rows without a time the date alone is told.
    private static func rule(date: String, clock: String) -> FieldRule {
        FieldRule(.firstOf([FieldRule(.join([date, clock], separator: " ")), FieldRule(column: date)]))
    }

    private func content(of header: String) -> Content { contents[header] ?? .nothing }

    /// The times that belong to a column of dates: called like it, or like the same field.
    private func clock(beside date: String, _ field: ImportField, _ mapping: Mapping) -> String? {
        let name = HeaderSynonyms.key(date)
        return headers.first { header in
            guard header != date, content(of: header) == .clocks else { return false }
            let key = HeaderSynonyms.key(header)
            return name.contains("date") && key == name.replacing("date", with: "time") || key == name + "time"
                || isWord(header, of: field, mapping.entity)
        }
    }

    /// The one column of times that nothing else is about: `Time` beside `Course date` is when the session starts.
    private func onlyClock(for field: ImportField, _ mapping: Mapping) -> String? {
        guard field == .sessionStartsAt else { return nil }
        let read = Set(mapping.rules.values.flatMap(\.columns))
        let clocks = headers.filter { content(of: $0) == .clocks && !read.contains($0) }
        guard clocks.count == 1, let clock = clocks.first else { return nil }
        let words = [
            "time", "starttime", "timestart", "coursetime", "classtime", "sessiontime", "eventtime", "hour", "from",
        ]
        return words.contains(HeaderSynonyms.key(clock)) ? clock : nil
    }

    /// The dates that belong to a column of times, and that no other field has.
    private func date(beside clock: String, _ field: ImportField, _ mapping: Mapping) -> String? {
        let name = HeaderSynonyms.key(clock)
        let read = Set(mapping.rules.values.flatMap(\.columns))
        return headers.first { header in
            guard header != clock, content(of: header) == .other, !read.contains(header) else { return false }
            let key = HeaderSynonyms.key(header)
            return key.contains("date") && key.replacing("date", with: "time") == name || key + "time" == name
                || isWord(header, of: field, mapping.entity)
        }
    }

    private func isWord(_ header: String, of field: ImportField, _ entity: Entity) -> Bool {
        HeaderSynonyms.field(for: header, entity: entity) == field
            || entity == .bookings && HeaderSynonyms.isSpare(header, of: field)
    }
}
