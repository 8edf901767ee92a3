/// The period that the samples cover: fixed dates, never the clock of the machine.
enum Period {
    /// The first day on which anything was booked.
    static let firstDay = CivilTime.days(2021, 7, 1)
    /// The last day on which anything was booked.
    static let lastDay = CivilTime.days(2026, 6, 30)
    /// The last day with a session on offer.
    static let lastSessionDay = CivilTime.days(2026, 10, 31)
    /// The moment of the export: nothing later has been recorded.
    static let end = (lastDay + 1) * CivilTime.day - 3_600

    static let bookingDays = lastDay - firstDay + 1
    static let sessionDays = lastSessionDay - firstDay + 1

    static let bookingMonths = [13, 11, 11, 9, 9, 8, 7, 5, 12, 11, 9, 4]
    static let bookingWeekdays = [20, 20, 18, 16, 13, 6, 7]
    static let sessionMonths = [10, 12, 12, 9, 10, 10, 8, 5, 12, 12, 11, 5]
    static let sessionWeekdays = [16, 21, 22, 20, 13, 8, 0]
}
