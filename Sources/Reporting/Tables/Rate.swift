/// A rate in ten-billionths: a fraction of one, exact to ten decimals and so the same on every engine.
///
/// Rounded half away from zero from whole numbers, never from a floating-point quotient.
public struct Rate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The rate × 10¹⁰.
    public let tenBillionths: Int64

    /// A rate of so many ten-billionths.
    public init(tenBillionths: Int64) { self.tenBillionths = tenBillionths }

    /// `numerator / denominator`, or nil where the denominator is not positive.
    public init?(_ numerator: Int64, of denominator: Int64) {
        guard denominator > 0 else { return nil }
        let scaled = numerator.magnitude.multipliedFullWidth(by: 10_000_000_000)
        let (quotient, remainder) = denominator.magnitude.dividingFullWidth(scaled)
        let rounded = Int64(remainder >= denominator.magnitude - remainder ? quotient + 1 : quotient)
        tenBillionths = numerator < 0 ? -rounded : rounded
    }

    /// The rate of a floating-point number, to the nearest ten-billionth.
    public init(_ value: Double) { tenBillionths = Int64((value * 1e10).rounded(.toNearestOrAwayFromZero)) }

    /// One: all of it.
    public static let one = Rate(tenBillionths: 10_000_000_000)

    /// The rate as a floating-point number.
    public var value: Double { Double(tenBillionths) / 1e10 }

    /// The smaller rate is the smaller.
    public static func < (left: Rate, right: Rate) -> Bool { left.tenBillionths < right.tenBillionths }

    /// Up to ten decimals with trailing zeros left out: `0.1587708067`, `0.5`, `1`.
    public var description: String {
        var bytes: [UInt8] = []
        DecimalText.appendFixed(tenBillionths, decimals: 10, trimmed: true, separator: 0x2E, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
