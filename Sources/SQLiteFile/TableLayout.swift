internal import Database

/// What one must know of a table to read and write its records: where its b-tree begins and how its columns lie.
public struct TableLayout: Sendable {
    /// One column.
    public struct Column: Sendable {
        /// Its name.
        public let name: String
        /// The value of rows that give none.
        public let defaultValue: SerialValue
        /// Whether it is a name of the row's number, which no record holds.
        public let isRowNumber: Bool
        /// Whether it holds floating-point numbers; records keep the whole ones among them as integers.
        public let isReal: Bool

        /// A column of a table.
        public init(name: String, defaultValue: SerialValue, isRowNumber: Bool, isReal: Bool) {
            self.name = name
            self.defaultValue = defaultValue
            self.isRowNumber = isRowNumber
            self.isReal = isReal
        }
    }

    /// The page at which its b-tree begins.
    public let root: UInt32
    /// The columns as records hold them; of a table without row numbers the key comes first.
    public let columns: [Column]
    /// Whether rows have numbers; a table without them is kept like an index.
    public let hasRowNumbers: Bool

    /// A layout as the engine describes it.
    public init(root: UInt32, columns: [Column], hasRowNumbers: Bool) {
        self.root = root
        self.columns = columns
        self.hasRowNumbers = hasRowNumbers
    }

    /// The places of columns by their names; nil where one is not there.
    public func places(of names: [String]) -> [Int]? {
        let places = names.compactMap { name in columns.firstIndex { $0.name == name } }
        return places.count == names.count ? places : nil
    }

    /// Where each column of a new row gets its value from, if rows give the columns `names`.
    public func sources(of names: [String]) -> [RecordWriter.Source] {
        columns.map { column in
            if column.isRowNumber { return .rowNumber }
            return names.firstIndex(of: column.name).map { .cell($0) } ?? .constant(column.defaultValue)
        }
    }
}
