/// The names of the columns: trimmed, none without a name, no two alike.
enum CSVHeaderNames {
    /// The names of a header of one row, or of two with the groups of columns above.
    static func names(_ rows: [[String]]) -> [String] {
        guard var names = rows.last else { return [] }
        if rows.count > 1 { join(rows[0], &names) }
        for index in names.indices where names[index].isEmpty { names[index] = "column \(index + 1)" }
        var seen: Set<String> = []
        for index in names.indices {
            // Two people in one row have two columns Name: both are kept, neither wins.
            let name = names[index]
            var number = 2
            while !seen.insert(names[index]).inserted {
                names[index] = "\(name) (\(number))"
                number += 1
            }
        }
        return names
    }

    /// Puts the name of its group before each name that is met more than once, and in place of one that is empty.
    private static func join(_ groups: [String], _ names: inout [String]) {
        var counts: [String: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        var group = ""
        for index in names.indices {
            if index < groups.count, !groups[index].isEmpty { group = groups[index] }
            if names[index].isEmpty {
                names[index] = index < groups.count ? groups[index] : ""
            } else if counts[names[index], default: 0] > 1, !group.isEmpty {
                names[index] = "\(group) \(names[index])"
            }
        }
    }

    /// A cell without the blanks around it.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while let first = bytes.first, CSVRecordScanner.isBlank(first) { bytes = bytes.dropFirst() }
        while let last = bytes.last, CSVRecordScanner.isBlank(last) { bytes = bytes.dropLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
