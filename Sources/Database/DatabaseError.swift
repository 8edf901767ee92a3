/// What an engine refused, without any value that was bound: those may be personal.
public struct DatabaseError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of trouble it is, for the caller to act on.
    public enum Kind: Sendable, Equatable {
        /// The database cannot be opened or is not one.
        case cannotOpen
        /// Another process holds it.
        case busy
        /// The statement was interrupted on request.
        case interrupted
        /// The disk is full or the file cannot be written.
        case cannotWrite
        /// The connection to the server was lost: what had not been committed is undone.
        case connectionLost
        /// The schema is not the one this version knows.
        case schema
        /// Anything else that the engine refuses.
        case statement
    }

    /// What kind of trouble it is.
    public let kind: Kind
    /// What happened, in lower case, without values.
    public let message: String
    /// What to do about it, or nil where there is nothing better to say than the message.
    public let hint: String?

    /// An error with its three parts; `message` says where, too.
    public init(_ kind: Kind, _ message: String, hint: String? = nil) {
        self.kind = kind
        self.message = message
        self.hint = hint
    }

    /// The message, and the hint on a line of its own.
    public var description: String { hint.map { "\(message)\n  \($0)" } ?? message }
}
