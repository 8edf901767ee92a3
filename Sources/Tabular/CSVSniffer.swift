/// Finds out how a CSV file is written, by its first bytes.
struct CSVSniffer {
    /// A record of the sample.
    struct Row {
        var line: Int
        var width: Int
        /// Cells with something in them.
        var filled = 0
        /// Cells in quotes.
        var quoted = 0
        /// Cells up to the last one with something in it.
        var used = 0
        var endsEmpty = false
        var isFlawed = false
        /// The cells, where they are asked for.
        var cells: [String] = []

        /// Whether a cell is an address or a number rather than a name.
        var holdsValues: Bool {
            cells.contains { cell in
                cell.contains("@")
                    || (cell.utf8.contains { (0x30...0x39).contains($0) } && !cell.contains(where: \.isLetter))
            }
        }
    }

    /// Bytes looked at: some hundred records.
    static let sampleSize = 1 << 16

    private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

    private let sample: [UInt8]
    private let isWhole: Bool
    private let told: CSVSettings
    /// Where the table, or what is before it, begins.
    private var start = 0
    private var firstLine = 1
    private var separatorLine: UInt8?

    init(_ prefix: [UInt8], told: CSVSettings) {
        isWhole = prefix.count < Self.sampleSize
        sample = isWhole ? prefix : Array(prefix[..<Self.sampleSize])
        self.told = told
        start = prefix.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let line = SeparatorLine(sample, at: start, isFinal: true) {
            start = line.end
            firstLine = 2
            separatorLine = line.delimiter
        }
    }

    /// What was told and found out.
    func dialect() -> CSVDialect {
        var dialect = CSVDialect()
        dialect.leavesOut = .all
        dialect.strayEncoding = .windows1252
        switch told.quote {
        case .byte(let byte): dialect.quote = byte
        case .some(.none): dialect.quote = nil
        case nil: break
        }
        if let delimiter = told.delimiter ?? separatorLine.map({ .byte($0) }) {
            dialect.delimiter = delimiter
        } else {
            dialect.delimiter = .byte(recognisedDelimiter(dialect))
        }
        if dialect.delimiter == .blanks {
            if told.quote == nil { dialect.quote = nil }
        } else {
            recogniseQuoting(&dialect)
        }
        dialect.headerLine = told.headerLine
        CSVHeaderSearch(rows: rows(dialect, withCells: CSVHeaderSearch.depth), told: told).settle(&dialect)
        return dialect
    }

    /// The rows of the sample but for a last one that may be cut; the first ones with their cells.
    func rows(_ dialect: CSVDialect, withCells cellCount: Int = 0) -> [Row] {
        var limits = TabularLimits()
        limits.quotedField = Self.sampleSize / 4
        var scanner = CSVRecordScanner(dialect, quotedFieldLimit: limits.quotedField)
        let span = sample.span.bytes
        scanner.begin(blockOf: sample.count)
        var rows: [Row] = []
        var fields: [Field] = []
        var position = start
        var line = firstLine
        while position < sample.count {
            if sample[position] == 0x0A || sample[position] == 0x0D {
                position = CSVRecordScanner.afterLineBreak(span, at: position, isFinal: true) ?? sample.count
                line += 1
                continue
            }
            fields.removeAll(keepingCapacity: true)
            scanner.moved.removeAll(keepingCapacity: true)
            guard let end = scanner.scan(span, at: position, isFinal: true, fields: &fields), end > position else {
                break
            }
            if end == sample.count && !isWhole && !rows.isEmpty { break }
            var row = Row(line: line, width: fields.count)
            row.isFlawed = scanner.flaw != nil
            row.endsEmpty = fields.last?.length == 0
            let isShown = rows.count < cellCount
            for (index, field) in fields.enumerated() {
                if field.length > 0 {
                    row.filled += 1
                    row.used = index + 1
                }
                // What was rewritten was in quotes, and its bounds are elsewhere.
                let isMoved = scanner.moved.contains(index)
                let start = Int(field.offset)
                if isMoved || (start > position && field.kind == .text && sample[start - 1] == dialect.quote) {
                    row.quoted += 1
                }
                if isShown {
                    let bytes = isMoved ? scanner.rewritten[field.range] : sample[field.range]
                    row.cells.append(CSVHeaderNames.trimmed(bytes))
                }
            }
            if !fields.isEmpty { rows.append(row) }
            line += scanner.lineBreaksInside + 1
            position = end
        }
        return rows
    }

    /// The delimiter that makes the rows equally wide: one that the first line has and most rows have as often, else the
    /// one with the most consistent table below some lines of another kind.
    private func recognisedDelimiter(_ dialect: CSVDialect) -> UInt8 {
        let favourite = inFirstLine()
        var best: (delimiter: UInt8, isAnchored: Bool, score: Double) = (favourite, false, 0)
        for delimiter in [favourite] + Self.delimiters.filter({ $0 != favourite }) {
            var candidate = dialect
            candidate.delimiter = .byte(delimiter)
            let rows = rows(candidate)
            guard let first = rows.first, let table = TableWidth(rows) else { continue }
            let isAnchored = table.width > 1 && first.width == table.width && table.count * 10 >= rows.count * 6
            let isBetter = isAnchored == best.isAnchored ? table.score > best.score : isAnchored
            if isBetter { best = (delimiter, isAnchored, table.score) }
        }
        return best.delimiter
    }

