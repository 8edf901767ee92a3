/// Statements as the server wants them: parameters are `$1` there and `?1` in the toolkit.
enum ParameterMarks {
    /// The statement with its marks rewritten, outside quotes and comments.
    static func numbered(_ sql: String) -> String {
        guard sql.utf8.contains(UInt8(ascii: "?")) else { return sql }
        var result: [UInt8] = []
        var quote: UInt8?
        var isComment = false
        let bytes = Array(sql.utf8)
        for (index, byte) in bytes.enumerated() {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if isComment {
                isComment = byte != UInt8(ascii: "\n")
            } else if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "-"), next == byte {
                isComment = true
            } else if byte == UInt8(ascii: "?"), UInt8(ascii: "0")...UInt8(ascii: "9") ~= next {
                result.append(UInt8(ascii: "$"))
                continue
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
