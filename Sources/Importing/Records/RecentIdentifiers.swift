import BookingModel

/// The identifiers of references met lately, each at the place that its reference chooses: rows of one session, course
/// or group lie near each other in a file, and hashing a name takes longer than finding it again.
struct RecentIdentifiers {
    /// What tells a reference from others: of a short one, as most are, all its bytes, so that nothing more has to be
    /// fetched from memory; of a long one its beginning and a hash.
    private struct Key: Equatable {
        var start: UInt64 = 0
        var rest: UInt64 = 0
        let length: Int

        init(_ reference: ArraySlice<UInt8>) {
            length = reference.count
            for byte in reference.prefix(8) { start = start << 8 | UInt64(byte) }
            if isWhole {
                for byte in reference.dropFirst(8) { rest = rest << 8 | UInt64(byte) }
            } else {
                // FNV-1a: short texts, and no more than a place in a small table to find.
                rest = 0xcbf2_9ce4_8422_2325
                for byte in reference { rest = (rest ^ UInt64(byte)) &* 0x100_0000_01b3 }
            }
        }

        /// Whether these are all the bytes.
        var isWhole: Bool { length <= 16 }

        /// A place among `count`, a power of two.
        func place(of count: Int) -> Int {
            // The highest bits of a product depend on all bits of its factors.
            let mixed = (start ^ rest &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
            return Int(truncatingIfNeeded: mixed >> 40) & (count - 1)
        }
    }

    private struct Recent {
        let key: Key
        let id: Identifier
        /// The reference, where its key is not the whole of it.
        let reference: [UInt8]?
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
        let key = Key(reference)
        let place = key.place(of: count)
        if places.isEmpty { places = [Recent?](repeating: nil, count: count) }
        if let recent = places[place], recent.key == key, key.isWhole || recent.reference == Array(reference) {
            return (recent.id, place)
        }
        let id = name.identifier(reference)
        places[place] = Recent(key: key, id: id, reference: key.isWhole ? nil : Array(reference))
        return (id, place)
    }
}
