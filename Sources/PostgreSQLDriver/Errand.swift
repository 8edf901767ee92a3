internal import Database
import Dispatch

/// Something that another thread does with a connection, which is that thread's alone until it has ended.
final class Errand: @unchecked Sendable {
    private let ended = DispatchSemaphore(value: 0)
    // Written before the end and read behind it.
    private var failure: DatabaseError?

    /// Its own thread, not one of a pool that others compute on: it mostly waits for the server.
    private static let queue = DispatchQueue(label: "server", qos: .userInitiated, attributes: .concurrent)

    /// Begins it.
    init(_ body: @escaping () throws(DatabaseError) -> Void) {
        // Lent to one other thread, which gives up what it holds before it says that it has ended.
        nonisolated(unsafe) var lent: (() throws(DatabaseError) -> Void)? = body
        Errand.queue.async { [self] in
            do throws(DatabaseError) { try lent?() } catch { failure = error }
            lent = nil
            ended.signal()
        }
    }

    /// Waits for its end, once; throws what it threw.
    func wait() throws(DatabaseError) {
        ended.wait()
        if let failure { throw failure }
    }
}
