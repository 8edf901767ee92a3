import Tabular

/// Writes a mapping as the text of a mapping file: somewhere to start from, which reads the export as it is read now.
struct MappingText {
    let export: RecognisedExport

    /// The YAML.
    var text: String {
        let mapping = self.mapping
        var lines: [String]
        if export.refusal == nil {
            lines = [
                "# How \(export.shapeName) is read. Change what is not right, and give the file with --mapping.",
                "entity: \(mapping.entity.rawValue)", "name: \(MappingText.quoted(mapping.name))",
            ]
        } else {
            let entities = Entity.allCases.map(\.rawValue).joined(separator: ", ")
            lines = [
                "# Nobody knows this export yet: say what its columns are, and give the file with --mapping.",
                "entity: \(mapping.entity.rawValue)  # or another of: \(entities)",
            ]
        }
        if let system = mapping.sourceSystem { lines.append("source_system: \(MappingText.quoted(system))") }
        if let order = mapping.dateOrder ?? export.dateOrder { lines.append("date_order: \(order.rawValue)") }
        if mapping.isRecognised { lines.append("other_columns: recognise") }
        if !mapping.unread.isEmpty { lines.append("unread: \(MappingText.list(mapping.unread.sorted()))") }
        if !mapping.remarks.isEmpty {
            lines.append("notes:")
            lines += mapping.remarks.map { "  - \(MappingText.quoted($0))" }
        }
        if let headers = mapping.recognisedBy { lines.append("recognise: {headers: \(MappingText.list(headers))}") }
        lines += format(mapping)
        let fields = ImportField.allCases.filter { mapping.rules[$0] != nil }
        // Without a single rule, whoever adds one finds the place for it.
        lines.append("columns:")
        for field in fields {
            if let rule = mapping.rules[field] { lines.append("  \(field.rawValue): \(MappingText.flow(rule))") }
        }
        lines += unread(mapping)
        return lines.joined(separator: "\n") + "\n"
    }

    /// Comments on what no rule reads: the columns, with the field that a header looks like, and the fields that are left.
    private func unread(_ mapping: Mapping) -> [String] {
        let read = Set(mapping.rules.values.flatMap(\.columns))
        let unread = export.headers.filter { !read.contains($0) }
        guard !unread.isEmpty else { return [] }
        let lookalikes = MappingCheck.lookalikes(unread, entity: mapping.entity)
        var lines = ["  # Kept with each row as exported; to read one, write a field before it and remove the #:"]
        for header in unread {
            let field = lookalikes.first { $0.header == header }?.field.rawValue ?? "..."
            lines.append("  # \(field): \(MappingText.quoted(header))")
        }
        let free = ImportField.fields(of: mapping.entity).filter { mapping.rules[$0] == nil }.map(\.rawValue)
        var line = "  # Fields that nothing fills yet:"
        for name in free {
            if line.count + name.count > 100 {
                lines.append(line)
                line = "  #  "
            }
            line += " " + name
        }
        return lines + [line]
    }

    /// The mapping to write: over the columns that there are; but a key of a JSON file may come later than the look into
    /// it, so there the profile's own rules are written, with what makes them ask for nothing.
    private var mapping: Mapping {
        if case .json = export.container, export.template.recognisedBy != nil { return export.template }
        return export.mapping
    }

    private func format(_ mapping: Mapping) -> [String] {
        var lines: [String] = []
        switch mapping.delimiter {
        case .blanks: lines.append("  delimiter: blanks")
        case .byte(0x09): lines.append("  delimiter: tab")
        case .byte(let byte):
            lines.append("  delimiter: \(MappingText.quoted(String(decoding: [byte], as: UTF8.self)))")
        case nil: break
        }
        if let names = mapping.headerNames { lines.append("  header: \(MappingText.list(names))") }
        if !mapping.missing.isEmpty { lines.append("  missing: \(MappingText.list(mapping.missing.sorted()))") }
        return lines.isEmpty ? [] : ["format:"] + lines
    }

    /// A rule on one line: a header alone where that says it all.
    private static func flow(_ rule: FieldRule) -> String {
        if case .column(let name) = rule.origin, rule == FieldRule(column: name) { return quoted(name) }
        var parts: [String]
        switch rule.origin {
        case .column(let name): parts = ["column: \(quoted(name))"]
        case .constant(let value): parts = ["constant: \(quoted(value))"]
        case .join(let names, let separator): parts = ["join: \(list(names))", "separator: \(quoted(separator))"]
        case .product(let factors): parts = ["product: [\(factors.map(list).joined(separator: ", "))]"]
        case .count(let groups): parts = ["count: [\(groups.map(list).joined(separator: ", "))]"]
        case .sum(let names): parts = ["sum: \(list(names))"]
        case .firstOf(let rules): parts = ["first_of: [\(rules.map(flow).joined(separator: ", "))]"]
        }
        if !rule.values.isEmpty {
            let pairs = rule.values.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(quoted($0.value))" }
            parts.append("values: {\(pairs.joined(separator: ", "))}")
        }
        if let format = rule.dateFormat { parts.append("date_format: \(quoted(format.text))") }
        if let column = rule.daysBefore { parts.append("days_before: \(quoted(column))") }
        if let column = rule.minutesAfter { parts.append("minutes_after: \(quoted(column))") }
        if rule.isMinorUnits { parts.append("unit: minor") }
        if let condition = rule.condition {
            var test = condition.isFilled.map { "filled: \($0)" } ?? "is: \(list(condition.words))"
            if condition.isFilled != nil, !condition.words.isEmpty { test += ", except: \(list(condition.words))" }
            parts.append("when: {column: \(quoted(condition.column)), \(test)}")
        }
        return "{\(parts.joined(separator: ", "))}"
    }

    private static func list(_ texts: [String]) -> String { "[\(texts.map(quoted).joined(separator: ", "))]" }

    /// A double-quoted YAML scalar: any text at all, without a rule about which words are something else.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
