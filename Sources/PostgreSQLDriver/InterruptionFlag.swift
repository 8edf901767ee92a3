internal import Synchronization

/// Whether another thread has asked the connection to stop. Once asked for, it stays so: the run is over.
final class InterruptionFlag: Sendable {
    private let flag = Atomic(false)

    var isRequested: Bool { flag.load(ordering: .relaxed) }

    func request() { flag.store(true, ordering: .relaxed) }
}
