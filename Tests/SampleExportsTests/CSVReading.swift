/// A plain reader of RFC 4180, written apart from the writer and from `Tabular`, to check both by a third way.
enum CSVReading {
    static func rows(of bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    cell.append(byte)
                } else if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                    cell.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: ","):
                row.append(String(decoding: cell, as: UTF8.self))
                cell.removeAll()
            case 13: continue
            case 10:
                row.append(String(decoding: cell, as: UTF8.self))
                rows.append(row)
                row.removeAll()
                cell.removeAll()
            default: cell.append(byte)
            }
        }
        return rows
    }
}
