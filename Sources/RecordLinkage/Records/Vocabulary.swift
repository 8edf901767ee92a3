internal import BookingModel

/// The distinct values of a column, one after another in a single run of bytes; ids begin at 1, and 0 is a missing value.
struct Vocabulary: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Whether a value found no room, and was taken for a missing one.
    private(set) var isFull = false
    /// How many bytes of different values there is room for: 4 GiB, because that is as far as the ends reach.
    private let mostBytes: Int
    /// Where each value ends; that of id 0 ends where the first begins.
    private var ends: [UInt32] = [0]
    /// Which bytes each value has, a bit each by their lowest six bits: values that differ in many have a great distance.
    private(set) var signatures: [UInt64] = [0]
    /// The contents' hashes, by id.
    private(set) var hashes: [UInt64] = [0]
    /// Open addressing with linear probing: ids, 0 where free.
    private var slots = [UInt32](repeating: 0, count: 16)

    init(mostBytes: Int = Int(UInt32.max)) { self.mostBytes = mostBytes }

    /// How many distinct values there are.
    var count: Int { ends.count - 1 }

    /// At least how many edits lie between two values: each edit adds one kind of byte and takes away one at most.
    @inline(__always)
    func leastEdits(_ first: UInt32, _ second: UInt32) -> Int {
        let kinds = (signatures[Int(first)] ^ signatures[Int(second)]).nonzeroBitCount
        let lengths = length(first) - length(second)
        return max((kinds + 1) / 2, abs(lengths))
    }

    /// Whether two values could be as alike as 5 letters in 6 (Jaro-Winkler 0.84, or 80 % of their letters).
    @inline(__always)
    func couldBeAlike(_ first: UInt32, _ second: UInt32) -> Bool {
        let kinds = (signatures[Int(first)] ^ signatures[Int(second)]).nonzeroBitCount
        let (one, two) = (length(first), length(second))
        // At most so many letters in common; Jaro's similarity must be 0.73 before the bonus for the beginning.
        let common = min(one, two, (one + two - kinds) / 2)
        return common * 5 * (one + two) >= 6 * one * two
    }

    /// Whether one value's bytes are among the other's: it could be a part of it.
    @inline(__always)
    func isPartOf(_ first: UInt32, _ second: UInt32) -> Bool {
        let (one, two) = (signatures[Int(first)], signatures[Int(second)])
        return one & two == one || one & two == two
    }

    /// Where the value of an id lies in `bytes`.
    @inline(__always)
    func range(_ id: UInt32) -> Range<Int> {
        id == 0 ? 0..<0 : Int(ends[Int(id) - 1])..<Int(ends[Int(id)])
    }

    /// How many bytes the value of an id has.
    @inline(__always)
    func length(_ id: UInt32) -> Int { id == 0 ? 0 : Int(ends[Int(id)] - ends[Int(id) - 1]) }

    /// Reads what is known of a value, so that it is near when it is looked at; what this gives means nothing.
    @inline(__always)
    func touch(_ id: UInt32) -> UInt64 { signatures[Int(id)] ^ UInt64(ends[Int(id)]) }

    /// The bytes of a value.
    func value(_ id: UInt32) -> ArraySlice<UInt8> { bytes[range(id)] }

    /// The id of a value, new where it was not known; 0 for an empty one.
    mutating func intern(_ value: Span<UInt8>) -> UInt32 {
        guard !value.isEmpty else { return 0 }
        let hash = ContentHash.of(value)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let id = slots[slot]
            if hashes[Int(id)] == hash, equals(id, value) { return id }
            slot = (slot + 1) & (slots.count - 1)
        }
        guard bytes.count + value.count <= mostBytes else {
            isFull = true
            return 0
        }
        let id = UInt32(ends.count)
        var signature: UInt64 = 0
        for index in 0..<value.count {
            bytes.append(value[index])
            signature |= 1 << UInt64(value[index] & 63)
        }
        signatures.append(signature)
        ends.append(UInt32(bytes.count))
        hashes.append(hash)
        slots[slot] = id
        if ends.count * 2 > slots.count { grow() }
        return id
    }

    private func equals(_ id: UInt32, _ value: Span<UInt8>) -> Bool {
        let range = range(id)
        guard range.count == value.count else { return false }
        for index in 0..<value.count where bytes[range.lowerBound + index] != value[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = [UInt32](onHugePages: 0, count: slots.count * 4)
        for id in 1..<ends.count {
            var slot = Int(truncatingIfNeeded: hashes[id]) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(id)
        }
    }

    /// Gives back the room that only `intern` needs.
    mutating func finish() { slots = [UInt32](repeating: 0, count: 16) }
}
