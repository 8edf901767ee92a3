/// Writes a CSV file cell by cell (RFC 4180, quotes only where needed).
///
///     var writer = CSVWriter(try FileSink(path: path), dialect: .excel)
///     try writer.writeHeader(["month", "net"])
///     writer.text("2024-03"); writer.number("1234.50")
///     try writer.endRow()
///     _ = try writer.finish()
public struct CSVWriter<Sink: ByteSink> {
    /// A cell that got an apostrophe in front, by the row (the header is row 1) and column of the spreadsheet.
    public struct GuardedCell: Sendable, Equatable, Hashable {
        /// Row, 1-based, the header counted.
        public var row: Int
        /// Column, 1-based.
        public var column: Int
    }

    /// How the file is written.
    public let dialect: CSVWriterDialect
    /// The cells that were guarded, in order.
    public private(set) var guardedCells: [GuardedCell] = []
    /// Rows ended so far, the header counted.
    public private(set) var rowCount = 0

    private var sink: Sink
    private var buffer: [UInt8] = []
    private var column = 0
    private var rowStart = 0

    /// Bytes kept before they go to the sink.
    private static var flushSize: Int { 1 << 18 }

    /// A writer into `sink`.
    public init(_ sink: Sink, dialect: CSVWriterDialect) {
        self.sink = sink
        self.dialect = dialect
        buffer.reserveCapacity(Self.flushSize + (1 << 16))
        if dialect.writesMark { buffer += [0xEF, 0xBB, 0xBF] }
        rowStart = buffer.count
    }

    /// Writes the names of the columns as a row. The first must need no quotes: some programs do not see through a mark
    /// followed by a quote.
    public mutating func writeHeader(_ names: [String]) throws(TabularError) {
        if let first = names.first, needsQuotes(Array(first.utf8)[...]) {
            throw TabularError(.firstHeaderNeedsQuotes)
        }
        for name in names { text(name) }
        try endRow()
    }

    /// Writes a cell of text; guarded where the dialect says so.
    public mutating func text(_ value: some StringProtocol) {
        text(utf8: value.utf8)
    }

    /// Writes a cell of UTF-8 text; guarded where the dialect says so.
    public mutating func text(utf8 value: some Collection<UInt8>) {
        beginCell()
        let start = buffer.count
        if dialect.guardsFormulas && FormulaGuard.isFormula(value) {
            guardedCells.append(GuardedCell(row: rowCount + 1, column: column))
            buffer.append(0x27)
        }
        buffer.append(contentsOf: value)
        quote(from: start)
    }

    /// Writes a cell that holds a number as it is to stand; never guarded. It is quoted where it holds the delimiter.
    public mutating func number(_ value: some StringProtocol) {
        beginCell()
        let start = buffer.count
        buffer.append(contentsOf: value.utf8)
        quote(from: start)
    }

    /// Writes a whole number.
    public mutating func integer(_ value: some BinaryInteger) {
        number(String(value))
    }

    /// Writes a cell with nothing in it.
    public mutating func empty() {
        beginCell()
    }

    /// Ends the row.
    public mutating func endRow() throws(TabularError) {
        // A row of one empty cell would be a blank line, which readers skip.
        if column == 1 && buffer.count == rowStart { buffer += [0x22, 0x22] }
        if dialect.usesCRLF { buffer.append(0x0D) }
        buffer.append(0x0A)
        column = 0
        rowCount += 1
        if buffer.count >= Self.flushSize { try flush() }
        rowStart = buffer.count
    }

    /// Appends bytes as they are: a rejected record in its own form. Only between rows.
    public mutating func raw(_ bytes: some Collection<UInt8>) throws(TabularError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.flushSize { try flush() }
        rowStart = buffer.count
    }

    /// Hands out what is left and returns the sink.
    public consuming func finish() throws(TabularError) -> Sink {
        try flush()
        try sink.finish()
        return sink
    }

    private mutating func flush() throws(TabularError) {
        try sink.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func beginCell() {
        if column > 0 { buffer.append(dialect.delimiter) }
        column += 1
    }

    private func needsQuotes(_ bytes: ArraySlice<UInt8>) -> Bool {
        let delimiter = dialect.delimiter
        return bytes.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    }

    /// Encloses what was written since `start` in quotes where it needs them.
    private mutating func quote(from start: Int) {
        guard needsQuotes(buffer[start...]) else { return }
        let value = Array(buffer[start...])
        buffer.removeSubrange(start...)
        buffer.append(0x22)
        for byte in value {
            if byte == 0x22 { buffer.append(0x22) }
            buffer.append(byte)
        }
        buffer.append(0x22)
    }
}

extension CSVWriter: Sendable where Sink: Sendable {}
