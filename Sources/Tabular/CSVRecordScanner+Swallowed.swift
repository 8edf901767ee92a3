extension CSVRecordScanner {
    /// What became of a record of several lines with the wrong number of fields.
    enum Doubt {
        /// The line below the quote is a whole record of its own: the quote swallowed it.
        case swallowed(end: Int)
        /// Just a record with the wrong number of fields.
        case whole
        /// More bytes are needed to tell.
        case unknown
    }

    /// Decides about the record scanned last, which has several lines and not `expected` fields.
    func doubt(_ bytes: RawSpan, expected: Int, isFinal: Bool) -> Doubt {
        guard firstMultilineQuote >= 0, !splitsAtBlanks else { return .whole }
        guard let next = Self.physicalLineEnd(bytes, from: firstMultilineQuote, isFinal: isFinal) else {
            return .unknown
        }
        var probe = CSVRecordScanner(dialect, quotedFieldLimit: quotedFieldLimit)
        guard let lineEnd = Self.physicalLineEnd(bytes, from: next, isFinal: isFinal) else { return .unknown }
        // On its own line only: a line that holds a whole record is the sign, whatever comes after it.
        probe.begin(blockOf: lineEnd - next)
        var fields: [Field] = []
        let line = bytes.extracting(next..<lineEnd)
        guard probe.scan(line, at: 0, isFinal: true, fields: &fields) == lineEnd - next, probe.flaw == nil else {
            return .whole
        }
        if fields.count == expected + 1, fields.last?.kind == .empty { fields.removeLast() }
        return fields.count == expected ? .swallowed(end: next) : .whole
    }
}
