import BookingModel

extension EnglishText {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `4 March 2024`.
    public static func day(_ day: LocalDay) -> String {
        let (year, month, dayOfMonth) = day.civil
        return "\(dayOfMonth) \(months[month - 1]) \(year)"
    }

    /// `4 March 2024, 18:30`.
    public static func moment(_ reading: LocalDateTime) -> String {
        day(reading.day) + ", " + reading.parts.time.prefix(5)
    }

    /// `Mar 2024`.
    public static func month(_ month: Month) -> String {
        months[Int(month.ordinal) % 12].prefix(3) + " " + year(month)
    }

    /// `March 2024`.
    public static func longMonth(_ month: Month) -> String { months[Int(month.ordinal) % 12] + " " + year(month) }

    /// `2024`.
    static func year(_ month: Month) -> String { String(Int(month.ordinal) / 12) }

    /// `July 2024`, `July to September 2024`, `November 2023 to January 2024`.
    public static func months(_ first: Month, _ last: Month) -> String {
        guard first != last else { return longMonth(first) }
        let start = year(first) == year(last) ? months[Int(first.ordinal) % 12] : longMonth(first)
        return start + " to " + longMonth(last)
    }
}
