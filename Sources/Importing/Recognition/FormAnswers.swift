/// Reads what a form asks for where its own columns do not say it: Microsoft Forms has `Email` with “anonymous” throughout and an
/// empty `Name` before the answers to “What is your full name?”.
struct FormAnswers {
    /// Whose columns are looked at.
    let records: FirstRecords

    private static let fields: [ImportField] = [.fullName, .firstName, .lastName, .email, .phone]

    /// A mapping of recognised columns that reads the answers.
    func read(in mapping: Mapping) -> Mapping {
        var result = mapping
        for header in records.headers {
            guard let field = FormQuestion(header)?.field(in: mapping.entity),
                case .column(let own)? = result.rules[field]?.origin
            else { continue }
            if Self.fields.contains(field), own != header, saysNothing(own, field) {
                result.rules[field] = FieldRule(column: header)
                result.unread.insert(own)
            } else if own == header, field == .sessionStartsAt, !records.values(of: header).allSatisfy(\.isMoment) {
                // “Which date?” may be answered by where and with whom, too.
                result.rules[field] = nil
                result.unread.insert(header)
                if result.rules[.courseTitle] == nil { result.rules[.courseTitle] = FieldRule(column: header) }
            }
        }
        return result
    }

    /// Whether a column tells of nobody.
    private func saysNothing(_ header: String, _ field: ImportField) -> Bool {
        records.values(of: header).allSatisfy { $0.isMissing(in: field) || $0.text.lowercased() == "anonymous" }
    }
}
