/// Spreads a number of things over days by month, weekday and growth, exactly and in order.
struct Season {
    /// Things before each day, and after the last day all of them.
    let before: [Int]

    var days: Int { before.count - 1 }

    /// - Parameters:
    ///   - months: twelve weights, January first.
    ///   - weekdays: seven weights, Monday first.
    init(_ count: Int, firstDay: Int, days: Int, months: [Int], weekdays: [Int]) {
        var weights = [0]
        for day in 0..<days {
            let month = CivilTime.date(firstDay + day).month
            // The business doubles within five years.
            let growth = 1_000 + day * 6 / 11
            weights.append(
                weights[day] + months[month - 1] * weekdays[CivilTime.weekday(firstDay + day)] * growth)
        }
        let total = weights[days]
        before = weights.map { weight in
            let (high, low) = count.multipliedFullWidth(by: weight)
            return total.dividingFullWidth((high, low)).quotient
        }
    }

    /// The things of one day.
    func range(on day: Int) -> Range<Int> {
        before[day]..<before[day + 1]
    }
}
