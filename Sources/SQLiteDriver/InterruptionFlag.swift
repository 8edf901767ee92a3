internal import Database
internal import Synchronization

/// Whether another thread has asked the connection to stop: direct access looks here, where the engine has its own way.
final class InterruptionFlag: Sendable {
    private let flag = Atomic(false)

    var isRequested: Bool { flag.load(ordering: .relaxed) }

    func request() { flag.store(true, ordering: .relaxed) }

    func check() throws(DatabaseError) {
        if isRequested { throw DatabaseError(.interrupted, "interrupted") }
    }
}
