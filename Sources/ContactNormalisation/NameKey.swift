/// The form of a person's name under which contacts are matched.
///
/// Rules: case and diacritics are folded (`LetterFolding`), apostrophes go, hyphens, full stops and other punctuation
/// separate words; a title at the front and a degree at the end go (`Honorific`); a single field that reads
/// "Last, First" is turned round. First and last name stand in one run of words, because exports cut it differently.
///
///     NameKey.of(first: "Dr. Zoë", last: "O'Neill-Sáenz")  // "zoe oneill saenz"
public enum NameKey {
    /// The key of a name, or nil where it has none.
    public static func of(first: String, last: String) -> String? {
        let first = Array(first.utf8)
        let last = Array(last.utf8)
        var key: [UInt8] = []
        return append(first: first.span, last: last.span, to: &key) ? String(decoding: key, as: UTF8.self) : nil
    }

    /// Appends the key of a name given as UTF-8; gives false, and appends nothing, where it has none.
    public static func append(first: Span<UInt8>, last: Span<UInt8>, to key: inout [UInt8]) -> Bool {
        let start = key.count
        if first.isEmpty {
            appendWhole(last, to: &key)
        } else if last.isEmpty {
            appendWhole(first, to: &key)
        } else {
            append(given: first, family: last, to: &key)
        }
        return key.count > start
    }

    /// A whole name in one field: "First Last" or "Last, First".
    private static func appendWhole(_ name: Span<UInt8>, to key: inout [UInt8]) {
        var comma: Int?
        for index in 0..<name.count where name[index] == 0x2C {
            comma = index
            break
        }
        if let comma {
            append(given: name.extracting((comma + 1)...), family: name.extracting(..<comma), to: &key)
        } else {
            append(given: name, family: name.extracting(..<0), to: &key)
        }
    }

    private static func append(given: Span<UInt8>, family: Span<UInt8>, to key: inout [UInt8]) {
        let start = key.count
        LetterFolding.appendWords(given, to: &key)
        // A blank keeps the two apart until the titles are off, and lets a title be all that the first field holds.
        let end = key.count
        key.append(0x20)
        LetterFolding.appendWords(family, to: &key)
        if key.count == end + 1 || end == start { key.remove(at: end) }
        Honorific.removeTitles(from: &key, start: start)
        Honorific.removeSuffixes(from: &key, start: start)
    }
}
