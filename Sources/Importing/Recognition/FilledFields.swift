import Tabular

extension RecordBatch {
    /// What the whole records of a first stretch say in a column: each value that is there, without the blanks around it.
    func filledFields(ofColumn column: Int) -> [Field] {
        records.compactMap { record in
            guard record.defect == nil else { return nil }
            let field = field(column, of: record)
            guard field.length > 0, field.kind != .null else { return nil }
            let inner = bytes.span.extracting(field.range).trimmedRange()
            guard !inner.isEmpty else { return nil }
            return Field(
                offset: field.offset + UInt32(inner.lowerBound), length: UInt32(inner.count), kind: field.kind)
        }
    }
}
