internal import BookingModel
internal import Database

extension IndexBuilder {
    /// Builds the tree whose root page is `root` from shares of its records, one thread each: `fill` hands over those of
    /// one share, which lie behind those of the share before. Where there are several, each has two at least.
    static func build(
        root: UInt32, in file: PageFile, shares count: Int,
        _ fill: @Sendable (Int, any RecordOutput) throws(DatabaseError) -> Void
    ) throws(DatabaseError) {
        let builder = IndexBuilder(root: root, in: file)
        guard count > 1 else {
            try fill(0, builder)
            return try builder.finish()
        }
        let rows = try sideBySide(count) { share throws(DatabaseError) in
            let row = LeafRowBuilder(in: file, isFirst: share == 0)
            try fill(share, row)
            return try row.finish()
        }
        try builder.finish(above: rows)
    }
}
