extension CSVRecordScanner {
    /// Copies the value from `start` on without the escapes before quotes and before escapes. Returns the place of the
    /// closing quote (the end when there is none) and the end of the value in `rewritten`.
    mutating func unescape(_ bytes: RawSpan, from start: Int, _ escape: UInt8) -> (close: Int, end: Int) {
        let count = bytes.byteCount
        let quote = quote
        var output = rewrittenCount
        var position = start
        var span = rewritten.mutableSpan
        var target = span.mutableBytes
        while position < count {
            var byte = ByteScan.byte(bytes, position)
            if byte == escape || byte == quote {
                let next = position &+ 1 < count ? ByteScan.byte(bytes, position &+ 1) : 0
                if byte == escape && (next == quote || next == escape) || byte == quote && next == quote {
                    byte = next
                    position &+= 1
                } else if byte == quote {
                    return (position, output)
                }
            }
            target.storeBytes(of: byte, toByteOffset: output, as: UInt8.self)
            position &+= 1
            output &+= 1
        }
        return (count, output)
    }
}
