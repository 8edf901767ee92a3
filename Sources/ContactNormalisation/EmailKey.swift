/// The form of an e-mail address under which contacts are matched; what was typed is kept beside it.
///
/// Rules: surrounding blanks, `mailto:` and `Name <…>` go; of several addresses in one field the first counts; lower
/// case; tags and dots go only where the provider itself ignores them (`EmailProvider`). A misspelt domain is left as
/// it is: that is evidence to weigh, not a fact to rewrite. Something without one `@` between a local part and a
/// domain with a dot is no address and has no key.
///
///     EmailKey.of("J.Doe+work@GoogleMail.com")  // "jdoe@gmail.com"
public enum EmailKey {
    /// The key of an address, or nil where it has none.
    public static func of(_ email: String) -> String? {
        let typed = Array(email.utf8)
        var key: [UInt8] = []
        return append(typed.span, to: &key) ? String(decoding: key, as: UTF8.self) : nil
    }

    /// Appends the key of an address given as UTF-8; gives false, and appends nothing, where it has none.
    public static func append(_ email: Span<UInt8>, to key: inout [UInt8]) -> Bool {
        let start = key.count
        appendLowerCased(email, to: &key)
        guard let (address, at) = locate(in: key, from: start) else {
            key.removeSubrange(start...)
            return false
        }
        // The address moves to the front of what was appended; mostly it is all of it.
        if address.upperBound < key.count { key.removeSubrange(address.upperBound...) }
        if address.lowerBound > start { key.removeSubrange(start..<address.lowerBound) }
        return EmailProvider.canonicalise(&key, from: start, at: at - (address.lowerBound - start))
    }

    private static func appendLowerCased(_ email: Span<UInt8>, to key: inout [UInt8]) {
        let start = key.count
        var isASCII = true
        for index in 0..<email.count {
            let byte = email[index]
            if byte >= 0x80 { isASCII = false }
            key.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        guard !isASCII else { return }
        let folded = CompatibilityForm.composed(String(decoding: key[start...], as: UTF8.self))
        key.removeSubrange(start...)
        key.append(contentsOf: folded.utf8)
    }

    /// Where the first address lies and where its `@` is.
    private static func locate(in bytes: [UInt8], from start: Int) -> (address: Range<Int>, at: Int)? {
        var range = start..<bytes.count
        if let open = bytes[range].firstIndex(of: 0x3C), let close = bytes[open...].firstIndex(of: 0x3E) {
            range = open + 1..<close
        }
        range = trimmed(range, of: bytes)
        if let end = bytes[range].firstIndex(where: { $0 == 0x3B || $0 == 0x2C }) {
            range = trimmed(range.lowerBound..<end, of: bytes)
        }
        if bytes[range].starts(with: "mailto:".utf8) {
            range = trimmed(range.lowerBound + 7..<range.upperBound, of: bytes)
        }
        var at: Int?
        var lastDot: Int?
        for index in range {
            switch bytes[index] {
            case 0x40:
                guard at == nil else { return nil }
                at = index
            case 0x2E:
                guard let at else { continue }
                // A domain has no empty label.
                if index == (lastDot ?? at) + 1 { return nil }
                lastDot = index
            case 0...0x20, 0x7F: return nil
            default: break
            }
        }
        guard let at, let lastDot, at > range.lowerBound, lastDot < range.upperBound - 1 else { return nil }
        return (range, at)
    }

    /// Without blanks, quotes, and separators or full stops at the end.
    private static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, isEdge(bytes[low]) { low += 1 }
        while high > low, isEdge(bytes[high - 1]) || bytes[high - 1] == 0x2E { high -= 1 }
        return low..<high
    }

    private static func isEdge(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x22 || byte == 0x27 || byte == 0x2C || byte == 0x3B || byte == 0x7F
    }
}
