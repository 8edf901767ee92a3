/// Telephone numbers from the ranges that Ofcom keeps free for drama, and their many spellings.
///
/// There are only some 17,000 of them, so that in a large run strangers share numbers.
enum Telephones {
    private struct Range {
        /// Area code without its leading 0.
        var area: Bytes
        /// What follows before the last three digits.
        var middle: Bytes

        init(_ area: String, _ middle: String) {
            self.area = Array(area.utf8)
            self.middle = Array(middle.utf8)
        }
    }

    private static let mobiles = Range("7700", "900")
    private static let landlines = [
        Range("1632", "960"), Range("113", "496 0"), Range("114", "496 0"), Range("115", "496 0"),
        Range("116", "496 0"), Range("117", "496 0"), Range("118", "496 0"), Range("121", "496 0"),
        Range("131", "496 0"), Range("141", "496 0"), Range("151", "496 0"), Range("161", "496 0"),
        Range("20", "7946 0"), Range("191", "498 0"), Range("28", "9649 6"), Range("29", "2018 0"),
    ]

    static let spellings = 9

    /// Appends the number that `fact` stands for; spelling 0 is the plain one, `07700 900123`.
    static func append(_ fact: Int, isMobile: Bool, spelling: Int, to text: inout Bytes) {
        let range = isMobile ? mobiles : landlines[fact / 1_000 % landlines.count]
        switch spelling {
        case 1, 2: text.append("+44 ")
        case 3: text.append("0044 ")
        case 4: text.append("+44 (0)")
        case 5: text.append("(0")
        case 6: text.append("+44")
        default: text.append("0")
        }
        text.append(contentsOf: range.area)
        if spelling == 5 { text.append(UInt8(ascii: ")")) }
        let separator: UInt8? =
            switch spelling {
            case 6, 7: nil
            case 8: UInt8(ascii: "-")
            default: UInt8(ascii: " ")
            }
        if let separator { text.append(separator) }
        for byte in range.middle where byte != UInt8(ascii: " ") || separator != nil {
            text.append(byte == UInt8(ascii: " ") ? separator ?? byte : byte)
        }
        text.append(number: fact % 1_000, width: 3)
    }
}
