/// What bytes that are no UTF-8 show of the encoding they are of, where that is not Windows' western European one: letters
/// in the middle of words that there are signs.
///
/// `Kowalska-Łącka` of Windows-1250 has a ³ or ¹ between letters in Windows-1252, and `Müller` of Mac Roman a capital Ÿ
/// among small letters. What is a letter in both encodings proves neither.
struct SingleByteEvidence {
    private var centralEuropean = 0
    private var mac = 0
    private var western = 0

    /// Signs of Windows-1252 and of Mac Roman that are letters in Windows-1250: ł and ą. Others are letters of Mac Roman, too.
    private static let centralLetters: Set<UInt8> = [0xB3, 0xB9]
    /// Capitals and signs of Windows-1252 that are small letters of Mac Roman: ä ç é è ê ë í ì î ï ñ ö ù û ü ß.
    private static let macLetters: Set<UInt8> = [
        0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9F, 0xA7, 0x87, 0x88,
    ]

    /// Looks through the first bytes of a file.
    init(_ bytes: [UInt8]) {
        for index in bytes.indices.dropFirst().dropLast() where bytes[index] >= 0x80 {
            let (before, byte, after) = (bytes[index - 1], bytes[index], bytes[index + 1])
            let isBehindSmall = before &- 0x61 < 26
            let isInWord = (before | 0x20) &- 0x61 < 26 && (after &- 0x61 < 26 || after >= 0x80)
            if Self.centralLetters.contains(byte), isInWord { centralEuropean += 1 }
            // In Windows-1252 š and ž are small letters, and 9A and 9E in Windows-1250, too.
            if Self.macLetters.contains(byte), byte != 0x9A, isInWord { mac += 1 }
            // Small letters of Windows-1252 that are capitals or signs of Mac Roman.
            if byte >= 0xE0, byte != 0xF7, isBehindSmall || after &- 0x61 < 26 { western += 1 }
        }
    }

    /// The encoding that is proven; nil where none is.
    var encoding: TextEncoding? {
        // ź of Windows-1250 is ü of Mac Roman.
        if centralEuropean > 1, centralEuropean > mac { return .windows1250 }
        return mac > 0 && western == 0 && centralEuropean == 0 ? .macRoman : nil
    }
}
