/// What a run has done that stays, whatever fails after it: such a run has not changed "nothing".
enum Completion {
    /// The transaction of a run that may be repeated.
    case data
    /// Records of the desk or decisions: a second run would record them again.
    case records
    /// Answers of a review; the users follow when the contacts are resolved the next time.
    case answers
    /// The set of reports.
    case reports
    /// Files that a flag names.
    case files

    /// What stands.
    var text: String {
        switch self {
        case .data, .records: "the data were committed"
        case .answers: "the answers given before are recorded"
        case .reports: "the reports were published"
        case .files: "the files were written"
        }
    }

    /// What to do next.
    var advice: String {
        switch self {
        case .data: "run the same again, and it changes nothing more and does what is missing"
        case .records: "look at what is stored before you repeat it"
        case .answers: "booking-dedupe brings the users up to date"
        case .reports, .files: "only what was to be said of them is missing"
        }
    }
}
