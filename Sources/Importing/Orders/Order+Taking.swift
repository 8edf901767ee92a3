import BookingModel

/// What a row does to an order that was met before.
extension Order {
    /// Takes a further row of the order, and says what it was; nil, and nothing done, for a newer version of the whole.
    mutating func take(_ line: OrderLine) -> OrderPart? {
        guard let part = part(of: line) else { return nil }
        var line = line
        line.part = part
        // Of more than was paid nothing can be given back: such a row is looked at like any other.
        if part == .refund {
            if giveBack(line) { return part }
            guard let other = lineOrState(of: line.booking) else { return nil }
            line.part = other
        }
        add(line)
        return line.part
    }

    private func part(of line: OrderLine) -> OrderPart? {
        isGivenBack(by: line.booking) ? .refund : lineOrState(of: line.booking)
    }

    /// Whether a row is to be looked at as money given back. Of a booking whose state is refunded, such a row says it again,
    /// but of an order of several it may be one of them.
    func isGivenBack(by row: UnsettledBooking) -> Bool {
        row.money.final < 0 || row.isRefundRow && hasSeveralLines
    }

    /// Whether a row is a line of this order: booked at the same moment for the same session, at the same total or at a price
    /// of its own, if nothing says that it is a later state. What is paid of it follows from the state, which may be each
    /// attendee's own. In an order of several, a further row of somebody changes nothing of the others.
    private func lineOrState(of row: UnsettledBooking) -> OrderPart? {
        if let line = lineOf(row) { return line }
        guard hasSeveralLines, includes(row.person), currency == row.currency else { return nil }
        guard let known = line(of: row.person, item: row.line), known.part != .state else { return .state }
        return hasOwnPrices || known.booking.money.isSamePrice(as: row.money) ? .version : .state
    }

    private func lineOf(_ row: UnsettledBooking) -> OrderPart? {
        guard createdAt == row.createdAt, currency == row.currency,
            sessionID == row.sessionID || sessionID == nil || row.sessionID == nil
        else { return nil }
        let isOfSameMoment = recordedAt == row.recordedAt && row.money.final >= 0
        guard isOfSameMoment || money.isSamePrice(as: row.money) else { return nil }
        if includes(row.person) {
            return isOfSameMoment && row.line != 0 && !includes(row.person, item: row.line) ? .item : nil
        }
        return row.person != 0 && first.booking.person != 0 ? .attendee : nil
    }

    /// Whether a row is for another session than this order, though nothing says that it is a later state of it.
    func isOfOtherSession(_ row: UnsettledBooking) -> Bool {
        guard let sessionID, let other = row.sessionID, sessionID != other else { return false }
        return createdAt == row.createdAt && recordedAt == row.recordedAt && row.money.final >= 0
    }
}
