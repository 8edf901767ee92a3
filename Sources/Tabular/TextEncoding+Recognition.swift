extension TextEncoding {
    /// The encoding by the first bytes of a file; 64 KiB are plenty.
    ///
    /// A mark decides; else NULs in every other byte mean UTF-16. Text that is valid UTF-8, ASCII among it, is UTF-8,
    /// and so is text with more sequences of UTF-8 than stray bytes, for those do not come about by chance. What is
    /// left is of one byte a character: Windows-1250 or Mac Roman where letters prove it, Windows-1252 where a byte from 80 to 9F is met, else ISO-8859-1.
    public static func recognise(prefix: [UInt8], isWhole: Bool = false) -> TextEncoding {
        if prefix.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if prefix.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if prefix.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        if let wide = utf16WithoutMark(prefix) { return wide }
        let bytes = prefix.span.bytes
        var position = 0
        var strays = 0
        var hasWindowsByte = false
        while case .invalid(let place)? = TextCheck.firstFault(
            in: bytes, from: position, to: prefix.count, allowingNUL: true)
        {
            // A sample may end in the middle of a sequence.
            if !isWhole, place + 3 >= prefix.count, prefix[place] >= 0xC2 { break }
            strays += 1
            if (0x80...0x9F).contains(prefix[place]) { hasWindowsByte = true }
            position = place + 1
        }
        if strays == 0 { return .utf8 }
        let leads = prefix.count { $0 >= 0xC2 }
        let trails = prefix.count { (0x80...0xBF).contains($0) }
        // Every sequence has a lead byte and a trail byte or more; strays are no part of one.
        if min(leads, trails) > strays { return .utf8 }
        if let proven = SingleByteEvidence(prefix).encoding { return proven }
        return hasWindowsByte ? .windows1252 : .latin1
    }

    private static func utf16WithoutMark(_ prefix: [UInt8]) -> TextEncoding? {
        let half = prefix.count / 2
        guard half > 1 else { return nil }
        var nuls = [0, 0]
        for (index, byte) in prefix.enumerated() where byte == 0 { nuls[index & 1] += 1 }
        guard max(nuls[0], nuls[1]) * 4 > half * 3, min(nuls[0], nuls[1]) * 8 < half else { return nil }
        return nuls[1] > nuls[0] ? .utf16LittleEndian : .utf16BigEndian
    }
}
