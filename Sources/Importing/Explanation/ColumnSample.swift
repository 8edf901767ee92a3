import Tabular

/// What the first records of an export hold, column by column: forms and counts, no values.
struct ColumnSample {
    /// One column.
    struct Column {
        var filled = 0
        var examples: [String] = []
    }

    private(set) var count = 0
    private(set) var columns: [Column]

    init(of export: RecognisedExport) throws(ImportError) {
        columns = Array(repeating: Column(), count: export.headers.count)
        do throws(TabularError) {
            switch export.container {
            case .csv(let dialect):
                var reader = try CSVReader(
                    export.input.open(), dialect: dialect, encoding: export.input.encoding,
                    expectedFieldCount: export.mapping.headerNames?.count)
                while count < ExportExplainer.sampleSize, let batch = try reader.nextBatch() {
                    take(batch, missing: export.mapping.missing)
                }
            case .json(let shape):
                var reader = try JSONReader(export.input.open(), shape: shape, paths: export.template.jsonPaths)
                while count < ExportExplainer.sampleSize, let batch = try reader.nextBatch() {
                    take(batch, missing: export.mapping.missing)
                }
            }
        } catch {
            throw ImportError("\(export.path): \(error.message)", hint: error.hint)
        }
    }

    private mutating func take(_ batch: RecordBatch, missing: Set<String>) {
        for record in batch.records where record.defect == nil && !batch.isBlank(record) {
            guard count < ExportExplainer.sampleSize else { return }
            count += 1
            for index in columns.indices {
                let field = batch.field(index, of: record)
                guard field.length > 0, field.kind != .null else { continue }
                let inner = batch.bytes.span.extracting(field.range).trimmedRange()
                guard !inner.isEmpty else { continue }
                let start = field.range.lowerBound
                let bytes = batch.bytes[(start + inner.lowerBound)..<(start + inner.upperBound)]
                if !missing.isEmpty, missing.contains(String(decoding: bytes, as: UTF8.self)) { continue }
                columns[index].filled += 1
                guard columns[index].examples.count < 3 else { continue }
                // A character has at most a few bytes; a long note is not read to its end for its first letters.
                let masked = MaskedValue(String(decoding: bytes.prefix(4 * (MaskedValue.limit + 1)), as: UTF8.self))
                    .text
                if !columns[index].examples.contains(masked) { columns[index].examples.append(masked) }
            }
        }
    }
}
