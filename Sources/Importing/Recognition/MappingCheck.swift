import Tabular

/// Checks a mapping against the headers of a file before anything is loaded.
struct MappingCheck {
    let mapping: Mapping
    let path: String

    /// Throws where a rule reads a column that the file lacks, or a field that the entity needs has no rule.
    ///
    /// A key that no record of a JSON file has so far may still come, or be one that is left out where it has no value:
    /// unless it is nearly spelled like one that is there, it is only said, in what is returned.
    @discardableResult
    func check(headers: [String], isJSON: Bool = false) throws(ImportError) -> [String] {
        if mapping.recognisedBy != nil {
            try checkProfile(headers)
            return try checkOwnRules(headers)
        }
        let known = Set(headers)
        var notes: [String] = []
        for field in ImportField.allCases {
            for name in mapping.rules[field]?.columns ?? [] {
                let column = isJSON ? JSONPath(name)?.base ?? name : name
                if known.contains(column) { continue }
                if isJSON, Spelling.nearest(to: column, among: headers) == nil {
                    notes.append(
                        "\(path): no record has “\(column)” so far, which the mapping reads for \(field.rawValue)")
                    continue
                }
                guard isJSON || !headers.contains(where: MappingCheck.holdsValue) else {
                    throw MappingCheck.headerless(path)
                }
                let near = Spelling.nearest(to: column, among: headers).map { "did you mean “\($0)”? " } ?? ""
                throw ImportError(
                    "\(path): the mapping reads column “\(column)” for \(field.rawValue), but the file has none of that name",
                    hint: near + "The file's columns are: " + headers.joined(separator: ", "))
            }
        }
        for choice in ImportField.required(of: mapping.entity) where choice.allSatisfy({ mapping.rules[$0] == nil }) {
            throw ImportError(
                "\(path): the mapping says nothing of \(choice.map(\.rawValue).joined(separator: " or "))",
                hint: "add it under columns: in the mapping file; \(mapping.entity.rawValue) cannot be read without it")
        }
        return notes
    }

    /// A profile's rules may lack their columns; the fields without which nothing can be read may not.
    private func checkProfile(_ headers: [String]) throws(ImportError) {
        let resolved = mapping.resolved(for: headers)
        // Bookings may have no date; those of a system that dates them have lost theirs.
        let dates: [ImportField] = [.createdAt, .sessionStartsAt]
        let isDated = mapping.entity == .bookings && dates.contains { mapping.rules[$0] != nil }
        for choice in ImportField.required(of: mapping.entity) + (isDated ? [dates] : [])
        where choice.allSatisfy({ resolved.rules[$0] == nil }) {
            guard !headers.contains(where: MappingCheck.holdsValue) else { throw MappingCheck.headerless(path) }
            let columns = choice.flatMap { mapping.rules[$0]?.columns ?? [] }
            let near =
                columns.compactMap { Spelling.nearest(to: $0, among: headers) }.first
                .map { "is it “\($0)”? " } ?? ""
            let wanted = columns.map { "“\($0)”" }.joined(separator: ", ")
            throw ImportError(
                "\(path): the profile “\(mapping.name)” reads \(choice.map(\.rawValue).joined(separator: " or ")) from \(wanted), but the file has no such column",
                hint: near + "The file's columns are: " + headers.joined(separator: ", "))
        }
    }

    /// A profile leaves out in silence what a file lacks; a rule that its user wrote does not: a slip is an error, any
    /// other column that is not there is said. Rules that are still those of a profile are the profile's.
    private func checkOwnRules(_ headers: [String]) throws(ImportError) -> [String] {
        if KnownExports.profiles.contains(mapping) { return [] }
        let profile = KnownExports.profiles.first {
            $0.entity == mapping.entity && $0.recognisedBy == mapping.recognisedBy
        }
        let names = HeaderNames(headers)
        let read = Set(mapping.resolved(for: headers).rules.values.flatMap(\.columns))
        var notes: [String] = []
        for field in ImportField.allCases {
            guard let rule = mapping.rules[field], rule != profile?.rules[field] else { continue }
            // An alternative may be spelled nearly like another column that is read in its place.
            let candidates = rule.resolved(names) == nil ? headers : headers.filter { !read.contains($0) }
            for name in rule.columns {
                let column = JSONPath(name)?.base ?? name
                if names.header(name) != nil || names.header(column) != nil { continue }
                guard !headers.contains(where: MappingCheck.holdsValue) else { throw MappingCheck.headerless(path) }
                guard let near = Spelling.nearest(to: column, among: candidates) else {
                    notes.append(
                        "\(path): the mapping reads column “\(column)” for \(field.rawValue), but the file has none of that name"
                    )
                    continue
                }
                throw ImportError(
                    "\(path): the mapping reads column “\(column)” for \(field.rawValue), but the file has none of that name",
                    hint: "did you mean “\(near)”? The file's columns are: " + headers.joined(separator: ", "))
            }
        }
        return notes
    }

