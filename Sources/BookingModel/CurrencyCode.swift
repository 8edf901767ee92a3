/// An ISO 4217 currency code, such as `GBP`.
public struct CurrencyCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Three upper-case letters packed into the low 24 bits, first letter highest: orders as the text does.
    private let packed: UInt32

    /// Reads a code of ISO 4217 in either case; nil for anything else, such as the word of three letters in `12 off`.
    public init?(_ text: some StringProtocol) {
        var packed: UInt32 = 0
        var count = 0
        for byte in text.utf8 {
            let upper = byte & 0xDF
            guard (0x41...0x5A).contains(upper), count < 3 else { return nil }
            packed = packed << 8 | UInt32(upper)
            count += 1
        }
        guard count == 3, CurrencyCode.known.contains(packed) else { return nil }
        self.packed = packed
    }

    private init(packed: UInt32) { self.packed = packed }

    /// The currencies of ISO 4217 that are, or in this century were, paid with.
    private static let known = Set(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
        CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK
        HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL
        MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON
        RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
        UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
        """.split(whereSeparator: \.isWhitespace).map { $0.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } })

    /// Pounds sterling.
    public static let gbp = CurrencyCode(packed: 0x47_4250)
    /// Euro.
    public static let eur = CurrencyCode(packed: 0x45_5552)
    /// United States dollars.
    public static let usd = CurrencyCode(packed: 0x55_5344)

    /// The number of decimal digits of the minor unit (ISO 4217): 2 for most, 0 for yen, 3 for dinars.
    public var minorDigits: Int {
        // Asked for every amount: most are of these.
        if self == .gbp || self == .eur || self == .usd { return 2 }
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
