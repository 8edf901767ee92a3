/// Decides what became of a booking by the end of the period: attended, cancelled, paid.
enum Outcome {
    static func decide(
        _ booking: inout Booking, _ session: Sessions.Session, _ payment: Payment, _ random: inout SplitMix64
    ) {
        decideStatus(&booking, session, &random)
        decidePayment(&booking, payment, &random)
    }

    private static func decideStatus(
        _ booking: inout Booking, _ session: Sessions.Session, _ random: inout SplitMix64
    ) {
        if let calledOff = session.cancelledAt, calledOff > booking.createdAt {
            booking.status = .cancelled
            booking.cancelledAt = calledOff
        } else if random.happens(Rates.cancelled),
            let moment = cancellation(of: booking, startsAt: session.startsAt, &random)
        {
            booking.status = .cancelled
            booking.cancelledAt = moment
        } else if session.endsAt <= Period.end {
            let draw = random.below(10_000)
            booking.status =
                switch draw {
                case ..<Rates.noShow: .noShow
                case ..<(Rates.noShow + Rates.attendanceUnmarked): .confirmed
                case ..<(Rates.noShow + Rates.attendanceUnmarked + Rates.pendingAfterSession): .pending
                default: .completed
                }
        } else {
            booking.status = random.happens(Rates.pendingBeforeSession) ? .pending : .confirmed
        }
    }

    /// A daytime moment between the booking and its session; nil where that would be after the end of the period.
    private static func cancellation(of booking: Booking, startsAt: Int, _ random: inout SplitMix64) -> Int? {
        let firstDay = Period.firstDay + booking.day
        let span = max(1, startsAt / CivilTime.day - firstDay)
        let day = firstDay + span - random.lowBelow(span)
        let moment = CivilTime.utc(localDay: day, secondOfDay: (8 * 60 + random.below(11 * 60)) * 60)
        let checked = moment > booking.createdAt + 600 && moment < startsAt ? moment : booking.createdAt + 600
        return checked <= min(Period.end, startsAt) ? checked : nil
    }

    private static func decidePayment(
        _ booking: inout Booking, _ intended: Payment, _ random: inout SplitMix64
    ) {
        let rate =
            switch booking.status {
            case .pending: 0
            case .confirmed: Rates.paidConfirmed
            case .completed: Rates.paidCompleted
            case .noShow: Rates.paidNoShow
            case .cancelled: Rates.cancelledPaid
            }
        var moment = intended.moment
        if let cancelledAt = booking.cancelledAt, moment > cancelledAt { moment = intended.earliestMoment }
        if random.happens(rate), moment <= Period.end {
            booking.paidAt = moment
            booking.payment = intended.method
        } else if intended.method == .invoice {
            booking.payment = .invoice
        }
    }
}
