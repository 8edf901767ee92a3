public import BookingModel

/// The beginning of a public id, as a terminal shows it and as staff type it: four hexadecimal digits or more.
public struct IdentifierPrefix: Sendable, Equatable {
    /// The smallest and the largest id that begin so.
    public let range: ClosedRange<Identifier>

    /// Reads 4 to 32 hexadecimal digits, with or without hyphens and in either case; nil for anything else.
    public init?(_ text: String) {
        let digits = text.filter { $0 != "-" }
        guard (4...32).contains(digits.utf8.count), digits.utf8.allSatisfy({ Character(.init($0)).isHexDigit }) else {
            return nil
        }
        let missing = 32 - digits.utf8.count
        guard let low = Identifier(digits + String(repeating: "0", count: missing)),
            let high = Identifier(digits + String(repeating: "f", count: missing))
        else { return nil }
        range = low...high
    }
}
