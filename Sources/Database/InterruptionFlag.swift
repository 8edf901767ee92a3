internal import Synchronization

/// Whether another thread has asked a connection to stop. Once asked for, it stays so: the run is over.
public final class InterruptionFlag: Sendable {
    private let flag = Atomic(false)

    /// A flag that nobody has raised yet.
    public init() {}

    /// Whether it was raised.
    public var isRequested: Bool { flag.load(ordering: .relaxed) }

    /// Raises it.
    public func request() { flag.store(true, ordering: .relaxed) }

    /// Throws `.interrupted` where it was raised.
    public func check() throws(DatabaseError) {
        if isRequested { throw DatabaseError(.interrupted, "interrupted") }
    }
}
