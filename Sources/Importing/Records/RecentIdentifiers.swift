import BookingModel

/// The identifiers of references met lately, each at the place that its reference chooses: rows of one session, course
/// or group lie near each other in a file, and hashing a name takes longer than finding it again.
struct RecentIdentifiers {
    private struct Recent {
        let reference: [UInt8]
        let id: Identifier
        var isMarked = false
    }

    private var name: PrefixedName
    private let count: Int
    /// Made when the first reference comes: many files have none.
    private var places: [Recent?] = []

    /// Room for `count` references, a power of two.
    init(_ name: PrefixedName, count: Int) {
        self.name = name
        self.count = count
    }

    /// The identifier of a reference.
    mutating func identifier(_ reference: ArraySlice<UInt8>) -> Identifier { find(reference).id }

    /// The identifier of a reference, and whether it was marked lately; it is from now on.
    mutating func mark(_ reference: ArraySlice<UInt8>) -> (id: Identifier, wasMarked: Bool) {
        let (id, place) = find(reference)
        let wasMarked = places[place]?.isMarked ?? false
        if !wasMarked { places[place]?.isMarked = true }
        return (id, wasMarked)
    }

    private mutating func find(_ reference: ArraySlice<UInt8>) -> (id: Identifier, place: Int) {
        // FNV-1a: short keys, and no more than a place in a small table to find.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in reference { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        // Its last bytes have reached only some bits; a multiplication more, and the highest ones depend on all.
        let place = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 40) & (count - 1)
        if places.isEmpty { places = [Recent?](repeating: nil, count: count) }
        if let recent = places[place], recent.reference[...] == reference { return (recent.id, place) }
        let id = name.identifier(reference)
        places[place] = Recent(reference: Array(reference), id: id)
        return (id, place)
    }
}
