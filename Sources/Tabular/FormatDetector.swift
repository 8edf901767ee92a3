/// Recognises what a file is by its first bytes: a first block of 64 KiB is plenty.
public enum FormatDetector {
    /// What the file that begins with `prefix` is.
    public static func recognise(prefix: [UInt8]) -> TabularFormat {
        if let known = byMagic(prefix) { return known }
        let start = prefix.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = JSONTokens.skipSpace(prefix.span.bytes, start)
        guard text < prefix.count else { return .empty }
        let head = String(decoding: prefix[text..<min(prefix.count, text + 16)], as: UTF8.self).lowercased()
        if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") || head.hasPrefix("<head") { return .html }
        if head.hasPrefix("<?xml") { return .xml }
        if head.hasPrefix("begin:vcard") { return .vCard }
        if head.hasPrefix("begin:vcalendar") { return .calendar }
        if let encoding = byControlBytes(prefix) { return encoding }
        if SQLDump.isOne(prefix[text...]) { return .sqlDump }
        if isJSON(prefix, at: text), let shape = JSONShape(recognising: prefix) {
            return switch shape {
            case .lines: .ndjson
            case .array: .jsonArray
            case .documents(_, true): .jsonObject
            case .documents(let paths, false): .jsonWrapped(path: paths?.first)
            }
        }
        return .csv(CSVDialect(recognising: prefix))
    }

    private static let magic: [([UInt8], TabularFormat)] = [
        ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip), ([0x1F, 0x8B], .gzip),
        ([0x25, 0x50, 0x44, 0x46, 0x2D], .pdf), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .xls),
        ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16), ([0x42, 0x5A, 0x68], .compressed),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .compressed), ([0x28, 0xB5, 0x2F, 0xFD], .compressed),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .compressed), ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], .compressed),
        (Array("SQLite format 3\u{0}".utf8), .binary), (Array("PAR1".utf8), .binary),
    ]

    private static func byMagic(_ prefix: [UInt8]) -> TabularFormat? {
        magic.first { prefix.starts(with: $0.0) }?.1
    }

    /// UTF-16 without its mark has a NUL in every other byte of plain text; a text file has next to no control bytes.
    private static func byControlBytes(_ prefix: [UInt8]) -> TabularFormat? {
        var nuls = [0, 0]
        var controls = 0
        for (index, byte) in prefix.enumerated() where byte < 0x20 {
            switch byte {
            case 0x00: nuls[index & 1] += 1
            case 0x09, 0x0A, 0x0C, 0x0D: break
            default: controls += 1
            }
        }
        let half = prefix.count / 2
        if half > 1, max(nuls[0], nuls[1]) * 4 > half * 3, min(nuls[0], nuls[1]) * 8 < half { return .utf16 }
        return (controls + nuls[0] + nuls[1]) * 32 > prefix.count ? .binary : nil
    }

    private static func isJSON(_ prefix: [UInt8], at start: Int) -> Bool {
        if prefix[start] == 0x7B { return true }
        guard prefix[start] == 0x5B else { return false }
        let next = JSONTokens.skipSpace(prefix.span.bytes, start + 1)
        guard next < prefix.count else { return true }
        return switch prefix[next] {
        case 0x7B, 0x5B, 0x5D, 0x22, 0x2D, 0x30...0x39: true
        default: false
        }
    }
}
