internal import Database

/// The cells and bytes of a batch while rows are taken from it.
struct BatchBytes: ~Copyable {
    let cells: UnsafePointer<RowBatch.Cell>
    let arena: UnsafePointer<UInt8>
    let columnCount: Int
}

extension RowBatch {
    /// Lends the batch's memory to `body`, unless there is no row.
    func withBytes(_ body: (borrowing BatchBytes) throws(DatabaseError) -> Void) throws(DatabaseError) {
        try arena.withUnsafeBufferPointer { arena throws(DatabaseError) in
            try cells.withUnsafeBufferPointer { cells throws(DatabaseError) in
                guard let base = cells.baseAddress else { return }
                // An empty arena has no address; no cell points into it then.
                let bytes = arena.baseAddress ?? UnsafeRawPointer(base).assumingMemoryBound(to: UInt8.self)
                try body(BatchBytes(cells: base, arena: bytes, columnCount: columnCount))
            }
        }
    }
}
