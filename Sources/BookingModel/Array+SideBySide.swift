import Dispatch

extension Array where Element: BitwiseCopyable & Sendable {
    /// So many elements, worked out side by side and each put where it belongs: nothing is copied together afterwards.
    /// On huge pages where there are so many.
    public init(sideBySide count: Int, _ element: @Sendable (Int) -> Element) {
        // Few are made sooner than another thread has begun.
        let parts = count < 4096 ? 1 : partsSideBySide
        self.init(unsafeUninitializedCapacity: count) { elements, initialized in
            HugePages.advise(UnsafeMutableRawBufferPointer(elements))
            // Each part writes to its own stretch, and nobody reads before all have.
            nonisolated(unsafe) let elements = elements
            DispatchQueue.concurrentPerform(iterations: parts) { part in
                for index in stretch(part, of: parts, over: count) {
                    elements.initializeElement(at: index, to: element(index))
                }
            }
            initialized = count
        }
    }

    /// Columns of one length, row by row: what belongs to one row lies side by side. On huge pages where there are many.
    public init(rowsOf columns: [[Element]]) {
        let width = columns.count
        let count = columns.first?.count ?? 0
        self.init(unsafeUninitializedCapacity: width * count) { elements, initialized in
            HugePages.advise(UnsafeMutableRawBufferPointer(elements))
            // Each block of rows is one thread's, and nobody reads before all are done.
            nonisolated(unsafe) let elements = elements
            let rowsAtOnce = 4096
            DispatchQueue.concurrentPerform(iterations: (count + rowsAtOnce - 1) / rowsAtOnce) { block in
                let rows = block * rowsAtOnce..<Swift.min(count, (block + 1) * rowsAtOnce)
                for (place, column) in columns.enumerated() {
                    for row in rows { elements.initializeElement(at: row * width + place, to: column[row]) }
                }
            }
            initialized = width * count
        }
    }
}
