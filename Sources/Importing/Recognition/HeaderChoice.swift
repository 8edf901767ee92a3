import Tabular

/// Looks for a header by what it says, where the row that looks like one says nothing.
struct HeaderChoice {
    /// A mapping given by the user; nil: the headers decide.
    let mapping: Mapping?

    /// The line of a row among the first ones that can be understood, where the header of `dialect` cannot; else nil.
    func line(_ dialect: CSVDialect, _ prefix: [UInt8]) -> Int? {
        guard let reader = try? CSVReader(MemorySource(prefix), dialect: dialect), !isUnderstood(reader.header) else {
            return nil
        }
        return dialect.leadingRows(of: prefix).first { row in
            // What is narrower than the table is a line before it.
            row.line != reader.headerLine && row.cells.count > 1 && row.cells.count >= reader.header.count
                && isUnderstood(row.cells)
        }?.line
    }

    /// Whether the names of columns say what a file holds, or are those that the mapping reads.
    func isUnderstood(_ names: [String]) -> Bool {
        guard let mapping else {
            // A row of values may hold words that columns are called by.
            if MappingCheck.isHeaderless(names) { return false }
            return KnownExports.recognise(names) != nil || EntityRecognition.mapping(for: names) != nil
        }
        let known = Set(names)
        return mapping.rules.values.allSatisfy { $0.columns.allSatisfy(known.contains) }
    }
}
