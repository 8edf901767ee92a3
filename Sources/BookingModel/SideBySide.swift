import Dispatch
import Glibc
import Synchronization

/// Works out several results on the processors that there are; gives them in their order, or throws the first error in
/// that order.
///
/// The results must not depend on each other: that is what keeps them the same however many processors made them. Within
/// one of them nothing goes side by side any more: the processors have been given their work.
public func sideBySide<Value: Sendable, Failure: Error>(
    _ count: Int, _ body: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
    let results = Mutex([Result<Value, Failure>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let result = Result { () throws(Failure) in try body(index) }
        results.withLock { $0[index] = result }
    }
    var values: [Value] = []
    for case let result? in results.withLock({ $0 }) { values.append(try result.get()) }
    return values
}

/// Works out two results that do not depend on each other at the same time.
public func sideBySide<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, and second: @Sendable () -> Second
) -> (First, Second) {
    let results = Mutex<(First?, Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { index in
        if index == 0 {
            let result = first()
            results.withLock { $0.0 = result }
        } else {
            let result = second()
            results.withLock { $0.1 = result }
        }
    }
    guard case (let first?, let second?) = results.withLock({ $0 }) else { preconditionFailure("both have run") }
    return (first, second)
}

/// Into how many parts work is best cut so that the processors share it. Parts cost memory, so there are few.
public let partsSideBySide = max(1, min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

/// The indices of a part when `count` elements are cut into `parts` of equal size.
public func stretch(_ part: Int, of parts: Int, over count: Int) -> Range<Int> {
    count * part / parts..<count * (part + 1) / parts
}
