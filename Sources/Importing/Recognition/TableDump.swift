import Tabular

/// The JSON by which phpMyAdmin exports tables: an array that begins with a header and the name of the database, and then
/// holds each table with its rows in `data`.
struct TableDump {
    /// Where the rows are.
    static let path = ["[]", "data"]

    /// How many tables there are.
    let tableCount: Int

    /// Finds them; nil where it is no such file.
    init?(_ survey: JSONSurvey) {
        let signs: Set<String> = ["type", "version", "comment", "name", "database"]
        guard let root = survey.candidates.first(where: { $0.path.isEmpty && !$0.isDocument }),
            signs.isSubset(of: root.keys),
            survey.candidates.contains(where: { $0.path == TableDump.path && $0.objectCount > 0 })
        else { return nil }
        tableCount = root.objectCount - 2
    }

    /// What is wrong where there are several, and what to type.
    func refusal(path: String) -> ImportError? {
        guard tableCount > 1 else { return nil }
        return ImportError(
            "\(path): it holds \(tableCount) tables of a database, one after another",
            hint:
                "export each table by itself, or take one out, for instance: jq '.[] | select(.name == \"bookings\" and .data) | .data' \(path) > bookings.json"
        )
    }
}
