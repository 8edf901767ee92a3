import Dispatch
import Synchronization

/// A queue between two threads that holds at most so many elements: whoever is ahead waits.
final class BoundedQueue<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])
    private let isCancelled = Mutex(false)
    // Counted up from 0: a semaphore that ends with less than it began with stops the program.
    private let free = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    init(limit: Int) { for _ in 0..<limit { free.signal() } }

    /// Appends an element, waiting while the queue is full; gives false once the reader has cancelled.
    func send(_ element: Element) -> Bool {
        free.wait()
        if isCancelled.withLock({ $0 }) { return false }
        elements.withLock { $0.append(element) }
        filled.signal()
        return true
    }

    /// Takes the first element, waiting while there is none.
    func receive() -> Element {
        filled.wait()
        let element = elements.withLock { $0.removeFirst() }
        free.signal()
        return element
    }

    /// Tells the writer that nobody will read on, and wakes it.
    func cancel() {
        isCancelled.withLock { $0 = true }
        free.signal()
    }
}
