import CZlib

/// Unpacks gzip (RFC 1952) as it comes in, member after member; checksums and lengths are compared by zlib.
public final class GzipInflater {
    /// What became of some input.
    public enum Progress: Sendable, Equatable {
        /// So many bytes of the input were used; the file may go on.
        case more(used: Int)
        /// A member ended after so many bytes of the input.
        case endOfMember(used: Int)
        /// The bytes are not gzip, or a checksum differs.
        case damaged
    }

    // zlib keeps the address of the stream and refuses a moved one, so it lies outside the object.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isReady: Bool

    /// An inflater before the first byte of a file.
    public init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15: the largest window; 16: gzip, not zlib.
        isReady = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Unpacks `input` until it is used up or `count` bytes were appended to `output`.
    public func inflate(_ input: Span<UInt8>, into output: inout [UInt8], atMost count: Int) -> Progress {
        guard isReady else { return .damaged }
        var status = Z_OK
        var used = 0
        output.append(addingCapacity: count) { room in
            room.withUnsafeMutableBufferPointer { target, initialised in
                input.withUnsafeBufferPointer { source in
                    stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                    stream.pointee.avail_in = UInt32(source.count)
                    stream.pointee.next_out = target.baseAddress.map { $0 + initialised }
                    stream.pointee.avail_out = UInt32(count)
                    status = CZlib.inflate(stream, Z_NO_FLUSH)
                    used = source.count - Int(stream.pointee.avail_in)
                    initialised += count - Int(stream.pointee.avail_out)
                    stream.pointee.next_in = nil
                    stream.pointee.next_out = nil
                }
            }
        }
        switch status {
        case Z_STREAM_END: return .endOfMember(used: used)
        // Z_BUF_ERROR: nothing could be done with what there was, which is no fault.
        case Z_OK, Z_BUF_ERROR: return .more(used: used)
        default: return .damaged
        }
    }

    /// Begins the next member.
    public func reset() { isReady = inflateReset(stream) == Z_OK }
}
