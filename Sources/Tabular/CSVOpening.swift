/// The beginning of a file: byte order mark, blank lines, header.
struct CSVOpening {
    private(set) var dialect: CSVDialect
    private(set) var scanner: CSVRecordScanner
    private(set) var names: [String] = []
    private(set) var headerLine = 0
    private(set) var endsWithSeparator = false
    private(set) var nextLine = 1
    private(set) var blankLines = 0
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
            var start = 0
            if block.starts(with: [0xEF, 0xBB, 0xBF]) {
                start = 3
            } else if block.count < 3 && !isFinal {
                blocks.finish(block, usedUpTo: 0)
                continue
            }
            if !dialect.hasHeader {
                bytes = Array(block[..<start])
                blocks.finish(block, usedUpTo: start)
                return
            }
            if try readHeader(block, from: start, isFinal: isFinal, told: told, limits: limits) {
                blocks.finish(block, usedUpTo: bytes.count)
                return
            }
            blocks.finish(block, usedUpTo: 0)
        }
    }

    /// Reads the header from the block; false when it is not all there.
    private mutating func readHeader(
        _ block: [UInt8], from start: Int, isFinal: Bool, told: CSVDialect?, limits: TabularLimits
    ) throws(TabularError) -> Bool {
        let span = block.span.bytes
        var position = start
        blankLines = 0
        while position < block.count, block[position] == 0x0A || block[position] == 0x0D {
            guard let next = CSVRecordScanner.afterLineBreak(span, at: position, isFinal: isFinal) else {
                return false
            }
            position = next
            blankLines += 1
        }
        if position == block.count {
            if isFinal { throw TabularError(.empty) }
            return false
        }
        headerLine = 1 + blankLines
        if told == nil {
            if !isFinal,
                CSVRecordScanner.physicalLineEnd(span, from: position, isFinal: false) == nil,
                block.count - position <= limits.record
            {
                return false
            }
            dialect = CSVDialect(recognising: Array(block[position...]))
            scanner = CSVRecordScanner(dialect, quotedFieldLimit: limits.quotedField)
        }
        var fields: [Field] = []
        scanner.begin(blockOf: block.count)
        guard let end = scanner.scan(span, at: position, isFinal: isFinal, fields: &fields) else {
            if block.count - position > limits.record {
                throw TabularError(.header(.recordTooLong(limit: limits.record)), line: headerLine)
            }
            return false
        }
        if let flaw = scanner.flaw {
            let kind: RecordDefect.Kind = flaw == .unclosedQuote ? .unclosedQuote : .textAfterClosingQuote
            throw TabularError(.header(kind), line: headerLine)
        }
        if let fault = TextCheck.firstFault(in: span, from: position, to: end) {
            let kind: RecordDefect.Kind = if case .nul = fault { .nulByte } else { .invalidUTF8 }
            throw TabularError(.header(kind), line: headerLine)
        }
        names = columnNames(fields, block)
        endsWithSeparator = names.count < fields.count
        nextLine = headerLine + scanner.lineBreaksInside + 1
        bytes = Array(block[..<end])
        return true
    }

    /// The names, those without quotes trimmed; an empty one at the end is a trailing separator.
    private func columnNames(_ fields: [Field], _ block: [UInt8]) -> [String] {
        let rewritten = Set(scanner.moved)
        var names: [String] = []
        for (index, field) in fields.enumerated() {
            if rewritten.contains(index) {
                names.append(String(decoding: scanner.rewritten[field.range], as: UTF8.self))
                continue
            }
            var range = field.range
            let isQuoted = range.lowerBound > 0 && dialect.quote == block[range.lowerBound - 1]
            if !isQuoted {
                while let first = range.first, CSVRecordScanner.isBlank(block[first]) {
                    range = (first + 1)..<range.upperBound
                }
                while let last = range.last, CSVRecordScanner.isBlank(block[last]) {
                    range = range.lowerBound..<last
                }
            }
            names.append(String(decoding: block[range], as: UTF8.self))
        }
        if names.count > 1, names.last == "", fields.last?.kind == .empty { names.removeLast() }
        return names
    }
}
