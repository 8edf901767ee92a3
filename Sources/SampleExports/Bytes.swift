/// Text in the making: UTF-8 bytes, appended without a `String` in between.
typealias Bytes = [UInt8]

extension [UInt8] {
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    mutating func append(number: Int) {
        if number >= 10 { append(number: number / 10) }
        append(UInt8(truncatingIfNeeded: 48 + number % 10))
    }

    /// A number of at least `width` digits, filled with zeros.
    mutating func append(number: Int, width: Int) {
        if width > 1 || number >= 10 { append(number: number / 10, width: width - 1) }
        append(UInt8(truncatingIfNeeded: 48 + number % 10))
    }

    /// The last two digits of a number.
    mutating func append(twoDigits number: Int) {
        append(UInt8(truncatingIfNeeded: 48 + number / 10 % 10))
        append(UInt8(truncatingIfNeeded: 48 + number % 10))
    }

    /// Pounds and pence with a point: `85.00`.
    mutating func append(pence: Int) {
        append(number: pence / 100)
        append(UInt8(ascii: "."))
        append(twoDigits: pence % 100)
    }

    /// `£1,234.50`.
    mutating func append(poundsAndPence pence: Int) {
        append(0xC2)
        append(0xA3)
        let pounds = pence / 100
        if pounds >= 1_000 {
            append(number: pounds / 1_000)
            append(UInt8(ascii: ","))
            append(number: pounds % 1_000, width: 3)
        } else {
            append(number: pounds)
        }
        append(UInt8(ascii: "."))
        append(twoDigits: pence % 100)
    }

    /// `2023-04-17T09:31:05Z`.
    mutating func append(instant seconds: Int) {
        let (year, month, day) = CivilTime.date(seconds / CivilTime.day)
        append(twoDigits: year / 100)
        append(twoDigits: year)
        append(UInt8(ascii: "-"))
        append(twoDigits: month)
        append(UInt8(ascii: "-"))
        append(twoDigits: day)
        append(UInt8(ascii: "T"))
        append(timeOfDay: seconds % CivilTime.day)
        append(UInt8(ascii: ":"))
        append(twoDigits: seconds % 60)
        append(UInt8(ascii: "Z"))
    }

    /// `17/04/2023 10:31`, the clock of Europe/London.
    mutating func append(localMinute utc: Int) {
        let seconds = utc + CivilTime.londonOffset(atUTC: utc)
        let (year, month, day) = CivilTime.date(seconds / CivilTime.day)
        append(twoDigits: day)
        append(UInt8(ascii: "/"))
        append(twoDigits: month)
        append(UInt8(ascii: "/"))
        append(twoDigits: year / 100)
        append(twoDigits: year)
        append(UInt8(ascii: " "))
        append(timeOfDay: seconds % CivilTime.day)
    }

    private mutating func append(timeOfDay seconds: Int) {
        append(twoDigits: seconds / 3_600)
        append(UInt8(ascii: ":"))
        append(twoDigits: seconds / 60 % 60)
    }
}
