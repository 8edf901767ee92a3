/// Recognises rows that are no records: empty ones, the header again, totals, the footer of a report.
struct CSVLeftOutRecognition: Sendable {
    /// How totals are called.
    private static let totals: Set<String> = [
        "total", "totals", "grand total", "sum", "subtotal", "subtotals", "sub-total", "sub total", "overall total",
        "summe", "gesamt", "gesamtsumme", "zwischensumme", "insgesamt", "totaal", "totale", "somme", "suma", "summa",
        "totalt", "total general", "total général", "sous-total",
    ]

    private let kinds: CSVLeftOutRows
    private let header: [[UInt8]]
    /// First bytes of rows that may be such, a bit each: nearly all records are told by one look.
    private var suspects: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    /// First three bytes of what begins such rows, in lower case where they are letters.
    private var beginnings: [UInt32] = []
    private let quote: UInt8

    init(_ dialect: CSVDialect, header: [[UInt8]]) {
        self.header = header
        kinds = dialect.leavesOut
        quote = dialect.quote ?? 0
        guard !kinds.isEmpty else { return }
        suspect(0x20)
        suspect(0x09)
        if case .byte(let separator) = dialect.delimiter { suspect(separator) }
        if let quote = dialect.quote { suspect(quote) }
        if kinds.contains(.repeatedHeaders), let first = header.first?.first {
            suspect(first)
            suspect(0xEF)
            let start = header[0].prefix(3)
            beginnings += [Self.beginning(Array(start)), Self.beginning([0xEF, 0xBB, 0xBF])]
        }
        guard kinds.contains(.totals) else { return }
        for word in Self.totals.sorted() + CSVFooterLine.beginnings {
            let bytes = Array(word.utf8)
            suspect(bytes[0])
            suspect(bytes[0] & 0xDF)
            let beginning = Self.beginning(bytes)
            if !beginnings.contains(beginning) { beginnings.append(beginning) }
        }
    }

    private static func beginning(_ bytes: [UInt8]) -> UInt32 {
        guard bytes.count > 2 else { return 0 }
        return UInt32(bytes[0] | 0x20) | UInt32(bytes[1] | 0x20) << 8 | UInt32(bytes[2] | 0x20) << 16
    }

    private mutating func suspect(_ byte: UInt8) {
        let bit: UInt64 = 1 << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: suspects.0 |= bit
        case 1: suspects.1 |= bit
        case 2: suspects.2 |= bit
        default: suspects.3 |= bit
        }
    }

    /// Whether the row at `start` needs a closer look.
    @inline(__always)
    func isSuspect(_ bytes: RawSpan, _ start: Int) -> Bool {
        isSuspect(ByteScan.byte(bytes, start)) && isSuspectRow(bytes, start)
    }

    private func isSuspectRow(_ bytes: RawSpan, _ start: Int) -> Bool {
        var position = start
        let first = ByteScan.byte(bytes, start)
        if first == quote {
            position += 1
        } else if !isLetter(first), first != 0xEF, first != header.first?.first {
            return true
        }
        guard position + 4 <= bytes.byteCount, ByteScan.byte(bytes, position) != quote else { return true }
        if let name = header.first, name.count < 3 { return true }
        let three =
            UInt32(ByteScan.byte(bytes, position) | 0x20) | UInt32(ByteScan.byte(bytes, position + 1) | 0x20) << 8
            | UInt32(ByteScan.byte(bytes, position + 2) | 0x20) << 16
        return beginnings.contains(three)
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Whether a row that begins with this byte needs a closer look.
    @inline(__always)
    private func isSuspect(_ byte: UInt8) -> Bool {
        let bits =
            switch byte >> 6 {
            case 0: suspects.0
            case 1: suspects.1
            case 2: suspects.2
            default: suspects.3
            }
        return bits >> UInt64(byte & 63) & 1 != 0
    }

    /// What the row is; nil: a record. `value` gives the bytes of the field at an index.
    func kind(of fields: ArraySlice<Field>, _ value: (Int) -> [UInt8]) -> SkippedStretch.Kind? {
        guard let filled = fields.indices.first(where: { !isBlank(fields[$0], $0, value) }) else {
            return kinds.contains(.emptyRows) ? .emptyRow : nil
        }
        if kinds.contains(.repeatedHeaders), filled == fields.startIndex, isHeader(fields, value) {
            return .repeatedHeader
        }
        if kinds.contains(.totals), isTotals(fields[filled...], value) { return .totals }
        if kinds.contains(.totals), isFooter(fields[filled...], value) { return .footer }
        return nil
    }

    /// Whether one value stands alone in a file of several columns, and is what reports say below their rows.
    private func isFooter(_ fields: ArraySlice<Field>, _ value: (Int) -> [UInt8]) -> Bool {
        header.count > 2 && fields[fields.startIndex].length < 400
            && fields.indices.dropFirst().allSatisfy { isBlank(fields[$0], $0, value) }
            && CSVFooterLine.isOne(CSVHeaderNames.trimmed(value(fields.startIndex)[...]))
    }

    private func isBlank(_ field: Field, _ index: Int, _ value: (Int) -> [UInt8]) -> Bool {
        field.length == 0 || (field.length < 64 && value(index).allSatisfy(CSVRecordScanner.isBlank))
    }

    private func isHeader(_ fields: ArraySlice<Field>, _ value: (Int) -> [UInt8]) -> Bool {
        // A single column's name may well be a value, too.
        guard header.count > 1, fields.count == header.count || fields.count == header.count + 1,
            Int(fields[fields.startIndex].length) < header[0].count + 64
        else { return false }
        for (column, index) in fields.indices.enumerated() {
            var cell = value(index)
            // Files put together have a mark before each header.
            if column == 0, cell.starts(with: [0xEF, 0xBB, 0xBF]) { cell.removeFirst(3) }
            if column == 0, cell.first == 0x22, cell.last == 0x22, cell.count > 1 {
                cell = Array(cell.dropFirst().dropLast())
            }
            let wanted = column < header.count ? header[column] : []
            if cell != wanted, Array(CSVHeaderNames.trimmed(cell[...]).utf8) != wanted { return false }
        }
        return true
    }

    /// Whether the first value is a word for totals and all others are numbers.
    private func isTotals(_ fields: ArraySlice<Field>, _ value: (Int) -> [UInt8]) -> Bool {
        guard fields[fields.startIndex].length <= 20 else { return false }
        var word = CSVHeaderNames.trimmed(value(fields.startIndex)[...]).lowercased()
        if word.last == ":" { word.removeLast() }
        guard Self.totals.contains(word) else { return false }
        return fields.indices.dropFirst().allSatisfy { index in
            isBlank(fields[index], index, value) || (fields[index].length < 32 && Self.isNumber(value(index)))
        }
    }

    /// Whether a cell holds a number, perhaps with a currency: no date, no name, no address.
    private static func isNumber(_ cell: [UInt8]) -> Bool {
        let letters = cell.count { (0x41...0x5A).contains($0 & 0xDF) }
        let hasOther = cell.dropFirst().contains { [0x2F, 0x3A, 0x40, 0x23].contains($0) }
        let hasInnerDash = cell.dropFirst().dropLast().contains(0x2D)
        return cell.contains { (0x30...0x39).contains($0) } && letters <= 3 && !hasOther && !hasInnerDash
    }
}
