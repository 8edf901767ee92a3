import Foundation

/// What readers of some folders of reports find there now, and are to find there afterwards.
struct StandingReports {
    /// The reports.
    let reports: Set<ReportName>
    /// Whether contact details stand in their table of customers.
    let hasContacts: Bool

    /// Looks into the folders, which need not exist.
    init(in folders: [String]) {
        func path(_ name: ReportName, _ folder: String) -> String { "\(folder)/\(name.rawValue).csv" }
        reports = Set(
            ReportName.allCases.filter { name in
                folders.contains { FileSystem.kind(path(name, $0)) == .other }
            })
        hasContacts = folders.contains {
            StandingReports.header(of: path(.customerLifetimeValue, $0)).contains("email")
        }
    }

    /// The names of a table's columns; none where there is no such table.
    private static func header(of path: String) -> [Substring] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        let start = try? file.read(upToCount: 1024)
        let line = String(decoding: start ?? Data(), as: UTF8.self).prefix { !$0.isNewline }
        return line.split { $0 == "," || $0 == ";" || $0 == "\t" }
    }
}
