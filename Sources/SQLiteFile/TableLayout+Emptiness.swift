public import Database

extension TableLayout {
    /// Whether the table, or the index of the same root, holds nothing.
    public func isEmpty(in file: PageFile) throws(DatabaseError) -> Bool {
        try !BTreeCursor(root: root, in: file).advance()
    }
}