    /// The delimiter met most often outside quotes in the first line that is not blank; comma when none is.
    private func inFirstLine() -> UInt8 {
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        var isBlank = true
        for byte in sample[start...] {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == 0x0A || byte == 0x0D {
                if !isQuoted && !isBlank { break }
                continue
            }
            isBlank = false
            if !isQuoted, let index = Self.delimiters.firstIndex(of: byte) { counts[index] += 1 }
        }
        var best = 0
        for index in 1..<4 where counts[index] > counts[best] { best = index }
        return Self.delimiters[best]
    }

    /// Quotes and escapes: those of RFC 4180, unless others leave fewer rows that make no sense.
    private func recogniseQuoting(_ dialect: inout CSVDialect) {
        let usual = rows(dialect)
        if case .byte(let byte)? = told.escape {
            dialect.escape = byte
        } else if told.escape == nil, dialect.quote != nil, holds([UInt8(ascii: "\\"), dialect.quote ?? 0]) {
            var candidate = dialect
            candidate.escape = UInt8(ascii: "\\")
            if Self.oddRows(rows(candidate)) < Self.oddRows(usual) { dialect = candidate }
        }
        guard told.quote == nil else { return skipBlanks(&dialect) }
        if !usual.contains(where: { $0.quoted > 0 }) {
            var candidate = dialect
            candidate.quote = UInt8(ascii: "'")
            let rows = rows(candidate)
            let quoted = rows.reduce(0) { $0 + $1.quoted }
            // Once in a while an apostrophe begins a value; quotes enclose something in nearly every row.
            if quoted > 1, quoted >= rows.count, !rows.contains(where: \.isFlawed),
                Self.oddRows(rows) <= Self.oddRows(usual)
            {
                dialect = candidate
            }
        }
        skipBlanks(&dialect)
    }

    /// Whether quotes come after blanks, as in `1, "a, b"`.
    private func skipBlanks(_ dialect: inout CSVDialect) {
        guard let quote = dialect.quote, case .byte(let delimiter) = dialect.delimiter, delimiter != 0x20,
            holds([delimiter, 0x20, quote])
        else { return }
        var candidate = dialect
        candidate.skipsBlanksBeforeQuotes = true
        let spaced = rows(candidate)
        let usual = rows(dialect)
        let isBetter =
            Self.oddRows(spaced) < Self.oddRows(usual)
            || (Self.oddRows(spaced) == Self.oddRows(usual)
                && spaced.reduce(0) { $0 + $1.quoted } > usual.reduce(0) { $0 + $1.quoted })
        if isBetter { dialect = candidate }
    }

    /// Rows with a flaw, or not as wide as the table.
    private static func oddRows(_ rows: [Row]) -> Int {
        let width = TableWidth(rows)?.width ?? 1
        return rows.count { $0.isFlawed || $0.width != width }
    }

    private func holds(_ bytes: [UInt8]) -> Bool {
        let span = sample.span.bytes
        var position = 0
        while true {
            position = ByteScan.find(bytes[0], in: span, from: position, to: sample.count)
            guard position + bytes.count <= sample.count else { return false }
            if bytes.indices.allSatisfy({ sample[position + $0] == bytes[$0] }) { return true }
            position += 1
        }
    }
}

/// The width that most rows of a table share, from the first such row on.
struct TableWidth {
    let width: Int
    let count: Int
    /// The higher, the more rows are alike and the wider they are.
    let score: Double

    init?(_ rows: [CSVSniffer.Row]) {
        var seen: [(width: Int, first: Int, count: Int)] = []
        for (index, row) in rows.enumerated() {
            if let known = seen.firstIndex(where: { $0.width == row.width }) {
                seen[known].count += 1
            } else {
                seen.append((row.width, index, 1))
            }
        }
        var best: TableWidth?
        for (width, first, count) in seen where !Self.isStray(first, in: rows) {
            let share = Double(count) / Double(rows.count - first)
            let candidate = TableWidth(
                width: width, count: count, score: Double(count) * share * Double(width - 1) / Double(width))
            if best.map({ candidate.score > $0.score || (candidate.score == $0.score && width > $0.width) }) ?? true {
                best = candidate
            }
        }
        guard let best else { return nil }
        self = best
    }

    /// Whether the row at `index` is the last one and tells no table's width. Alone, with no row below that could differ,
    /// it would make the most consistent table of all: it does where it may be a header without rows, far wider than the
    /// lines above and without values, and not where it is a row with some separators too many.
    private static func isStray(_ index: Int, in rows: [CSVSniffer.Row]) -> Bool {
        guard index > 0, index == rows.count - 1 else { return false }
        let above = rows[..<index].lazy.filter { !$0.isFlawed }.map(\.width).max() ?? 0
        return rows[index].width <= above * 2 || rows[index].holdsValues
    }

    private init(width: Int, count: Int, score: Double) {
        self.width = width
        self.count = count
        self.score = score
    }
}
