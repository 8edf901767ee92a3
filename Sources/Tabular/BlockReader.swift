/// The bytes of a source in blocks, each beginning with what the last one could not finish.
struct BlockReader<Source: ByteSource> {
    private var source: Source
    private let blockSize: Int
    private var tail: [UInt8] = []
    /// Byte offset in the file of the next block's first byte.
    private(set) var fileOffset = 0
    private(set) var bytesRead = 0
    private(set) var isAtEnd = false

    init(_ source: Source, blockSize: Int) {
        self.source = source
        self.blockSize = max(blockSize, 1)
    }

    /// The unfinished bytes and the next ones; at least twice the unfinished, so that a long record is not
    /// scanned over and over.
    mutating func next() throws(TabularError) -> [UInt8] {
        var block: [UInt8] = []
        let wanted = max(blockSize, tail.count)
        // Room for rewritten values behind the bytes: untouched memory costs nothing, a move costs a copy.
        block.reserveCapacity((tail.count + wanted) * 2 + 64)
        block.append(contentsOf: tail)
        tail.removeAll(keepingCapacity: true)
        var missing = isAtEnd ? 0 : wanted
        while missing > 0 {
            let got = try source.read(into: &block, atMost: missing)
            if got == 0 {
                isAtEnd = true
                break
            }
            bytesRead += got
            missing -= got
        }
        return block
    }

    /// Says how far `block` was used; the rest comes again.
    mutating func finish(_ block: borrowing [UInt8], usedUpTo end: Int) {
        tail.append(contentsOf: block[end...])
        fileOffset += end
    }
}

extension BlockReader: Sendable where Source: Sendable {}
