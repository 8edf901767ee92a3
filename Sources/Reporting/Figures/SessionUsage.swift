import BookingModel

/// One session and the seats taken in it.
struct SessionUsage: Sendable {
    let session: SessionFact
    let booked: Int64
    /// Seats of completed bookings; nil where nobody was marked as present or absent, and before the session.
    let attended: Int64?
    let paid: Int64
    /// Whether any booking of the as-of state names it.
    let isBooked: Bool

    /// Seats booked over seats offered; nil without capacity, and for a session that was called off.
    var utilisation: Rate? {
        guard session.state != .cancelled, let capacity = session.capacity else { return nil }
        return Rate(booked, of: capacity)
    }

    /// The sessions as a table, column by column: there may be hundreds of thousands.
    static func table(_ definition: ReportTableDefinition, _ usages: [SessionUsage]) -> ReportTable {
        func texts(_ text: @escaping @Sendable (SessionUsage) -> String?) -> @Sendable () -> ReportValues {
            {
                var packed = PackedTexts()
                for usage in usages { packed.append(text(usage)) }
                return .texts(packed)
            }
        }
        func numbers(_ number: @escaping @Sendable (SessionUsage) -> Int64?) -> @Sendable () -> ReportValues {
            { .numbers(usages.map { number($0) ?? ReportValues.blank }) }
        }
        let identifiers: @Sendable () -> ReportValues = { .identifiers(usages.map { $0.session.identifier }) }
        let columns = [
            texts { $0.session.reference }, texts { $0.session.courseCode },
            numbers { $0.session.startsOn.map { Int64($0.daysSinceEpoch) } }, texts { $0.session.venue },
            texts { $0.session.statusWord }, numbers { $0.session.capacity }, numbers { $0.booked },
            numbers { $0.attended }, numbers { $0.paid }, numbers { $0.utilisation?.tenBillionths },
            numbers { $0.session.startsOn.map { Int64($0.month.ordinal) } }, identifiers,
        ]
        return ReportTable(definition, values: sideBySide(columns.count) { columns[$0]() })
    }

    /// All known sessions by start, the undated last, then by reference and id.
    static func all(_ facts: BookingFacts) -> [SessionUsage] {
        // Plain columns: a session is large, and a million bookings touch it.
        var booked = [Int64](repeating: 0, count: facts.sessions.count)
        var (attended, paid) = (booked, booked)
        var isMarked = [Bool](repeating: false, count: booked.count)
        var isBooked = [Bool](repeating: false, count: booked.count)
        let columns = facts.columns
        for booking in columns.session.indices where columns.session[booking] >= 0 {
            let index = Int(columns.session[booking])
            let seats = Int64(columns.participants[booking])
            isBooked[index] = true
            guard columns.status[booking].holdsSeat else { continue }
            booked[index] += seats
            if columns.status[booking] == .completed { attended[index] += seats }
            if columns.status[booking] == .completed || columns.status[booking] == .noShow { isMarked[index] = true }
            if columns.paid[booking] > columns.refunded[booking] { paid[index] += seats }
        }
        let usages = facts.sessions.indices.map { index in
            // Where somebody had a seat and nobody was marked, attendance was not recorded: that is not zero.
            let isKnown =
                switch facts.sessions[index].state {
                case .scheduled: false
                case .cancelled: true
                case .held, .undated: isMarked[index] || booked[index] == 0
                }
            return SessionUsage(
                session: facts.sessions[index], booked: booked[index], attended: isKnown ? attended[index] : nil,
                paid: paid[index], isBooked: isBooked[index])
        }
        return inReportOrder(usages.filter { $0.session.isRecorded || $0.isBooked })
    }

    /// By start, the undated last, then by the bytes of the reference, and by id.
    ///
    /// The day and the beginning of the reference as numbers decide nearly all comparisons without a look at the session.
    private static func inReportOrder(_ usages: [SessionUsage]) -> [SessionUsage] {
        struct Place {
            let day: Int64
            let beginning: UInt64
            let usage: Int32
        }
        let places = usages.indices.map { index in
            let session = usages[index].session
            var beginning: UInt64 = 0
            for (place, byte) in session.reference.utf8.prefix(8).enumerated() {
                beginning |= UInt64(byte) << UInt64(56 - 8 * place)
            }
            return Place(
                day: session.startsOn.map { Int64($0.daysSinceEpoch) } ?? .max, beginning: beginning,
                usage: Int32(index))
        }
        let sorted = places.sorted { left, right in
            if left.day != right.day { return left.day < right.day }
            if left.beginning != right.beginning { return left.beginning < right.beginning }
            return isBefore(usages[Int(left.usage)].session, usages[Int(right.usage)].session)
        }
        return sorted.map { usages[Int($0.usage)] }
    }

    /// Of two sessions that start on one day.
    private static func isBefore(_ left: SessionFact, _ right: SessionFact) -> Bool {
        left.reference != right.reference
            ? left.reference.utf8.lexicographicallyPrecedes(right.reference.utf8) : left.identifier < right.identifier
    }
}
