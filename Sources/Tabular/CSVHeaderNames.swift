/// The names of the columns: trimmed, none without a name, no two alike.
enum CSVHeaderNames {
    /// The names of a header of one row, or of two with the groups of columns above; `qualified` are the columns that have
    /// their group's name before their own.
    static func names(_ rows: [[String]], qualified: Set<Int> = []) -> [String] {
        guard var names = rows.last else { return [] }
        if rows.count > 1 { join(rows[0], &names, qualified) }
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

    /// Puts the name of its group before each name that is met more than once or says nothing alone, and in place of one
    /// that is empty.
    private static func join(_ groups: [String], _ names: inout [String], _ qualified: Set<Int>) {
        var counts: [String: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        var group = ""
        for index in names.indices {
            if index < groups.count, !groups[index].isEmpty { group = groups[index] }
            if names[index].isEmpty {
                names[index] = index < groups.count ? groups[index] : ""
            } else if counts[names[index], default: 0] > 1 || qualified.contains(index), !group.isEmpty {
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
