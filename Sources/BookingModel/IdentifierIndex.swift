/// A set of identifiers, each with the ordinal at which it was first added: 0, 1, 2, …
///
/// Open addressing with linear probing over arrays of plain integers. Identifiers are hashes already, so their low
/// bits serve as the hash; a million of them take 40 MB less than in a `Dictionary` and half the time.
public struct IdentifierIndex: Sendable {
    /// The identifiers in the order in which they were added.
    public private(set) var identifiers: [Identifier] = []
    /// At each slot 32 bits of the identifier above its ordinal + 1, or 0 where the slot is free: most comparisons end
    /// here, without a look at a far place of memory.
    private var slots: [UInt64]

    /// An empty index with room for `capacity` identifiers before it grows.
    public init(minimumCapacity capacity: Int = 0) {
        var size = 64
        while size / 8 * 5 < capacity { size *= 2 }
        slots = [UInt64](onHugePages: 0, count: size)
        identifiers.reserveCapacity(onHugePages: capacity)
    }

    /// The number of identifiers.
    public var count: Int { identifiers.count }

    /// The ordinal of an identifier, or nil where it was never added.
    public func ordinal(of identifier: Identifier) -> Int? {
        let entry = slots[slot(for: identifier)]
        return entry == 0 ? nil : Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
    }

    /// Adds an identifier unless it is there; gives its ordinal, and whether it is new.
    @discardableResult
    public mutating func insert(_ identifier: Identifier) -> (ordinal: Int, isNew: Bool) {
        let position = slot(for: identifier)
        let entry = slots[position]
        if entry != 0 { return (Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1, false) }
        identifiers.append(identifier)
        slots[position] = IdentifierIndex.entry(identifier, ordinal: identifiers.count - 1)
        if identifiers.count > slots.count / 8 * 5 { grow() }
        return (identifiers.count - 1, true)
    }

    /// What `ordinals` holds for an identifier that was never added.
    public static let missing = UInt32.max

    /// Looks up many identifiers; gives their ordinals, `missing` where one was never added.
    ///
    /// Their slots are fetched first, some at a time and with no decision between, so that the processor waits for many
    /// far places of memory together.
    public func ordinals(of wanted: [Identifier]) -> [UInt32] {
        let mask = slots.count - 1
        return [UInt32](unsafeUninitializedCapacity: wanted.count) { ordinals, count in
            IdentifierIndex.inGroups(of: wanted.count) { range, fetched in
                for (place, index) in range.enumerated() {
                    fetched[place] = slots[Int(truncatingIfNeeded: wanted[index].low) & mask]
                }
                for (place, index) in range.enumerated() {
                    let entry = fetched[place]
                    let ordinal = UInt32(truncatingIfNeeded: entry) &- 1
                    if entry != 0, entry >> 32 == wanted[index].high >> 32, identifiers[Int(ordinal)] == wanted[index] {
                        ordinals[index] = ordinal
                    } else {
                        ordinals[index] = self.ordinal(of: wanted[index]).map { UInt32($0) } ?? IdentifierIndex.missing
                    }
                }
            }
            count = wanted.count
        }
    }

    /// Adds identifiers in their order, those that are not there, fetching their slots together.
    public mutating func insert(contentsOf new: [Identifier]) {
        IdentifierIndex.inGroups(of: new.count) { range, fetched in
            let mask = slots.count - 1
            for (place, index) in range.enumerated() {
                fetched[place] = slots[Int(truncatingIfNeeded: new[index].low) & mask]
            }
            for (place, index) in range.enumerated() {
                let position = Int(truncatingIfNeeded: new[index].low) & mask
                // Another one of the group may have taken the slot, or made the index grow.
                guard fetched[place] == 0, slots.count == mask + 1, slots[position] == 0 else {
                    insert(new[index])
                    continue
                }
                identifiers.append(new[index])
                slots[position] = IdentifierIndex.entry(new[index], ordinal: identifiers.count - 1)
                if identifiers.count > slots.count / 8 * 5 { grow() }
            }
        }
    }

    /// Goes over so many elements by groups, with room for a slot of each element of a group.
    private static func inGroups(of count: Int, _ body: (Range<Int>, UnsafeMutableBufferPointer<UInt64>) -> Void) {
        let size = 64
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: size) { fetched in
            for start in stride(from: 0, to: count, by: size) { body(start..<min(start + size, count), fetched) }
        }
    }

    private static func entry(_ identifier: Identifier, ordinal: Int) -> UInt64 {
        identifier.high & 0xFFFF_FFFF_0000_0000 | UInt64(ordinal + 1)
    }

    private func slot(for identifier: Identifier) -> Int {
        let mask = slots.count - 1
        let tag = identifier.high >> 32
        var position = Int(truncatingIfNeeded: identifier.low) & mask
        while true {
            let entry = slots[position]
            if entry == 0 { return position }
            if entry >> 32 == tag, identifiers[Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1] == identifier {
                return position
            }
            position = (position + 1) & mask
        }
    }

    private mutating func grow() {
        slots = [UInt64](onHugePages: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (ordinal, identifier) in identifiers.enumerated() {
            var position = Int(truncatingIfNeeded: identifier.low) & mask
            while slots[position] != 0 { position = (position + 1) & mask }
            slots[position] = IdentifierIndex.entry(identifier, ordinal: ordinal)
        }
    }
}
