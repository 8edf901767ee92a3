/// Why a table cannot be read or written where it lies.
public struct InPlaceError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What happened and where.
    public let message: String
    /// What to type or do next.
    public let hint: String

    /// An error with its parts.
    public init(_ message: String, hint: String) {
        self.message = message
        self.hint = hint
    }

    /// The message, and the hint on a line of its own.
    public var description: String { "\(message)\n  \(hint)" }
}
