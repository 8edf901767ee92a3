extension [UInt8] {
    /// A CSV cell (RFC 4180), quoted only where it has to be, or where outer spaces could get lost.
    mutating func append(cell: Bytes) {
        guard let first = cell.first, let last = cell.last else { return }
        var needsQuotes = first == UInt8(ascii: " ") || last == UInt8(ascii: " ")
        for byte in cell where byte < 0x2D {
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 10 || byte == 13 {
                needsQuotes = true
            }
        }
        guard needsQuotes else {
            append(contentsOf: cell)
            return
        }
        append(UInt8(ascii: "\""))
        for byte in cell {
            if byte == UInt8(ascii: "\"") { append(byte) }
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }

    /// The inside of a JSON string; `quote` is how a quotation mark is written, doubled inside a CSV cell.
    mutating func append(json text: Bytes, quote: Bytes) {
        for byte in text where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
            appendEscaped(text, quote: quote)
            return
        }
        append(contentsOf: text)
    }

    private mutating func appendEscaped(_ text: Bytes, quote: Bytes) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""):
                append(UInt8(ascii: "\\"))
                append(contentsOf: quote)
            case UInt8(ascii: "\\"): append("\\\\")
            case 10: append("\\n")
            case 0..<0x20: append(UInt8(ascii: " "))
            default: append(byte)
            }
        }
    }
}
