import BookingModel

/// The channel of each customer's first active booking, by month.
enum AcquisitionFold {
    static func table(_ definition: ReportTableDefinition, _ facts: BookingFacts) -> ReportTable {
        var counts: [Key: Int64] = [:]
        for user in facts.users.indices {
            if let key = first(user, facts) { counts[key, default: 0] += 1 }
        }
        let keys = counts.keys.sorted { $0.month != $1.month ? $0.month < $1.month : $0.rank < $1.rank }
        var builder = ReportTableBuilder(definition)
        var start = 0
        while start < keys.count {
            let end = keys[start...].firstIndex { $0.month != keys[start].month } ?? keys.count
            let customers = keys[start..<end].map { counts[$0] ?? 0 }
            let month = Month(ordinal: keys[start].month)
            for (index, share) in LargestRemainder.rates(customers).enumerated() {
                let source = keys[start + index].source
                builder.append([
                    .month(month), .text(source == 0 ? BookingFacts.unknown : facts.sources[Int(source)]),
                    .integer(customers[index]), ReportCell(share), .boolean(!facts.asOf.closes(month)),
                ])
            }
            start = end
        }
        return builder.table
    }

    private struct Key: Hashable {
        let month: Int32
        let rank: Int32
        let source: Int32
    }

    /// Of bookings made at the same moment the source that comes first in report order counts.
    private static func first(_ user: Int, _ facts: BookingFacts) -> Key? {
        var best: Int?
        for booking in facts.bookings(of: user) {
            guard facts.columns.status[booking].isActive else { continue }
            if let known = best, !isEarlier(booking, known, facts) { continue }
            best = booking
        }
        return best.map { booking in
            let source = facts.columns.source[booking]
            return Key(month: facts.months[booking], rank: facts.sourceRanks[Int(source)], source: source)
        }
    }

    private static func isEarlier(_ left: Int, _ right: Int, _ facts: BookingFacts) -> Bool {
        let (leftMoment, rightMoment) = (facts.columns.createdAt[left], facts.columns.createdAt[right])
        if leftMoment != rightMoment { return leftMoment < rightMoment }
        return facts.sourceRanks[Int(facts.columns.source[left])] < facts.sourceRanks[Int(facts.columns.source[right])]
    }
}
