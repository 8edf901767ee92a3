import GzipDriver

/// Unpacks a gzip file as it is read; any other file goes through untouched.
public struct GunzipSource<Source: ByteSource>: ByteSource {
    private static var magic: [UInt8] { [0x1F, 0x8B] }

    private var source: Source
    private var inflater: GzipInflater?
    /// Bytes of the file that were read and not used yet.
    private var pending: [UInt8] = []
    private var isOpen = false
    private var isBetweenMembers = false
    private var isAtEnd = false

    /// Reads `source`, unpacked where it is gzip.
    public init(_ source: Source) { self.source = source }

    /// Whether the file is gzip; known once something was read.
    public var isGzip: Bool { inflater != nil }

    /// Appends the next bytes, at most `count` of them; throws where a gzip file is damaged or ends too early.
    public mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(TabularError) -> Int {
        if !isOpen {
            while pending.count < 2, try source.read(into: &pending, atMost: 2 - pending.count) > 0 {}
            isOpen = true
            if pending == Self.magic { inflater = GzipInflater() }
        }
        guard let inflater else {
            guard pending.isEmpty else {
                let taken = min(count, pending.count)
                buffer.append(contentsOf: pending[..<taken])
                pending.removeFirst(taken)
                return taken
            }
            return try source.read(into: &buffer, atMost: count)
        }
        let before = buffer.count
        while buffer.count == before, count > 0, !isAtEnd { try step(inflater, &buffer, count) }
        return buffer.count - before
    }

    private mutating func step(_ inflater: GzipInflater, _ buffer: inout [UInt8], _ count: Int) throws(TabularError) {
        var isOut = false
        if pending.count < 2 { isOut = try source.read(into: &pending, atMost: 1 << 16) == 0 }
        if isBetweenMembers {
            // Tapes and some archivers fill up with zeros, which gunzip leaves out, too.
            while pending.first == 0 { pending.removeFirst() }
            if pending.isEmpty {
                isAtEnd = isOut
                return
            }
            if pending.count < 2 && !isOut { return }
            guard pending.starts(with: Self.magic) else { throw TabularError(.damagedGzip) }
            inflater.reset()
            isBetweenMembers = false
        }
        let before = buffer.count
        switch inflater.inflate(pending.span, into: &buffer, atMost: count) {
        case .damaged: throw TabularError(.damagedGzip)
        case .endOfMember(let used):
            pending.removeFirst(used)
            isBetweenMembers = true
        case .more(let used):
            if used == 0 && buffer.count == before && isOut { throw TabularError(.truncatedGzip) }
            pending.removeFirst(used)
        }
    }
}
