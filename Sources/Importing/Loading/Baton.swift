import Dispatch

/// A value that some threads hold in turn, one after the other, always in the same order.
///
/// That order is what makes threads that share a file's batches give the same result as one thread would.
final class Baton<Value>: @unchecked Sendable {
    // Touched only by whoever holds the baton: the semaphores put the accesses in order.
    private var value: Value
    private let turns: [DispatchSemaphore]

    /// A baton for so many holders, of whom the first begins.
    init(_ value: Value, holders: Int) {
        self.value = value
        turns = (0..<holders).map { _ in DispatchSemaphore(value: 0) }
        turns[0].signal()
    }

    /// Waits for the holder's turn, lends it the value, and passes the baton on.
    func hold<Result>(by holder: Int, _ body: (inout Value) -> Result) -> Result {
        turns[holder].wait()
        defer { turns[(holder + 1) % turns.count].signal() }
        return body(&value)
    }

    /// The value, when all holders have gone.
    var surrendered: Value { value }
}
