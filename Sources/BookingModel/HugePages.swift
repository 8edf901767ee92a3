import Glibc

/// Memory in pages of 2 MB where the system has them (`madvise(2)`, `MADV_HUGEPAGE`).
///
/// A table of the size of the database is filled and looked up all over: in pages of 4 KB, each first touch is a fault of
/// its own and most lookups miss the processor's list of pages as well. The advice changes no result, and where it is
/// refused nothing is lost.
public enum HugePages {
    /// Below this advice costs more than it brings, in bytes.
    static let worthwhile = 8 << 20

    /// Asks for huge pages behind memory that has been reserved and not touched yet.
    public static func advise(_ memory: UnsafeMutableRawBufferPointer) {
        guard memory.count >= worthwhile, let base = memory.baseAddress else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let start = (Int(bitPattern: base) + page - 1) / page * page
        let end = (Int(bitPattern: base) + memory.count) / page * page
        // There are systems without: what the call says changes nothing here.
        if start < end { _ = madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_HUGEPAGE) }
    }
}

extension Array {
    /// Makes room for `capacity` elements as `reserveCapacity` does, on huge pages where there are so many.
    public mutating func reserveCapacity(onHugePages capacity: Int) {
        reserveCapacity(capacity)
        withUnsafeMutableBufferPointer { elements in
            let reserved = UnsafeMutableRawBufferPointer(
                start: elements.baseAddress, count: capacity * MemoryLayout<Element>.stride)
            HugePages.advise(reserved)
        }
    }

    /// So many times the same element, on huge pages where there are so many.
    public init(onHugePages element: Element, count: Int) {
        self.init(unsafeUninitializedCapacity: count) { elements, initialized in
            HugePages.advise(UnsafeMutableRawBufferPointer(elements))
            elements.initialize(repeating: element)
            initialized = count
        }
    }
}
