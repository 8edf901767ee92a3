/// Sorting of numbers by their bytes, least first: stable, in a few passes over the data.
enum RadixSort {
    /// The indices of keys in ascending order; equal ones stay in order.
    static func order(of keys: [UInt64]) -> [UInt32] {
        var order = [UInt32](0..<UInt32(keys.count))
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

    /// Sorts numbers of which only the lowest `bits` bits are used.
    static func sort(_ numbers: inout [UInt64], bits: Int) {
        guard numbers.count > 256 else { return numbers.sort() }
        var other = numbers
        let width = 11
        for shift in stride(from: 0, to: bits, by: width) {
            var starts = [Int](repeating: 0, count: 1 << width + 1)
            let mask: UInt64 = 1 << UInt64(width) - 1
            for number in numbers { starts[Int(number >> UInt64(shift) & mask) + 1] += 1 }
            for digit in 0..<(1 << width) { starts[digit + 1] += starts[digit] }
            for number in numbers {
                let digit = Int(number >> UInt64(shift) & mask)
                other[starts[digit]] = number
                starts[digit] += 1
            }
            swap(&numbers, &other)
        }
    }
}
