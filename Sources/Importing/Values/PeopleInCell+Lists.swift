/// People in a list of JSON.
extension PeopleInCell {
    /// The bounds of the elements of a JSON array, of texts without their quotes; those that are null or empty are left out.
    /// Nil where the bytes are no array.
    static func elements(_ bytes: Span<UInt8>) -> [Range<Int>]? {
        guard bytes.count > 1, bytes[0] == UInt8(ascii: "["), bytes[bytes.count - 1] == UInt8(ascii: "]") else {
            return nil
        }
        var result: [Range<Int>] = []
        var start = 1
        var depth = 0
        var isText = false
        var isEscaped = false
        for index in 1..<bytes.count {
            let byte = bytes[index]
            if isText {
                if !isEscaped, byte == UInt8(ascii: "\"") { isText = false }
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ","), UInt8(ascii: "]"):
                if depth == 0 {
                    if let element = element(bytes, start..<index) { result.append(element) }
                    start = index + 1
                } else if byte == UInt8(ascii: "]") {
                    depth -= 1
                }
            case UInt8(ascii: "}"): depth -= 1
            default: continue
            }
        }
        return result
    }

    /// An element without the blanks and quotes around it; nil where it is nobody.
    private static func element(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        let inner = bytes.extracting(range).trimmedRange()
        var bounds = (range.lowerBound + inner.lowerBound)..<(range.lowerBound + inner.upperBound)
        if bounds.count > 1, bytes[bounds.lowerBound] == UInt8(ascii: "\"") {
            bounds = (bounds.lowerBound + 1)..<(bounds.upperBound - 1)
        }
        let text = bytes.extracting(bounds).text
        return text.isEmpty || ["null", "{}", "[]"].contains(text) ? nil : bounds
    }
}
