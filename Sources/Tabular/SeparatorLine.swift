/// A first line that tells spreadsheets the separator: `sep=;`, perhaps in quotes.
struct SeparatorLine {
    let delimiter: UInt8
    /// Where the next line begins.
    let end: Int

    /// The line at `start`; nil where there is none, or where it is not all there.
    init?(_ bytes: [UInt8], at start: Int, isFinal: Bool) {
        let span = bytes.span.bytes
        let textEnd = ByteScan.findLineBreak(in: span, from: start, to: bytes.count)
        var text = bytes[start..<textEnd]
        // A semicolon after it is what a spreadsheet that saves the line again makes of it.
        while text.count > 5, let last = text.last, last == 0x2C || last == 0x3B || last == 0x20,
            text.dropLast().last != 0x3D
        {
            text = text.dropLast()
        }
        if text.first == 0x22, text.last == 0x22, text.count > 2 { text = text.dropFirst().dropLast() }
        guard text.count == 5, text.prefix(4).elementsEqual("sep=".utf8) || text.prefix(4).elementsEqual("SEP=".utf8),
            let delimiter = text.last
        else { return nil }
        self.delimiter = delimiter
        if textEnd == bytes.count {
            guard isFinal else { return nil }
            end = textEnd
        } else {
            guard let next = CSVRecordScanner.afterLineBreak(span, at: textEnd, isFinal: isFinal) else { return nil }
            end = next
        }
    }
}
