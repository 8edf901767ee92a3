import BookingModel
import Database

/// A hash of all that a booking's row says, beside where it came from; the same of a row that comes as of the stored one.
///
/// It is the process's own (SipHash with a key of each run) and is not to be kept. 0 stands for none.
enum BookingDigest {
    private static let columns = BookingReader.columns
    static let fileColumn = columns.firstIndex(of: "import_file_id") ?? 0

    /// How a column's values are stored.
    private enum Kind: UInt8 {
        case null
        case integer
        case text
        case identifier
    }

    /// The columns that count, by their places: all but where the row came from.
    private static let kinds: [(column: Int, kind: Kind)] = columns.enumerated().compactMap { place, name in
        guard name == "id" || !TableMerge.folded([name]).isEmpty else { return nil }
        return (place, kind(of: name))
    }

    private static func kind(of name: String) -> Kind {
        if name == "id" || name.hasSuffix("_id") && name != "source_record_id" { return .identifier }
        return name.hasSuffix("_minor") || name.hasSuffix("_at") || name == "participants" ? .integer : .text
    }

    /// The hash of a stored row with the columns of bookings; `text` is room to work in.
    static func of(_ row: any ResultRow, _ text: inout [UInt8]) -> UInt64 {
        var hasher = Hasher()
        for (column, kind) in kinds {
            guard !row.isNull(column) else {
                hasher.combine(Kind.null.rawValue)
                continue
            }
            hasher.combine(kind.rawValue)
            switch kind {
            case .null: break
            case .integer: hasher.combine(row.integer(column))
            case .identifier: hasher.combine(row.identifier(column))
            case .text:
                text.removeAll(keepingCapacity: true)
                _ = row.appendText(column, to: &text)
                text.withUnsafeBytes { hasher.combine(bytes: $0) }
            }
        }
        return finished(hasher)
    }

    /// The hash of a row of a batch with the columns of bookings.
    static func of(_ row: Int, of batch: RowBatch) -> UInt64 {
        var hasher = Hasher()
        for (column, _) in kinds {
            let cell = batch.cells[row * batch.columnCount + column]
            switch cell.kind {
            case .integer:
                hasher.combine(Kind.integer.rawValue)
                hasher.combine(cell.payload)
            case .text:
                hasher.combine(Kind.text.rawValue)
                batch.arena.withUnsafeBytes { arena in
                    let start = Int(cell.payload)
                    hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: arena[start..<start + Int(cell.length)]))
                }
            case .identifier:
                hasher.combine(Kind.identifier.rawValue)
                hasher.combine(batch.identifier(row: row, column: column))
            case .null, .real, .zeros: hasher.combine(Kind.null.rawValue)
            }
        }
        return finished(hasher)
    }

    /// The hash of how many lines are kept of a booking.
    static func of(lines: Int, of id: Identifier) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(id)
        hasher.combine(lines)
        return finished(hasher)
    }

    private static func finished(_ hasher: Hasher) -> UInt64 {
        max(1, UInt64(bitPattern: Int64(hasher.finalize())))
    }
}
