import Tabular

/// Decides for a whole file which of day and month comes first in dates such as 03/04/2024.
///
/// The user's word counts first, then the mapping's; else the file is read until one of its dates proves an order: in
/// 25/04/2024 the day can only come first. Where no date of the file does, nobody is guessing: the run stops.
struct DateOrderDecision {
    let export: RecognisedExport
    let given: DateOrder?

    /// What the file shows.
    enum Decision {
        /// The order is this.
        case order(DateOrder)
        /// No date of the file needs an order.
        case notNeeded
        /// There are such dates, and none proves an order.
        case unknown
    }

    /// What the user, the mapping or the file says.
    func decide() throws(ImportError) -> Decision {
        if let order = given ?? export.mapping.dateOrder { return .order(order) }
        guard case .csv(let dialect) = export.container else { return .notNeeded }
        do throws(TabularError) {
            return try decide(dialect)
        } catch {
            throw ImportError("\(export.path): \(error.message)", hint: error.hint)
        }
    }

    private func decide(_ dialect: CSVDialect) throws(TabularError) -> Decision {
        var reader = try CSVReader(export.input.open(), dialect: dialect, encoding: export.input.encoding)
        let headers = export.mapping.headerNames ?? reader.header
        let columns = headers.indices.filter { index in
            export.mapping.rules.contains { field, rule in
                ImportField.moments.contains(field) && rule.dateFormat == nil && rule.origin == .column(headers[index])
            }
        }
        guard !columns.isEmpty else { return .notNeeded }
        var hasNumericDates = false
        while let batch = try reader.nextBatch() {
            for record in batch.records where record.defect == nil {
                for column in columns {
                    let field = batch.field(column, of: record)
                    let bytes = batch.bytes.span.extracting(field.range)
                    guard let evidence = DateOrderEvidence(bytes.extracting(bytes.trimmedRange())) else { continue }
                    if let order = evidence.order { return .order(order) }
                    if evidence.first != evidence.second { hasNumericDates = true }
                }
            }
            // The first stretch of a file shows how it writes dates; only numbers with slashes need the whole of it.
            if !hasNumericDates { return .notNeeded }
        }
        return hasNumericDates ? .unknown : .notNeeded
    }
}
