import BookingModel

/// The link `OUTPUT/latest`, by which readers find the newest reports.
///
/// It leads to the newest day. A set that somebody asks for of an earlier day lies in that day's folder only: readers
/// would take it for the newest figures. A set as of the latest thing in the data is the newest there is.
struct LatestReports {
    /// The path of the link.
    let path: String
    private let output: String

    init(output: String) {
        self.output = output
        path = output + "/latest"
    }

    /// The day that it leads to; nil where it leads to no folder of a day.
    var day: LocalDay? {
        guard let name = FileSystem.target(ofLink: path), let day = LocalDay(name),
            FileSystem.kind("\(output)/\(name)") == .folder
        else { return nil }
        return day
    }

    /// Nothing that these reports did not make is overwritten.
    func checkWay() throws(ReportError) {
        switch FileSystem.kind(path) {
        case .nothing, .link: break
        case .folder, .other: throw .inTheWay(path: path, expected: "a link to the latest reports")
        }
    }

    /// Lets it lead to the folder of a day, by one rename.
    func lead(to day: String) throws(ReportError) {
        let draft = output + "/.latest.writing"
        try FileSystem.remove(draft)
        try FileSystem.makeLink(draft, to: day)
        try FileSystem.rename(draft, to: path)
    }
}
