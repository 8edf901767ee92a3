import Dispatch
import Synchronization

/// Works out several results on the processors that there are; gives them in their order.
///
/// The results must not depend on each other: that is what keeps a report the same however many processors made it.
func sideBySide<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let result = body(index)
        results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
}
