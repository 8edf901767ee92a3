import Tabular

/// A file that can be read, and how.
struct RecognisedExport {
    let input: ExportInput
    var container: Container
    var mapping: Mapping
    /// The names of its columns, as far as the first stretch shows them.
    var headers: [String] = []
    /// Whose references its rows have.
    var sourceSystem = ""
    /// Which of day and month comes first, where it matters.
    var dateOrder: DateOrder?

    /// What is known about its form.
    var facts = ReadingFacts(encoding: .utf8)
    /// The name by which the user knows it.
    var path: String { input.path }

    /// Its size in bytes, where that is known.
    var size: Int?
    /// Whether it holds dates of which the order of day and month cannot be told.
    var needsDateOrder = false

    /// How the records lie in the file.
    enum Container {
        case csv(CSVDialect)
        case json(JSONShape)

        /// Whether brackets and commas lie between the records.
        var isJSON: Bool { if case .json = self { true } else { false } }
    }

    /// What the shape is called in summaries.
    var shapeName: String {
        switch container {
        case .csv: mapping.name + ", CSV"
        case .json: mapping.name + ", JSON"
        }
    }
}
