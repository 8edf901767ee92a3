import Tabular

/// A file that can be read, and how.
struct RecognisedExport {
    let input: ExportInput
    var container: Container
    /// The mapping over the columns that are known.
    var mapping: Mapping
    /// The mapping as it was given or recognised, for columns that are met later.
    var template: Mapping
    /// Whether the mapping is the profile of a known export.
    var isKnown = false
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

    /// What is to be said of how it was recognised, a line each.
    var notes: [String] = []
    /// Its size in bytes, where that is known.
    var size: Int?
    /// Why it cannot be read as it is, or nil where it can.
    var refusal: ImportError?
    /// How its columns of dates and amounts are written, as far as a value alone does not tell.
    var columns = ColumnConventionsDecision.Finding()
    /// Of bookings of which no column says an amount, the columns that hold numbers; nil where one does, or where it is
    /// known that such exports say none.
    var columnsOfNumbers: [String]?
    /// Whether it holds dates of which the order of day and month cannot be told.
    var needsDateOrder: Bool { !columns.undecided.isEmpty }

    init(input: ExportInput, container: Container, mapping: Mapping, facts: ReadingFacts) {
        self.input = input
        self.container = container
        self.mapping = mapping
        self.facts = facts
        template = mapping
    }

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
