/// The headers of a file with those of another language put into English, for all that decides by headers.
///
/// A file is of one language, perhaps mixed with English. It is taken for one that two of its headers show, or one if most
/// others are understood: a single word may be anybody's. Where two languages have as much in common with a file, what they do not agree on is
/// left as it is.
struct HeaderTranslation {
    /// The headers as the file has them.
    let headers: [String]
    /// The same, in English as far as they are understood; no two alike.
    private(set) var english: [String]
    /// Columns that may mean several things, and are therefore not read.
    private(set) var undecided: [UndecidedHeader] = []

    /// Whether there is nothing to put into English.
    var isIdentity: Bool { english == headers }

    /// Headers that are taken as they are.
    init(untranslated headers: [String]) {
        self.headers = headers
        english = headers
    }

    /// Finds out the language of `headers`.
    init(_ headers: [String]) {
        self.headers = headers
        english = headers
        guard !headers.allSatisfy(HeaderSynonyms.isKnown) else { return }
        var best: (score: (Int, Int), readings: [LanguageReading]) = ((0, 0), [])
        for index in LanguageIndex.all {
            let telling = headers.count(where: index.isTelling)
            guard telling > 0 else { continue }
            let reading = LanguageReading(of: headers, in: index)
            // Two of three: so many are not understood by chance.
            guard telling > 1 || reading.understood * 3 >= headers.count * 2 else { continue }
            let score = (telling, reading.understood)
            if score > best.score {
                best = (score, [reading])
            } else if score == best.score {
                best.readings.append(reading)
            }
        }
        take(best.readings)
    }

    private mutating func take(_ readings: [LanguageReading]) {
        guard let first = readings.first else { return }
        var used = Set(headers)
        for (index, header) in headers.enumerated() {
            let headings = readings.map { $0.headings[index] }
            if let undecidedAmong = readings.compactMap({ $0.undecided[index] }).first {
                undecided.append(UndecidedHeader(header: header, headings: undecidedAmong))
            } else if Set(headings).count > 1 {
                // What English knows is still read as that.
                if HeaderSynonyms.isKnown(header) { continue }
                undecided.append(UndecidedHeader(header: header, headings: headings.compactMap { $0 }))
            } else if let heading = first.headings[index], used.insert(heading).inserted {
                english[index] = heading
            }
        }
    }

    /// A mapping of the English headers as one of the file's own.
    func restored(_ mapping: Mapping) -> Mapping { renamed(mapping, from: english, to: headers) }

    /// A mapping of the file's own headers as one of the English ones.
    func translated(_ mapping: Mapping) -> Mapping { renamed(mapping, from: headers, to: english) }

    private func renamed(_ mapping: Mapping, from old: [String], to new: [String]) -> Mapping {
        if isIdentity { return mapping }
        let names = Dictionary(zip(old, new), uniquingKeysWith: { first, _ in first })
        var result = mapping
        result.rules = mapping.rules.mapValues { $0.renamed(names) }
        result.unread = Set(mapping.unread.map { names[$0] ?? $0 })
        return result
    }
}

/// A column whose name may mean several things.
struct UndecidedHeader: Equatable {
    let header: String
    /// What it may mean, by the English headings.
    let headings: [String]

    /// What somebody who imports the file should know.
    var note: String {
        var fields: [String] = []
        for heading in headings {
            let found =
                HeaderSynonyms.field(for: heading, entity: .bookings).map { [$0] }
                ?? HeaderSynonyms.spareFields(heading)
            for field in found.isEmpty ? [heading] : found.map(\.rawValue) where !fields.contains(field) {
                fields.append(field)
            }
        }
        return
            "column “\(header)” is kept and not read: it may be \(fields.joined(separator: " or ")); say which in a mapping file"
    }
}

extension FieldRule {
    /// The same rule of columns of other names; those that are not among `names` keep theirs.
    fileprivate func renamed(_ names: [String: String]) -> FieldRule {
        func new(_ name: String) -> String { names[name] ?? name }
        var rule = self
        switch origin {
        case .column(let name): rule.origin = .column(new(name))
        case .constant: break
        case .join(let parts, let separator): rule.origin = .join(parts.map(new), separator: separator)
        case .product(let factors): rule.origin = .product(factors.map { $0.map(new) })
        case .count(let groups): rule.origin = .count(groups.map { $0.map(new) })
        case .sum(let parts): rule.origin = .sum(parts.map(new))
        case .firstOf(let rules): rule.origin = .firstOf(rules.map { $0.renamed(names) })
        }
        if let condition { rule.condition?.column = new(condition.column) }
        rule.daysBefore = daysBefore.map(new)
        rule.minutesAfter = minutesAfter.map(new)
        return rule
    }
}
