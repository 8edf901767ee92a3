import Tabular

/// The columns of an export that may be written in several ways, and what their values have shown so far.
struct ConventionColumns {
    private let dateHeaders: Set<String>
    private let amountHeaders: Set<String>
    private let nameHeaders: Set<String>
    private var places: [(column: Int, evidence: Int, kind: Kind)] = []
    private var seen = 0
    /// What each has shown, by its header; in the file's order.
    private(set) var evidence: [(header: String, evidence: ColumnEvidence)] = []

    /// What a column holds.
    private enum Kind { case dates, amounts, names }

    /// Whether there is none that has to be looked at.
    var isEmpty: Bool { places.isEmpty }

    /// Whether the rest of the file must be seen, too.
    var needMore: Bool {
        evidence.contains { $0.evidence.hasNumericDates || $0.evidence.hasUndecidedAmounts }
    }

    /// The columns that these rules read as moments, if `asksDates`, as amounts, or as whole names.
    init(rules: [ImportField: FieldRule], asksDates: Bool) {
        var dates: Set<String> = []
        var amounts: Set<String> = []
        for (field, rule) in rules {
            if ImportField.moments.contains(field), rule.dateFormat == nil, asksDates {
                dates.formUnion(rule.columns)
            } else if ImportField.amounts.contains(field) {
                amounts.formUnion(rule.columns)
            }
        }
        dateHeaders = dates
        amountHeaders = amounts
        nameHeaders = Set(rules[.fullName]?.columns ?? [])
    }

    /// Takes note of the columns past those that are known.
    mutating func add(headers: [String]) {
        guard headers.count > seen else { return }
        for (column, header) in headers.enumerated().dropFirst(seen) {
            guard let kind = kind(of: header) else { continue }
            places.append((column, evidence.count, kind))
            evidence.append((header, ColumnEvidence()))
        }
        seen = headers.count
    }

    private func kind(of header: String) -> Kind? {
        if dateHeaders.contains(header) { return .dates }
        if amountHeaders.contains(header) { return .amounts }
        return nameHeaders.contains(header) ? .names : nil
    }

    /// Looks at the values of a stretch of the file.
    mutating func add(_ batch: RecordBatch) {
        for record in batch.records where record.defect == nil {
            for place in places {
                let field = batch.field(place.column, of: record)
                guard field.length > 0, field.kind != .null else { continue }
                let bytes = batch.bytes.span.extracting(field.range)
                let value = bytes.extracting(bytes.trimmedRange())
                switch place.kind {
                case .dates: evidence[place.evidence].evidence.addDate(value)
                case .amounts: evidence[place.evidence].evidence.addAmount(value, isNumber: field.kind == .number)
                case .names: evidence[place.evidence].evidence.addName(value)
                }
            }
        }
    }
}
