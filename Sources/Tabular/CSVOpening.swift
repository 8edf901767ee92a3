/// The beginning of a file: byte order mark, separator line, what is before the header, header.
struct CSVOpening {
    private(set) var dialect: CSVDialect
    private(set) var scanner: CSVRecordScanner
    private(set) var names: [String] = []
    /// The header's own cells, trimmed, as they come again where files were put together.
    private(set) var cells: [[UInt8]] = []
    private(set) var headerLine = 0
    /// Separators at the end of the header, behind which there is no column.
    private(set) var trailingSeparators = 0
    private(set) var nextLine = 1
    private(set) var stretches: [SkippedStretch] = []
    private(set) var bytes: [UInt8] = []

    init<Source>(
        _ blocks: inout BlockReader<Source>, dialect told: CSVDialect?, limits: TabularLimits
    ) throws(TabularError) {
        dialect = told ?? CSVDialect()
        scanner = CSVRecordScanner(dialect, quotedFieldLimit: limits.quotedField)
        while true {
            let block = try blocks.next()
            let isFinal = blocks.isAtEnd
            if block.isEmpty && dialect.hasHeader { throw TabularError(.empty) }
            // Enough to tell a separator line, and where nothing is told, all else.
            let needed = told == nil ? CSVSniffer.sampleSize : 16
            if isFinal || block.count >= needed {
                if told == nil {
                    dialect = CSVDialect(recognising: block)
                    scanner = CSVRecordScanner(dialect, quotedFieldLimit: limits.quotedField)
                }
                if let end = try read(block, isFinal: isFinal, limits: limits) {
                    bytes = Array(block[..<end])
                    blocks.finish(block, usedUpTo: end)
                    return
                }
            }
            blocks.finish(block, usedUpTo: 0)
        }
    }

    /// The mark, the separator line and the header, without what else is before the header: with these bytes in front,
    /// some rows of the file are a file again.
    var headerBytes: [UInt8] {
        let kinds: Set<SkippedStretch.Kind> = [.byteOrderMark, .separatorLine, .header]
        return stretches.filter { kinds.contains($0.kind) }.flatMap { bytes[$0.fileOffset..<$0.fileOffset + $0.length] }
    }

    /// Reads the opening from the block; nil when it is not all there.
    private mutating func read(
        _ block: [UInt8], isFinal: Bool, limits: TabularLimits
    ) throws(TabularError) -> Int? {
        stretches = []
        nextLine = 1
        var position = 0
        if block.starts(with: [0xEF, 0xBB, 0xBF]) { skip(.byteOrderMark, &position, to: 3, lines: 0) }
        if let line = SeparatorLine(block, at: position, isFinal: isFinal) {
            skip(.separatorLine, &position, to: line.end, lines: 1)
        }
        guard dialect.hasHeader else { return position }
        guard try skipLines(block, &position, isFinal: isFinal) else { return nil }
        headerLine = nextLine
        var rows: [[String]] = []
        let start = position
        for _ in 0..<max(1, dialect.headerRowCount) where position < block.count || rows.isEmpty {
            guard let end = try readRow(block, at: position, isFinal: isFinal, limits: limits, &rows) else {
                return nil
            }
            position = end
        }
        let length = position - start
        stretches.append(SkippedStretch(kind: .header, line: headerLine, fileOffset: start, length: length))
        cells = (rows.last ?? []).map { Array($0.utf8) }
        names = CSVHeaderNames.names(rows, qualified: dialect.qualifiedColumns)
        return position
    }

    private mutating func skip(_ kind: SkippedStretch.Kind, _ position: inout Int, to end: Int, lines: Int) {
        stretches.append(SkippedStretch(kind: kind, line: nextLine, fileOffset: position, length: end - position))
        nextLine += lines
        position = end
    }

    /// Skips what is before the header; false when it is not all there.
    private mutating func skipLines(_ block: [UInt8], _ position: inout Int, isFinal: Bool) throws(TabularError)
        -> Bool
    {
        let span = block.span.bytes
        while true {
            guard position < block.count else {
                guard isFinal else { return false }
                throw TabularError(dialect.headerLine.map { .noHeaderLine($0) } ?? .empty)
            }
            let isBlank = block[position] == 0x0A || block[position] == 0x0D
            guard isBlank || nextLine < dialect.headerLine ?? 0 else { return true }
            guard let end = CSVRecordScanner.physicalLineEnd(span, from: position, isFinal: isFinal) else {
                return false
            }
            skip(isBlank ? .blankLine : .preamble, &position, to: end, lines: 1)
        }
    }

    /// Reads one row of the header; nil when it is not all there.
    private mutating func readRow(
        _ block: [UInt8], at position: Int, isFinal: Bool, limits: TabularLimits, _ rows: inout [[String]]
    ) throws(TabularError) -> Int? {
        let span = block.span.bytes
        var fields: [Field] = []
        scanner.begin(blockOf: block.count)
        guard let end = scanner.scan(span, at: position, isFinal: isFinal, fields: &fields) else {
            if block.count - position > limits.record {
                throw TabularError(.header(.recordTooLong(limit: limits.record)), line: nextLine)
            }
            return nil
        }
        if let flaw = scanner.flaw {
            let kind: RecordDefect.Kind = flaw == .unclosedQuote ? .unclosedQuote : .textAfterClosingQuote
            throw TabularError(.header(kind), line: nextLine)
        }
        if let fault = TextCheck.firstFault(in: span, from: position, to: end) {
            if case .nul = fault { throw TabularError(.header(.nulByte), line: nextLine) }
            if dialect.strayEncoding == nil { throw TabularError(.header(.invalidUTF8), line: nextLine) }
        }
        var cells = fields.enumerated().map { index, field in
            let isMoved = scanner.moved.contains(index)
            return CSVHeaderNames.trimmed(text(isMoved ? scanner.rewritten[field.range] : block[field.range])[...])
        }
        trailingSeparators = 0
        while cells.count > 1, cells.last == "", fields[cells.count - 1].kind == .empty {
            cells.removeLast()
            trailingSeparators += 1
        }
        rows.append(cells)
        nextLine += scanner.lineBreaksInside + 1
        return end
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        guard let encoding = dialect.strayEncoding,
            TextCheck.firstFault(in: bytes.span.bytes, from: 0, to: bytes.count) != nil
        else { return bytes }
        var decoded: [UInt8] = []
        SingleByteText.append(bytes[...], as: encoding, to: &decoded)
        return decoded
    }
}
