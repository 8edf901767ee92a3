/// Days as eight digits, year first; what is no day but has digits stays as its digits.
struct DayText {
    /// Whether a column's days in the form 1/2/2003 begin with the month.
    private let monthFirst: Bool

    /// Looks at a column's values for the order of day and month: the first part that is beyond 12 tells; else the day is
    /// first.
    init(_ values: Vocabulary) {
        var firstBeyond = 0
        var secondBeyond = 0
        for id in 1..<UInt32(values.count + 1) {
            let parts = DayText.parts(values.bytes.span.extracting(values.range(id)))
            guard parts.count == 3, parts[0].digits <= 2 else { continue }
            if parts[0].number > 12 { firstBeyond += 1 }
            if parts[1].number > 12 { secondBeyond += 1 }
        }
        monthFirst = secondBeyond > firstBeyond
    }

    private static func parts(_ value: Span<UInt8>) -> [(number: Int, digits: Int)] {
        var parts: [(number: Int, digits: Int)] = []
        var isInside = false
        for index in 0..<value.count {
            let digit = value[index] &- 0x30
            if digit < 10 {
                if !isInside { parts.append((0, 0)) }
                isInside = true
                let last = parts[parts.count - 1]
                if last.digits < 9 { parts[parts.count - 1] = (last.number * 10 + Int(digit), last.digits + 1) }
            } else {
                isInside = false
                // A time behind the day is no part of it.
                if parts.count >= 3 { break }
            }
        }
        return parts
    }

    /// Appends the normal form of a value; nothing where it has no digits, or zeros only.
    func append(_ value: Span<UInt8>, to text: inout [UInt8]) {
        let parts = DayText.parts(value)
        if parts.count >= 3 {
            var (year, month, day) = (parts[0], parts[1].number, parts[2].number)
            if parts[0].digits <= 2 {
                year = parts[2]
                (month, day) =
                    monthFirst ? (parts[0].number, parts[1].number) : (parts[1].number, parts[0].number)
                if year.digits <= 2 { year.number += year.number > 30 ? 1900 : 2000 }
            }
            if year.number > 0, year.number < 10_000, month < 100, day < 100 {
                for divisor in [1000, 100, 10, 1] { text.append(0x30 + UInt8(year.number / divisor % 10)) }
                for number in [month, day] { text += [0x30 + UInt8(number / 10), 0x30 + UInt8(number % 10)] }
                return
            }
        }
        let start = text.count
        var isZero = true
        for index in 0..<value.count where value[index] &- 0x30 < 10 {
            text.append(value[index])
            if value[index] != 0x30 { isZero = false }
        }
        if isZero { text.removeSubrange(start...) }
    }
}
