/// An ISO 4217 currency code, such as `GBP`.
public struct CurrencyCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Three upper-case letters packed into the low 24 bits, first letter highest: orders as the text does.
    private let packed: UInt32

    /// Reads three letters in either case; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var packed: UInt32 = 0
        var count = 0
        for byte in text.utf8 {
            let upper = byte & 0xDF
            guard (0x41...0x5A).contains(upper), count < 3 else { return nil }
            packed = packed << 8 | UInt32(upper)
            count += 1
        }
        guard count == 3 else { return nil }
        self.packed = packed
    }

    private init(packed: UInt32) { self.packed = packed }

    /// Pounds sterling.
    public static let gbp = CurrencyCode(packed: 0x47_4250)
    /// Euro.
    public static let eur = CurrencyCode(packed: 0x45_5552)
    /// United States dollars.
    public static let usd = CurrencyCode(packed: 0x55_5344)

    /// The number of decimal digits of the minor unit (ISO 4217): 2 for most, 0 for yen, 3 for dinars.
    public var minorDigits: Int {
        if CurrencyCode.withoutMinorUnit.contains(packed) { return 0 }
        return CurrencyCode.withThreeDigits.contains(packed) ? 3 : 2
    }

    private static let withoutMinorUnit = packedCodes("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF")
    private static let withThreeDigits = packedCodes("BHD IQD JOD KWD LYD OMR TND")

    private static func packedCodes(_ list: String) -> [UInt32] {
        list.split(separator: " ").compactMap { CurrencyCode($0)?.packed }
    }

    /// The three letters.
    public var description: String {
        String(decoding: [UInt8(packed >> 16 & 0xFF), UInt8(packed >> 8 & 0xFF), UInt8(packed & 0xFF)], as: UTF8.self)
    }

    /// Orders codes by the alphabet.
    public static func < (left: CurrencyCode, right: CurrencyCode) -> Bool { left.packed < right.packed }

    /// An amount of minor units as a decimal number without symbol or grouping: `12.50`, `-3.00`, `1200` for yen.
    public func decimalText(_ minorUnits: Int64) -> String {
        let digits = minorDigits
        guard digits > 0 else { return String(minorUnits) }
        let magnitude = String(minorUnits.magnitude)
        let padded = String(repeating: "0", count: max(0, digits + 1 - magnitude.utf8.count)) + magnitude
        return (minorUnits < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
    }
}
