/// The words for when something takes place, made of what it is and of what is said of it: `Workshop date`.
extension HeaderSynonyms {
    private static let events = [
        "session", "event", "course", "class", "workshop", "training", "lesson", "appointment", "tour", "activity",
        "webinar", "seminar", "visit",
    ]
    private static let starts = [
        "date", "start", "starts", "startsat", "startdate", "starttime", "startdatetime", "datetime", "dateandtime",
        "begins", "begindate",
    ]
    private static let ends = ["end", "ends", "endsat", "enddate", "endtime", "enddatetime", "finish", "finishes"]

    /// The fields that they fill.
    static let dates: [ImportField: [String]] = [
        .sessionStartsAt: events.flatMap { event in
            starts.map { event + $0 } + ["dateof" + event, "startof" + event, "startdateof" + event]
        },
        .sessionEndsAt: events.flatMap { event in ends.map { event + $0 } + ["endof" + event, "enddateof" + event] },
    ]
}
