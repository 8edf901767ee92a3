/// The hours at which people book.
enum Clock {
    private static let firstHour = 6
    private static let weights = [1, 3, 6, 9, 10, 9, 8, 7, 8, 8, 7, 5, 4, 4, 5, 4, 3, 1]
    private static let total = weights.reduce(0, +) * 3_600

    /// The instant of one of the day's things, later than those before it.
    static func moment(of index: Int, in day: Range<Int>, on date: Int, _ random: inout SplitMix64) -> Int {
        var rest = ((index - day.lowerBound) * total + random.below(total)) / day.count
        var hour = 0
        while hour < weights.count - 1, rest >= weights[hour] * 3_600 {
            rest -= weights[hour] * 3_600
            hour += 1
        }
        return CivilTime.utc(localDay: date, secondOfDay: (firstHour + hour) * 3_600 + min(3_599, rest / weights[hour]))
    }
}
