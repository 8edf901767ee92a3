/// Why the desk cannot do what it was asked: what and where, and what to type next. Never a name, an e-mail address or
/// a phone number, also not one that was typed.
public struct DeskError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What happened and where.
    public let message: String
    /// What to type next.
    public let hint: String

    /// An error with its parts.
    public init(_ message: String, hint: String) {
        self.message = message
        self.hint = hint
    }

    /// The message, and the hint on a line of its own.
    public var description: String { "\(message)\n  \(hint)" }
}
