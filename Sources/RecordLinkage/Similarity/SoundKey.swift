/// What a name sounds like, roughly: its first letter and the classes of its consonants (after Soundex), as a number.
///
/// Only for finding pairs worth a comparison, so it is coarse on purpose.
enum SoundKey {
    /// The key of a folded name, from its first word of two letters or more; 0 where it has no letter.
    static func of(_ name: ArraySlice<UInt8>) -> UInt32 {
        var key: UInt32 = 0
        var previous: UInt8 = 0
        var digits = 0
        for byte in name {
            guard byte &- 0x61 < 26 else { continue }
            let group = groups[Int(byte - 0x61)]
            if key == 0 {
                key = UInt32(first(byte))
                previous = group
                continue
            }
            if group != 0, group != previous, digits < 4 {
                key = key * 8 + UInt32(group)
                digits += 1
            }
            // h and w do not part two letters of one class.
            if byte != 0x68, byte != 0x77 { previous = group }
        }
        return key
    }

    /// First letters that sound alike count as one.
    private static func first(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x63, 0x71: 0x6B
        case 0x7A: 0x73
        case 0x69: 0x79
        default: byte
        }
    }

    private static let groups: [UInt8] = [
        0, 1, 2, 3, 0, 1, 2, 0, 0, 2, 2, 4, 5, 5, 0, 1, 2, 6, 2, 3, 0, 1, 0, 2, 0, 2,
    ]
}
