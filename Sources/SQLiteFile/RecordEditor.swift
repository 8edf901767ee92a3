internal import Database

/// Makes a changed record of the same length and puts it in the place of the old one.
final class RecordEditor {
    /// Where a column of the changed record gets its value from.
    enum Source {
        /// From the record as it is.
        case kept
        /// From a cell of the row.
        case cell(Int)
        /// As many zeros as make the record as long as it was; only the last column.
        case filler
    }

    private let sources: [Source]
    private let scratch: RecordScratch

    init(_ sources: [Source]) {
        self.sources = sources
        scratch = RecordScratch(columns: sources.count)
    }

    /// Writes the changed record over `record`, of which `view` is the view; gives false and changes nothing where it
    /// would have another length.
    func edit(
        _ record: UnsafeMutableBufferPointer<UInt8>, _ view: RecordView, _ batch: borrowing BatchBytes, row: Int
    ) -> Bool {
        scratch.clear()
        for (column, source) in sources.enumerated() {
            switch source {
            case .kept:
                let bytes = view.bytes(column)
                scratch.append(type: view.type(column), bytes: bytes.baseAddress, count: bytes.count)
            case .cell(let index): scratch.append(batch.cells[row * batch.columnCount + index], batch.arena)
            case .filler:
                guard let zeros = zeros(toFill: record.count) else { return false }
                scratch.append(zeros: zeros)
            }
        }
        let changed = scratch.finish()
        guard changed.count == record.count, let place = record.baseAddress, let base = changed.baseAddress else {
            return false
        }
        place.update(from: base, count: changed.count)
        return true
    }

    /// The number of zeros that make the record so long; nil where none does.
    private func zeros(toFill size: Int) -> Int? {
        for typeSize in 1...2 {
            let zeros = size - scratch.bodySize - RecordScratch.headerSize(ofTypes: scratch.typeSize + typeSize)
            if zeros >= 0, Varint.size(of: UInt64(12 + 2 * zeros)) == typeSize { return zeros }
        }
        return nil
    }
}
