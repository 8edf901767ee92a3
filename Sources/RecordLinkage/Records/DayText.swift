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
            guard parts.count == 3, parts[0].digits <= 2, !parts.contains(where: \.isName) else { continue }
            if parts[0].number > 12 { firstBeyond += 1 }
            if parts[1].number > 12 { secondBeyond += 1 }
        }
        monthFirst = secondBeyond > firstBeyond
    }

    /// A number in a value, or a month by its name.
    private typealias Part = (number: Int, digits: Int, isName: Bool)

    /// Whether a value is a day whose month is a word: `9 February 1963`, `Feb 9, 1963`, `9-Feb-63`.
    static func namesMonth(_ value: String) -> Bool {
        let bytes = Array(value.utf8)
        let parts = parts(bytes.span)
        return parts.count == 3 && parts.contains(where: \.isName)
    }

    private static func parts(_ value: Span<UInt8>) -> [Part] {
        var parts: [Part] = []
        var isInside = false
        var letters = 0
        for index in 0...value.count {
            let byte = index < value.count ? value[index] : 0x20
            if byte | 0x20 &- 0x61 < 26 {
                letters += 1
            } else if letters > 0 {
                if let month = MonthName.number(value.extracting(index - letters..<index)),
                    !parts.contains(where: \.isName)
                {
                    parts.append((month, 2, true))
                }
                letters = 0
            }
            let digit = byte &- 0x30
            if digit < 10 {
                if !isInside { parts.append((0, 0, false)) }
                isInside = true
                let last = parts[parts.count - 1]
                if last.digits < 9 { parts[parts.count - 1] = (last.number * 10 + Int(digit), last.digits + 1, false) }
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
        var parts = DayText.parts(value)
        let name = parts.count >= 3 ? parts.firstIndex(where: \.isName) : nil
        // As if the month stood between the other two: then only the year may come first.
        if let name { parts.insert(parts.remove(at: name), at: 1) }
        if parts.count >= 3 {
            var (year, month, day) = (parts[0], parts[1].number, parts[2].number)
            if parts[0].digits <= 2 {
                year = parts[2]
                (month, day) =
                    monthFirst && name == nil ? (parts[0].number, parts[1].number) : (parts[1].number, parts[0].number)
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
