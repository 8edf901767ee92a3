internal import Database

extension PageFile {
    /// Writes the part of a payload that does not fit its page as a chain of pages; gives the first.
    func writeOverflow(_ bytes: UnsafeBufferPointer<UInt8>) throws(DatabaseError) -> UInt32 {
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: pageSize)
        defer { buffer.deallocate() }
        let first = allocate()
        var page = first
        var rest = bytes
        while let base = rest.baseAddress, !rest.isEmpty {
            buffer.initialize(repeating: 0, count: pageSize)
            let count = min(rest.count, usableSize - 4)
            let next = count < rest.count ? allocate() : 0
            buffer.store(next, at: 0)
            (buffer + 4).update(from: base, count: count)
            try write(page, from: buffer)
            rest = UnsafeBufferPointer(rebasing: rest.dropFirst(count))
            page = next
        }
        return first
    }

    /// Fills `bytes` from the chain that begins at `first`.
    func readOverflow(_ first: UInt32, into bytes: UnsafeMutableBufferPointer<UInt8>) throws(DatabaseError) {
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: pageSize)
        defer { buffer.deallocate() }
        var page = first
        var rest = bytes
        while let place = rest.baseAddress, !rest.isEmpty {
            guard page != 0 else { throw damaged() }
            try read(page, into: buffer)
            let count = min(rest.count, usableSize - 4)
            place.update(from: buffer + 4, count: count)
            page = UnsafePointer(buffer).load(UInt32.self, at: 0)
            rest = UnsafeMutableBufferPointer(rebasing: rest.dropFirst(count))
        }
    }
}
