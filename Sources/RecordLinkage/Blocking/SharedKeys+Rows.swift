extension SharedKeys {
    /// The keys of all records as they lie in memory; not to be kept.
    struct Rows {
        let kinds: Int
        let width: Int
        let keys: UnsafeBufferPointer<UInt32>
        let rarity: UnsafeBufferPointer<UInt8>
        let common: UnsafeBufferPointer<UInt64>
        let families: UnsafeBufferPointer<Int>

        /// How much two records' shared keys say, the rarest of each family, in eighths of a bit; nil where one of the first
        /// `earlier` kinds is shared and not too common.
        @inline(__always)
        func sharedBits(_ first: Int, _ second: Int, unlessBefore earlier: Int) -> Int? {
            var shared = sharedKinds(first, second)
            let before: UInt64 = earlier >= 64 ? .max : 1 << UInt64(earlier) &- 1
            if shared & ~common[first] & before != 0 { return nil }
            var bits = 0
            var family = -1
            var best: UInt8 = 0
            while shared != 0 {
                let kind = shared.trailingZeroBitCount
                shared &= shared &- 1
                if families[kind] != family {
                    bits &+= Int(best)
                    best = 0
                    family = families[kind]
                }
                best = max(best, rarity[first &* kinds &+ kind])
            }
            return bits &+ Int(best)
        }

        /// A bit for each kind of which two records have the same key. Without a branch: which keys are shared nobody could
        /// foretell.
        @inline(__always)
        private func sharedKinds(_ first: Int, _ second: Int) -> UInt64 {
            let one = UnsafeRawPointer(keys.baseAddress.unsafelyUnwrapped + first &* width)
            let two = UnsafeRawPointer(keys.baseAddress.unsafelyUnwrapped + second &* width)
            var shared: UInt64 = 0
            var kind = 0
            while kind < width {
                let left = one.loadUnaligned(fromByteOffset: kind &* 4, as: SIMD4<UInt32>.self)
                let right = two.loadUnaligned(fromByteOffset: kind &* 4, as: SIMD4<UInt32>.self)
                let isShared = (left .== right) .& (left .!= 0)
                let bits = SIMD4<UInt32>(1, 2, 4, 8).replacing(with: 0, where: .!isShared)
                shared |= UInt64(bits.wrappedSum()) << UInt64(kind)
                kind &+= 4
            }
            return shared
        }

        /// Reads something of a record's row, so that it is near when it is compared; what this gives means nothing.
        @inline(__always)
        func touch(_ record: Int) -> UInt32 {
            let row = record &* width
            return keys[row] ^ keys[row &+ width &- 1] ^ UInt32(rarity[record &* kinds])
                ^ UInt32(truncatingIfNeeded: common[record])
        }

        /// The records among those of a group, the lower halves of its entries, whose key of a kind is too common, with that
        /// key in the upper half.
        func putCommon(_ kind: Int, of group: ArraySlice<UInt64>, in parted: inout [UInt64]) {
            parted.removeAll(keepingCapacity: true)
            parted.append(contentsOf: repeatElement(0, count: group.count))
            var count = 0
            parted.withUnsafeMutableBufferPointer { parted in
                // Each is written, and stays where it is to: far places of memory are read without waiting for a decision.
                for entry in group {
                    let record = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
                    parted[count] = UInt64(keys[record &* width &+ kind]) << 32 | UInt64(record)
                    count &+= Int(truncatingIfNeeded: common[record] >> UInt64(kind) & 1)
                }
            }
            parted.removeLast(group.count - count)
        }
    }
}
