/// Telephone numbers as a spreadsheet leaves them alone.
///
/// Digits with a plus or a zero in front are a number to a spreadsheet, which then drops both; with a space among them
/// they are a text, and no formula either.
enum PhoneText {
    /// The number with a space in it: `+447700900123` becomes `+44 7700900123`, `07700900123` becomes `07700 900123`.
    static func spaced(_ phone: String) -> String {
        let bytes = Array(phone.utf8)
        let isInternational = bytes.first == UInt8(ascii: "+")
        let digits = isInternational ? bytes.dropFirst() : bytes[...]
        guard digits.count >= 6, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return phone }
        let head = isInternational ? 1 + countryCodeLength(digits) : 5
        return String(decoding: bytes[..<head], as: UTF8.self) + " " + String(decoding: bytes[head...], as: UTF8.self)
    }

    /// Whether nothing but digits in groups, with at most a plus in front: no spreadsheet computes that.
    static func isHarmless(_ bytes: ArraySlice<UInt8>) -> Bool {
        let rest = bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
        guard let first = rest.first, (0x30...0x39).contains(first), rest.contains(0x20) else { return false }
        return rest.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x20 }
    }

    /// The length of a country calling code (ITU-T E.164): zones 1 and 7 have one digit; two or three elsewhere.
    private static func countryCodeLength(_ digits: ArraySlice<UInt8>) -> Int {
        let number = digits.prefix(2).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        switch number {
        case 10...19, 70...79: return 1
        case 20, 27, 30...34, 36, 39, 40, 41, 43...49, 51...58, 60...66, 81, 82, 84, 86, 90...95, 98: return 2
        default: return 3
        }
    }
}
