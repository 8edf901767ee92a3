/// Writes a CSV file cell by cell (RFC 4180, quotes only where needed).
///
///     var writer = CSVWriter(try FileSink(path: path), dialect: .excel)
///     try writer.writeHeader(["month", "net"])
///     writer.text("2024-03"); writer.number("1234.50")
///     try writer.endRow()
///     _ = try writer.finish()
public struct CSVWriter<Sink: ByteSink> {
    /// How the file is written.
    public let dialect: CSVWriterDialect
    /// The cells that were guarded, in order.
    public private(set) var guardedCells: [GuardedCell] = []
    /// Rows ended so far, the header counted.
    public private(set) var rowCount = 0

    private var cells: CSVCellBuffer
    private var column = 0
    private var rowStart = 0
    private var sink: Sink

    /// Bytes kept before they go to the sink.
    private static var flushSize: Int { 1 << 18 }

    /// A writer into `sink`.
    public init(_ sink: Sink, dialect: CSVWriterDialect) {
        self.sink = sink
        self.dialect = dialect
        cells = CSVCellBuffer(
            delimiter: dialect.delimiter, guardsFormulas: dialect.guardsFormulas,
            capacity: Self.flushSize + (1 << 16))
        if dialect.writesMark {
            for byte in [0xEF, 0xBB, 0xBF] as [UInt8] { cells.append(byte) }
        }
        rowStart = cells.count
    }

    /// Writes the names of the columns as a row. The first must need no quotes: some programs do not see through a mark
    /// followed by a quote.
    public mutating func writeHeader(_ names: [String]) throws(TabularError) {
        if let first = names.first, cells.needsQuotes(Array(first.utf8).span.bytes) {
            throw TabularError(.firstHeaderNeedsQuotes)
        }
        for name in names { text(name) }
        try endRow()
    }

    /// Writes a cell of text; guarded where the dialect says so.
    public mutating func text(_ value: String) {
        cell(value.utf8.span.bytes, isText: true)
    }

    /// Writes a cell of UTF-8 text; guarded where the dialect says so.
    public mutating func text(utf8 value: ArraySlice<UInt8>) {
        cell(value.span.bytes, isText: true)
    }

    /// Writes a cell of UTF-8 text; guarded where the dialect says so.
    public mutating func text(utf8 value: RawSpan) {
        cell(value, isText: true)
    }

    /// Writes a cell that holds a number as it is to stand; never guarded. It is quoted where it holds the delimiter.
    public mutating func number(_ value: String) {
        cell(value.utf8.span.bytes, isText: false)
    }

    /// Writes a whole number.
    public mutating func integer(_ value: Int) {
        number(String(value))
    }

    /// Writes a cell with nothing in it.
    public mutating func empty() {
        beginCell()
    }

    /// Ends the row.
    public mutating func endRow() throws(TabularError) {
        // A row of one empty cell would be a blank line, which readers skip.
        if column == 1 && cells.count == rowStart {
            cells.append(0x22)
            cells.append(0x22)
        }
        if dialect.usesCRLF { cells.append(0x0D) }
        cells.append(0x0A)
        column = 0
        rowCount += 1
        if cells.count >= Self.flushSize { try flush() }
        rowStart = cells.count
    }

    /// Appends bytes as they are: a rejected record in its own form. Only between rows.
    public mutating func raw(_ bytes: ArraySlice<UInt8>) throws(TabularError) {
        cells.append(bytes.span.bytes)
        if cells.count >= Self.flushSize { try flush() }
        rowStart = cells.count
    }

    /// Hands out what is left and returns the sink.
    public consuming func finish() throws(TabularError) -> Sink {
        try flush()
        try sink.finish()
        return sink
    }

    private mutating func flush() throws(TabularError) {
        try cells.drain(into: &sink)
    }

    private mutating func beginCell() {
        if column > 0 { cells.append(dialect.delimiter) }
        column += 1
    }

    private mutating func cell(_ bytes: RawSpan, isText: Bool) {
        beginCell()
        if cells.appendCell(bytes, isText: isText) {
            guardedCells.append(GuardedCell(row: rowCount + 1, column: column))
        }
    }
}

extension CSVWriter: Sendable where Sink: Sendable {}
