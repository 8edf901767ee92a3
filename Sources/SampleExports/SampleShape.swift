/// One of the forms in which bookings are exported.
public enum SampleShape: String, CaseIterable, Sendable {
    /// The flat export of the office's old booking system: local dates, pounds with their sign.
    case officeCSV = "office-csv"
    /// The legacy website's bookings as CSV, the contact details a JSON object in one cell.
    case legacyCSV = "legacy-csv"
    /// The legacy website's bookings as a JSON array, the contact details nested.
    case legacyJSON = "legacy-json"

    /// The name of the file that holds bookings of this shape.
    public var fileName: String {
        switch self {
        case .officeCSV: "office-bookings.csv"
        case .legacyCSV: "legacy-bookings.csv"
        case .legacyJSON: "legacy-bookings.json"
        }
    }

    /// The shapes that a word on the command line stands for: one shape's name, or `all`.
    public static func named(_ word: String) throws(SampleError) -> [SampleShape] {
        if word == "all" { return allCases }
        guard let shape = SampleShape(rawValue: word) else { throw .unknownShape(word) }
        return [shape]
    }
}
