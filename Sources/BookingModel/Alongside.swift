import Dispatch

/// Does something on another thread while `body` runs on this one; gives what `body` gives when both are done, or throws what either
/// throws, the other one's first.
///
/// What waits for a disk or another machine costs no processor, so it goes beside what computes.
public func alongside<Value, Failure: Error>(
    _ other: @escaping @Sendable () throws(Failure) -> Void, _ body: () throws(Failure) -> Value
) throws(Failure) -> Value {
    let slot = Slot<Result<Void, Failure>>()
    DispatchQueue.global(qos: .userInitiated).async {
        slot.fill(Result { () throws(Failure) in try other() })
    }
    let result = Result { () throws(Failure) in try body() }
    try slot.empty()?.get()
    return try result.get()
}
