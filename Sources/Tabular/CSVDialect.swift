/// How a CSV file is written.
public struct CSVDialect: Sendable, Equatable {
    /// What stands between two fields.
    public enum Delimiter: Sendable, Equatable {
        /// One byte: a comma, a semicolon, a tab.
        case byte(UInt8)
        /// A run of spaces and tabs, of any length; leading and trailing ones are ignored.
        case blanks
    }

    /// What stands between two fields.
    public var delimiter: Delimiter
    /// What encloses a field that holds separators; nil when nothing does.
    public var quote: UInt8?
    /// Whether the first line that is not blank names the columns.
    public var hasHeader: Bool
    /// Whether a separator at the end of every record stands for nothing, though the header has none there.
    ///
    /// A header that ends with a separator says so by itself. Without either, an empty field too many may as well be
    /// the sign of an unquoted separator that moved all the others, and is a defect.
    public var allowsTrailingSeparator = false

    /// A dialect; RFC 4180 with a header unless told otherwise.
    public init(
        delimiter: Delimiter = .byte(UInt8(ascii: ",")), quote: UInt8? = UInt8(ascii: "\""), hasHeader: Bool = true
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.hasHeader = hasHeader
    }

    /// The dialect whose delimiter is met most often outside quotes in the first line that is not blank; comma when none is.
    public init(recognising prefix: [UInt8]) {
        self.init()
        let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        var position = prefix.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var isBlank = true
        while position < prefix.count {
            let byte = prefix[position]
            position += 1
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == 0x0A || byte == 0x0D {
                if !isQuoted && !isBlank { break }
                continue
            }
            isBlank = false
            if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        var best = 0
        for index in 1..<4 where counts[index] > counts[best] { best = index }
        delimiter = .byte(candidates[best])
    }
}
