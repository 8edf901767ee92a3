public import BookingModel

/// What single cells hold.
extension RowBatch {
    /// Whether a cell holds no value.
    public func isNull(row: Int, column: Int) -> Bool { cells[row * columnCount + column].kind == .null }

    /// The text in a cell, or nil where it holds none.
    public func text(row: Int, column: Int) -> ArraySlice<UInt8>? {
        let cell = cells[row * columnCount + column]
        guard cell.kind == .text else { return nil }
        return arena[Int(cell.payload)..<Int(cell.payload) + Int(cell.length)]
    }

    /// The identifier in a cell, or nil where it holds none.
    public func identifier(row: Int, column: Int) -> Identifier? {
        let cell = cells[row * columnCount + column]
        guard cell.kind == .identifier else { return nil }
        return arena.withUnsafeBytes { arena in
            Identifier(
                high: UInt64(bigEndian: arena.loadUnaligned(fromByteOffset: Int(cell.payload), as: UInt64.self)),
                low: UInt64(bigEndian: arena.loadUnaligned(fromByteOffset: Int(cell.payload) + 8, as: UInt64.self)))
        }
    }
}
