/// The people that a cell lists, each by a name, an address or both: `Ann Lee <ann@example.com>, Bo Day
/// <bo@example.com>`, `Lee, Ann; Day, Bo`, `Ann, Bo, Cy`.
///
/// A comma parts people, or the last name from the first: what stands on both sides of it tells.
struct PeopleList {
    /// Where one of them is told, in the bytes of the cell.
    struct Person: Equatable {
        /// The name, without quotes around it; empty where there is none.
        var name: Range<Int>
        /// The address; empty where there is none.
        var address: Range<Int>
    }

    private(set) var people: [Person] = []

    /// Whether any of them has an address.
    var hasAddresses: Bool { people.contains { !$0.address.isEmpty } }

    /// The people in a cell that is not empty.
    init(_ bytes: Span<UInt8>) {
        let groups = PeopleInCell.parts(bytes, atCommas: false)
        for group in groups {
            let inner = bytes.extracting(group)
            let parts = PeopleInCell.parts(inner, atCommas: true).map { range in
                (group.lowerBound + range.lowerBound)..<(group.lowerBound + range.upperBound)
            }
            add(parts.flatMap { PeopleList.people(bytes, $0) }, of: bytes, isAlone: groups.count > 1)
        }
    }

    /// Adds what stands between the commas of a list; `isAlone`: other signs part its people.
    private mutating func add(_ parts: [Person], of bytes: Span<UInt8>, isAlone: Bool) {
        var index = 0
        while index < parts.count {
            let part = parts[index]
            index += 1
            guard index < parts.count, part.address.isEmpty else {
                people.append(part)
                continue
            }
            let next = parts[index]
            if next.name.isEmpty {
                // “Ann Lee, ann@example.com” is one person.
                people.append(Person(name: part.name, address: next.address))
                index += 1
            } else if isLastName(part, beforeFirst: next, among: parts.count, bytes, isAlone: isAlone) {
                // The quotes may be around both.
                let name = PeopleList.unquoted(bytes, part.name.lowerBound..<next.name.upperBound)
                people.append(Person(name: name, address: next.address))
                index += 1
            } else {
                people.append(part)
            }
        }
    }

    /// Whether a comma parts the last name of somebody from the first. Without addresses to tell, in a list of three or more
    /// everybody has one name.
    private func isLastName(
        _ part: Person, beforeFirst next: Person, among count: Int, _ bytes: Span<UInt8>, isAlone: Bool
    ) -> Bool {
        guard count == 2 || !next.address.isEmpty else { return false }
        let isWhole = PeopleInCell.isWholeName(bytes.extracting(part.name))
        let isNextWhole = PeopleInCell.isWholeName(bytes.extracting(next.name))
        return isAlone && count == 2 ? !(isWhole && isNextWhole) : !isWhole && (count == 2 || !isNextWhole)
    }

    /// Who is told between two separators: one person, or several addresses with blanks between.
    static func people(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [Person] {
        let text = bytes.extracting(range)
        let signs = text.indices.filter { text[$0] == UInt8(ascii: "@") }
        guard signs.count > 1 else { return [person(bytes, range, sign: signs.first.map { range.lowerBound + $0 })] }
        return PeopleInCell.parts(text, atCommas: false, atBlanks: true).compactMap { part in
            let word = (range.lowerBound + part.lowerBound)..<(range.lowerBound + part.upperBound)
            let sign = word.first { bytes[$0] == UInt8(ascii: "@") }
            return sign.map { person(bytes, word, sign: $0) }
        }
    }

    /// The person in `range`, whose address has its @ at `sign`.
    private static func person(_ bytes: Span<UInt8>, _ range: Range<Int>, sign: Int?) -> Person {
        guard let sign else { return Person(name: unquoted(bytes, range), address: 0..<0) }
        var start = sign
        while start > range.lowerBound, isOfAddress(bytes[start - 1]) { start -= 1 }
        var end = sign
        while end < range.upperBound, isOfAddress(bytes[end]) { end += 1 }
        let isEnclosed = start > range.lowerBound && bytes[start - 1] != 0x20
        return Person(
            name: unquoted(bytes, range.lowerBound..<(isEnclosed ? start - 1 : start)), address: start..<end)
    }

    /// Without the blanks, and then the quotes, around it.
    private static func unquoted(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        let inner = bytes.extracting(range).trimmedRange()
        let bounds = (range.lowerBound + inner.lowerBound)..<(range.lowerBound + inner.upperBound)
        guard bounds.count > 1,
            let quote = [UInt8(ascii: "\""), UInt8(ascii: "'")].first(where: { $0 == bytes[bounds.lowerBound] }),
            bytes[bounds.upperBound - 1] == quote
        else { return bounds }
        return (bounds.lowerBound + 1)..<(bounds.upperBound - 1)
    }

    /// Whether a byte may stand in an address: no blank, and nothing that encloses one.
    private static func isOfAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: ":"):
            false
        default: true
        }
    }
}
