/// The start of what may be a range of times, as far as it has been read.
struct ClockStart {
    /// Of a clock of 12 hours where the half of the day is known.
    let hour: Int
    let minute: Int
    let half: HalfDay?
    let hasSeconds: Bool

    /// Whether a time that only a hyphen joins to this one is its end, and no offset: it comes later, and where programs
    /// write offsets, behind days with the year first and behind seconds, no country has such an offset.
    func endsAt(_ endHour: Int, _ endMinute: Int, isYearFirst: Bool) -> Bool {
        guard endHour * 60 + endMinute > hour * 60 + minute else { return false }
        if hasSeconds { return endHour > 12 }
        return !isYearFirst || endHour >= 12 || endMinute % 30 != 0
    }
}
