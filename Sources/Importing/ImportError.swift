/// Why an import could not run at all; nothing was changed. Problems of single rows are rejects, not errors.
public struct ImportError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What happened and where: file, line and column as far as they are known.
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
