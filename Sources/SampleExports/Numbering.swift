/// The numbers that the made-up systems have given out.
enum Numbering {
    static let firstID = 40_001
    static let firstReference = 100_001
}

extension [UInt8] {
    mutating func append(reference index: Int) {
        append("MT-")
        append(number: Numbering.firstReference + index)
    }

    mutating func append(session index: Int) {
        append("S")
        append(number: index + 1, width: 6)
    }

    mutating func append(group number: Int) {
        append("GRP-")
        append(number: number, width: 5)
    }

    mutating func append(person number: Int) {
        append("P")
        append(number: number, width: 6)
    }
}
