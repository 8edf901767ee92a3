import Tabular

/// Reads the cancellation of bookings from a column that says nothing else: `Cancelled?` with yes and no, `Canceled` with
/// the day. Without it such bookings would count as confirmed.
struct CancellationColumns {
    private let headers: [String]
    private let batch: RecordBatch

    /// Looks at the columns of the first records.
    init(headers: [String], records batch: RecordBatch) {
        self.headers = headers
        self.batch = batch
    }

    private static let names: Set<String> = [
        "cancelled", "canceled", "iscancelled", "iscanceled", "void", "voided", "isvoid", "isvoided", "wascancelled",
        "bookingcancelled", "ordercancelled", "appointmentcancelled",
    ]

    /// A mapping of recognised columns of bookings that reads it.
    func read(in mapping: Mapping) -> Mapping {
        guard mapping.entity == .bookings else { return mapping }
        var result = mapping
        let taken = Set(mapping.rules.values.flatMap(\.columns))
        for (column, header) in headers.enumerated()
        where Self.names.contains(HeaderSynonyms.key(header)) && !taken.contains(header) {
            switch content(of: column) {
            case .flags:
                let isSo = FieldRule.Condition(column: header, words: YesNo.wordsForYes + Self.names.sorted())
                return result.cancelling(isSo)
            // Of a column that is empty so far, something is cancelled as soon as it says when.
            case .moments where mapping.rules[.cancelledAt] == nil, .nothing where mapping.rules[.cancelledAt] == nil:
                result.rules[.cancelledAt] = FieldRule(column: header)
            case .moments, .nothing, .other: continue
            }
        }
        // The day of the cancellation is all that such a file says of the state.
        guard result.rules[.status] == nil, case .column(let header)? = result.rules[.cancelledAt]?.origin,
            headers.contains(header)
        else { return result }
        return result.cancelling(FieldRule.Condition(column: header, words: [], isFilled: true))
    }

    private enum Content {
        case nothing, flags, moments, other
    }

    private func content(of column: Int) -> Content {
        var found = Content.nothing
        for field in batch.filledFields(ofColumn: column) {
            let value = batch.bytes.span.extracting(field.range)
            if MissingValue.isMissing(value, in: .cancelledAt) { continue }
            let kind: Content
            if YesNo.meaning(value.text) != nil || Self.names.contains(value.text.lowercased()) {
                kind = .flags
            } else if (try? MomentParser(order: .dayFirst).read(value)) != nil
                || (try? MomentParser(order: .monthFirst).read(value)) != nil
            {
                kind = .moments
            } else {
                return .other
            }
            if found != .nothing, found != kind { return .other }
            found = kind
        }
        return found
    }
}

extension Mapping {
    /// The same mapping, whose bookings are cancelled where a condition holds, whatever else their state is; one that says
    /// that the money was given back says more.
    fileprivate func cancelling(_ condition: FieldRule.Condition) -> Mapping {
        var rule = FieldRule(.constant("cancelled"))
        rule.condition = condition
        var result = self
        var alternatives = [rule]
        if let status = rules[.status] {
            alternatives.append(status)
            if case .column(let header) = status.origin {
                var refunded = FieldRule(column: header)
                refunded.condition = FieldRule.Condition(column: header, words: ["refunded", "refund"])
                alternatives.insert(refunded, at: 0)
            }
        }
        result.rules[.status] = FieldRule(.firstOf(alternatives))
        return result
    }
}