    /// The error for a file whose headers are not understood, with the nearest words that would be.
    static func unrecognised(path: String, headers: [String], isJSON: Bool = false) -> ImportError {
        guard !headers.isEmpty else {
            return ImportError("\(path): no records were found in it", hint: "export the file again")
        }
        // A file without a header has a person in its place, whom no message may repeat.
        guard !headers.contains(where: holdsValue) else { return headerless(path) }
        let suggestions = lookalikes(headers, entity: .bookings).map {
            "“\($0.header)” looks like \($0.field.rawValue)"
        }
        let looks = suggestions.isEmpty ? "" : suggestions.joined(separator: "; ") + ". "
        let english = HeaderTranslation(headers).english
        guard english.contains(where: isUnderstood) || suggestions.count * 2 > headers.count else {
            return isJSON ? foreignKeys(path, headers.count, looks) : foreign(path, headers.count, looks)
        }
        let columns = isJSON ? "keys" : "columns"
        let found = headers.prefix(30).joined(separator: ", ") + (headers.count > 30 ? ", …" : "")
        if EntityRecognition.speaksOfBookings(english) {
            let missing = MissingFields.words(english).map { "nothing says \($0)" } ?? "too few say so for certain"
            return ImportError(
                "\(path): its \(columns) look like bookings, but \(missing); its \(columns) are: \(found)",
                hint: looks + stub(path))
        }
        let problem =
            "its \(columns) say neither bookings, sessions, courses, users, payments nor anything else that is imported"
        return ImportError(
            "\(path): \(problem): \(found)",
            hint: looks + "Name the columns in a mapping file and give it with --mapping FILE")
    }

    /// How to get a mapping file to start from.
    private static func stub(_ path: String) -> String {
        let file = path == ExportInput.standardInputName ? "FILE" : ShellWord.quoted(path)
        return """
            Start a mapping file with: booking-import --explain \(file) --write-mapping mapping.yaml; name the fields in it \
            and give it with --mapping mapping.yaml
            """
    }

    /// The error for JSON records of which no key is known.
    private static func foreignKeys(_ path: String, _ count: Int, _ looks: String) -> ImportError {
        ImportError(
            "\(path): of the keys of its records, \(count) in all, none is that of a field that is known",
            hint: looks
                + "Name the keys in a mapping file and give it with --mapping FILE; where the records lie deeper, under format: records:"
        )
    }

    /// The error for a first line of which no word is a column's that is known: it may as well be somebody's name and town,
    /// so it is not repeated.
    private static func foreign(_ path: String, _ count: Int, _ looks: String) -> ImportError {
        ImportError(
            "\(path): nothing in its first line is the name of a column that is known; it has \(count) columns",
            hint: looks
                + "Name the columns in a mapping file and give it with --mapping FILE; where the first line is no header, under format: header:"
        )
    }

    private static func isUnderstood(_ header: String) -> Bool {
        Entity.allCases.contains { HeaderSynonyms.field(for: header, entity: $0) != nil }
    }

    /// Headers that no synonym fits and that are spelled nearly like one: the field that each is likely to mean.
    static func lookalikes(_ headers: [String], entity: Entity) -> [(header: String, field: ImportField)] {
        let table = HeaderSynonyms.table(for: entity)
        let words = table.keys.sorted()
        let translation = HeaderTranslation(headers)
        return zip(headers, translation.english).compactMap { header, english in
            // A word of another language is no slip.
            if header != english { return nil }
            // Of three letters, one other makes another word: Tax is not Pax.
            guard HeaderSynonyms.key(header).count > 3, HeaderSynonyms.field(for: header, entity: entity) == nil,
                !HeaderSynonyms.isSpare(header), let near = MistypedHeader(header).nearest(among: words),
                let field = table[near],
                // Lists of people are called by too many words to guess at.
                field != .attendees, field != .guests
            else { return nil }
            return (header, field)
        }
    }

    private static func headerless(_ path: String) -> ImportError {
        ImportError(
            "\(path): its first line holds values, not the names of columns",
            hint: "name the columns under format: header: in a mapping file and give it with --mapping FILE")
    }

    /// Whether there are no headers, or values in their place.
    static func isHeaderless(_ headers: [String]) -> Bool { headers.isEmpty || headers.contains(where: holdsValue) }

    /// Whether a cell of the header line looks like a value: an address, a number, or more digits than a column's name
    /// has.
    private static func holdsValue(_ header: String) -> Bool {
        let digits = header.utf8.count { (0x30...0x39).contains($0) }
        return holdsAddress(header) || digits > 4 || (digits > 0 && !header.contains(where: \.isLetter))
    }

    /// An @ between letters; keys of JSON-LD such as `@id` begin with one.
    private static func holdsAddress(_ header: String) -> Bool {
        guard let sign = header.firstIndex(of: "@"), sign > header.startIndex else { return false }
        let before = header[header.index(before: sign)]
        return before.isLetter || before.isNumber
    }
}
