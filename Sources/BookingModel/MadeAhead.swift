import Dispatch
import Synchronization

/// Makes values on other threads, a few ahead of `take`, which gets them one by one in their order.
public func madeAhead<Value: Sendable, Failure: Error>(
    _ count: Int, _ make: @escaping @Sendable (Int) -> Value, _ take: (Value) throws(Failure) -> Void
) throws(Failure) {
    let slots = (0..<min(count, partsSideBySide)).map { _ in Slot<Value>() }
    func start(_ index: Int) {
        let slot = slots[index % slots.count]
        DispatchQueue.global(qos: .userInitiated).async { slot.fill(make(index)) }
    }
    for index in slots.indices { start(index) }
    for index in 0..<count {
        let value = slots[index % slots.count].empty()
        if index + slots.count < count { start(index + slots.count) }
        if let value { try take(value) }
    }
}

/// Where one thread leaves a value for another.
final class Slot<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let isFilled = DispatchSemaphore(value: 0)

    func fill(_ made: Value) {
        value.withLock { $0 = made }
        isFilled.signal()
    }

    /// Waits for the value and takes it.
    func empty() -> Value? {
        isFilled.wait()
        return value.withLock { $0.take() }
    }
}
