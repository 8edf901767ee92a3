import BookingModel

extension Month {
    /// `June 2024`.
    var title: String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(names[Int(ordinal) % 12]) \(Int(ordinal) / 12)"
    }
}

extension Headline {
    /// The headline of the last closed month, with the month before and the same month a year ago; months before
    /// `first` were not observed.
    static func monthly(
        _ title: String, asOf: AsOf, first: Month?, moreIsBetter: Bool? = true, value: (Month) -> ReportCell
    ) -> Headline {
        let month = asOf.lastClosedMonth
        func observed(_ month: Month) -> ReportCell {
            guard let first, month >= first else { return .blank }
            return value(month)
        }
        return Headline(
            title: title, period: month.title, value: observed(month),
            comparisons: [month.advanced(by: -1), month.advanced(by: -12)].map {
                Comparison(period: $0.title, value: observed($0))
            },
            moreIsBetter: moreIsBetter)
    }
}
