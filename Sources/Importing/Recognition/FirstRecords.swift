import Tabular

/// The first records of an export, column by column. Where the name of a column can mean several things, what it holds here
/// decides how it is read.
struct FirstRecords {
    /// The names of the columns, in the order of the file.
    let headers: [String]
    private let batch: RecordBatch
    private let places: [String: Int]

    /// Reads the first stretch of the export, whose columns are called `headers`; nil where it has no records to read.
    init?(of export: RecognisedExport, headers: [String]) {
        guard let batch = FirstRecords.batch(of: export) else { return nil }
        self.headers = headers
        self.batch = batch
        places = Dictionary(headers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the whole records say in the column called `header`: each value that is there.
    func values(of header: String) -> [ColumnValue] {
        guard let column = places[header] else { return [] }
        return batch.records.compactMap { $0.defect == nil ? value(column, of: $0) : nil }
    }

    /// What the whole records say in two columns that both have a value.
    func pairs(of first: String, with second: String) -> [(ColumnValue, ColumnValue)] {
        guard let left = places[first], let right = places[second] else { return [] }
        return batch.records.compactMap { record in
            guard record.defect == nil, let first = value(left, of: record), let second = value(right, of: record)
            else { return nil }
            return (first, second)
        }
    }

    /// What each whole record says in some columns.
    func rows(of headers: [String]) -> [[ColumnValue?]] {
        let columns = headers.map { places[$0] }
        return batch.records.compactMap { record in
            record.defect == nil ? columns.map { $0.flatMap { value($0, of: record) } } : nil
        }
    }

    private func value(_ column: Int, of record: RecordEntry) -> ColumnValue? {
        let field = batch.field(column, of: record)
        guard field.length > 0, field.kind != .null else { return nil }
        let bytes = batch.value(field)
        let inner = bytes.span.trimmedRange()
        guard !inner.isEmpty else { return nil }
        return ColumnValue(bytes: bytes.dropFirst(inner.lowerBound).prefix(inner.count), kind: field.kind)
    }

    private static func batch(of export: RecognisedExport) -> RecordBatch? {
        do throws(TabularError) {
            switch export.container {
            case .csv(let dialect):
                var reader = try CSVReader(export.input.open(), dialect: dialect, encoding: export.input.encoding)
                return try reader.nextBatch()
            case .json(let shape):
                // What paths lead to are columns, too, and come before the others.
                var reader = try JSONReader(
                    export.input.open(), shape: shape, paths: export.template.jsonPaths,
                    encoding: export.input.encoding)
                return try reader.nextBatch()
            }
        } catch {
            // Where the file breaks off is said when it is loaded.
            return nil
        }
    }
}
