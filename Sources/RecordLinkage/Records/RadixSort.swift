internal import BookingModel

/// Sorting of numbers by their bytes, least first: stable, in a few passes over the data.
enum RadixSort {
    /// The indices of keys in ascending order; equal ones stay in order.
    static func order(of keys: [UInt64]) -> [UInt32] {
        var order = [UInt32](sideBySide: keys.count) { UInt32($0) }
        guard keys.count > 4096 else {
            order.sort { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
            return order
        }
        var other = order
        for shift in stride(from: UInt64(0), to: 64, by: 16) {
            var starts = [UInt32](repeating: 0, count: 65537)
            for key in keys { starts[Int(truncatingIfNeeded: key >> shift & 0xFFFF) + 1] += 1 }
            for digit in 0..<65536 { starts[digit + 1] += starts[digit] }
            for index in order {
                let digit = Int(truncatingIfNeeded: keys[Int(index)] >> shift & 0xFFFF)
                other[Int(starts[digit])] = index
                starts[digit] += 1
            }
            swap(&order, &other)
        }
        return order
    }

    /// Sorts numbers by their upper halves; those with equal ones stay in order. `scratch` is room that may be used again.
    static func sortByUpperHalf(_ numbers: inout [UInt64], scratch: inout [UInt64]) {
        var greatest: UInt64 = 0
        for number in numbers { greatest = max(greatest, number >> 32) }
        if scratch.count < numbers.count { scratch = [UInt64](onHugePages: 0, count: numbers.count) }
        // Few numbers are not worth the counting of many digits.
        let width = numbers.count > 2048 ? 11 : 6
        let passes = (64 - greatest.leadingZeroBitCount + width - 1) / width
        numbers.withUnsafeMutableBufferPointer { numbers in
            scratch.withUnsafeMutableBufferPointer { scratch in
                let scratch = UnsafeMutableBufferPointer(rebasing: scratch[..<numbers.count])
                for pass in 0..<passes {
                    let shift = UInt64(32 + pass * width)
                    let isEven = pass % 2 == 0
                    RadixSort.pass(isEven ? numbers : scratch, into: isEven ? scratch : numbers, shift, width)
                }
                if passes % 2 == 1 { _ = numbers.update(fromContentsOf: scratch) }
            }
        }
    }

    /// Puts numbers in the order of one digit.
    private static func pass(
        _ numbers: UnsafeMutableBufferPointer<UInt64>, into sorted: UnsafeMutableBufferPointer<UInt64>, _ shift: UInt64,
        _ width: Int
    ) {
        let mask: UInt64 = 1 << UInt64(width) - 1
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << width + 1) { starts in
            starts.initialize(repeating: 0)
            for number in numbers { starts[Int(truncatingIfNeeded: number >> shift & mask) + 1] += 1 }
            for digit in 0..<(1 << width) { starts[digit + 1] += starts[digit] }
            for number in numbers {
                let digit = Int(truncatingIfNeeded: number >> shift & mask)
                sorted[starts[digit]] = number
                starts[digit] += 1
            }
        }
    }
}
