import Synchronization

/// Numbers, each given out once.
final class Counter: Sendable {
    private let latest = Atomic(0)

    func next() -> Int { latest.add(1, ordering: .relaxed).newValue }
}
