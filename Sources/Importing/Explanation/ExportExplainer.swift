public import Tabular

/// Looks into exports and explains how they would be read; no database is opened.
public struct ExportExplainer {
    /// This many records show what a column holds.
    static let sampleSize = 10_000

    private let recogniser: ExportRecogniser

    /// An explainer that reads as an import with these would; nil: the file decides.
    public init(
        mapping: Mapping? = nil, dateOrder: DateOrder? = nil, settings: CSVSettings = CSVSettings(),
        encoding: TextEncoding? = nil
    ) {
        recogniser = ExportRecogniser(
            mapping: mapping, dateOrder: dateOrder, settings: settings, encoding: encoding)
    }

    /// The explanation of each export that `inputs` name.
    public func explain(_ inputs: [String]) throws(ImportError) -> [ExportExplanation] {
        var explanations: [ExportExplanation] = []
        for candidate in try ExportFinder().find(inputs) {
            do throws(ImportError) {
                guard case .export(let export) = try recogniser.look(into: candidate.path) else { continue }
                explanations.append(try explain(export))
            } catch {
                if candidate.isNamed { throw error }
            }
        }
        guard !explanations.isEmpty else {
            throw ImportError(
                "none of the files could be read as an export", hint: "name an export, or a folder that holds exports")
        }
        return explanations
    }

    private func explain(_ export: RecognisedExport) throws(ImportError) -> ExportExplanation {
        let sample = try ColumnSample(of: export)
        let mapping = export.mapping
        let columns = export.headers.enumerated().map { index, header in
            let rules = ImportField.allCases.filter { mapping.rules[$0]?.columns.contains(header) == true }
            let texts = rules.compactMap { mapping.rules[$0]?.explanation(of: header) }
            var seen: Set<String> = []
            return ExportExplanation.Column(
                column: header, fields: rules.map(\.rawValue),
                rule: rules.isEmpty
                    ? "kept as exported" : texts.filter { seen.insert($0).inserted }.joined(separator: "; "),
                examples: sample.columns[index].examples,
                missingShare: sample.count == 0
                    ? 0 : Double(sample.count - sample.columns[index].filled) / Double(sample.count))
        }
        var constants: [String: String] = [:]
        for (field, rule) in mapping.rules {
            if case .constant(let value) = rule.origin, rule.condition == nil { constants[field.rawValue] = value }
        }
        return ExportExplanation(
            file: export.path, shape: export.shapeName, entity: mapping.entity.rawValue,
            isReadable: export.refusal == nil && !export.needsDateOrder, rows: sample.count, columns: columns,
            constants: constants, notes: notes(on: export), mapping: MappingText(export: export).text)
    }

    private func notes(on export: RecognisedExport) -> [String] {
        var notes = export.mapping.remarks
        if export.facts.dialect?.headerRowCount == 2 {
            let line = export.facts.headerLine
            notes.append(
                "the header is on lines \(line) and \(line + 1): groups of columns, and below them the names of the columns"
            )
        }
        if let order = export.dateOrder { notes.append("dates such as 03/04/2024 are read \(order.words)") }
        for header in export.headers {
            guard let words = export.columns.conventions[header]?.words else { continue }
            notes.append("column \(header): \(words)")
        }
        if export.needsDateOrder {
            notes.append("dates can be read day first or month first, and none tells which: --date-order says it")
        }
        if let refusal = export.refusal { notes.append(refusal.hint) }
        return notes
    }
}

extension DateOrder {
    /// The order in words.
    fileprivate var words: String { self == .dayFirst ? "day first" : "month first" }
}

extension FieldRule {
    /// What the rule does with `column`, in a few words.
    func explanation(of column: String) -> String {
        if condition?.column == column { return "says when there is a value" }
        if daysBefore == column { return "days to go back" }
        if minutesAfter == column { return "minutes to add" }
        var text =
            switch origin {
            case .column: values.isEmpty ? "as it is" : "words translated"
            case .constant: ""
            case .join(let names, _): "joined: \(names.joined(separator: " + "))"
            case .product: "multiplied"
            case .count: "counted"
            case .sum: "added up"
            case .firstOf(let rules):
                "choice \((rules.firstIndex { $0.columns.contains(column) } ?? 0) + 1) of \(rules.count)"
            }
        if let condition { text += ", where \(condition.column) says so" }
        return text
    }
}

extension ColumnConventions {
    /// What was found, in words; nil where nothing was.
    fileprivate var words: String? {
        var words: [String] = []
        if hasMixedOrders { words.append("some dates are day first, others month first") }
        if let dateOrder { words.append(dateOrder == .dayFirst ? "dates are day first" : "dates are month first") }
        if isUnixTime { words.append("dates are seconds since 1970") }
        if hasMixedMarks { words.append("some amounts have a decimal point, others a decimal comma") }
        if let decimalMark {
            words.append(decimalMark == .point ? "amounts have a decimal point" : "amounts have a decimal comma")
        }
        if writesLastNameFirst { words.append("names are written last name, first name") }
        if nameOrder != nil { words.append("names begin with the last name") }
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }
}
