import Tabular
import TestSupport
import Testing

/// A second reader of well-formed CSV, naive on purpose: one character after another, whole file in memory.
private func naiveRows(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var value: [UInt8] = []
    var isQuoted = false
    var isStarted = false
    var index = 0
    func endValue() {
        row.append(String(decoding: value, as: UTF8.self))
        value = []
    }
    while index < bytes.count {
        let byte = bytes[index]
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        if isQuoted {
            if byte == 0x22 && next == 0x22 {
                value.append(byte)
                index += 1
            } else if byte == 0x22 {
                isQuoted = false
            } else {
                value.append(byte)
            }
        } else if byte == 0x22 {
            isQuoted = true
            isStarted = true
        } else if byte == 0x2C {
            endValue()
            isStarted = true
        } else if byte == 0x0A || byte == 0x0D {
            if isStarted {
                endValue()
                rows.append(row)
            }
            row = []
            isStarted = false
            if byte == 0x0D && next == 0x0A { index += 1 }
        } else {
            value.append(byte)
            isStarted = true
        }
        index += 1
    }
    if isStarted {
        endValue()
        rows.append(row)
    }
    return rows
}

@Suite struct CSVPropertyTests {
    private static let words = [
        "", "a", "Zoë", "long text without anything special", "x,y", "say \"hi\"", "two\nlines", "two\r\nlines", "\r",
        "{\"firstName\":\"Ann\",\"email\":\"ann@example.com\"}", "\"", "日本", " ",
    ]

    /// A random file of `width` columns as an export writes it: quotes where needed or for no reason, any line ending.
    private static func wellFormed(_ random: inout SeededGenerator, width: Int, rows: Int) -> [UInt8] {
        var text = (0..<width).map { "c\($0)" }.joined(separator: ",") + "\n"
        let endings = ["\n", "\r\n", "\r"]
        for row in 0..<rows {
            let values = (0..<width).map { _ in
                let value = words.randomElement(using: &random) ?? ""
                let isSpecial = value.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
                guard isSpecial || Int.random(in: 0..<4, using: &random) == 0 else { return value }
                return "\"" + String(value.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] }) + "\""
            }
            text += values.joined(separator: ",")
            if row < rows - 1 || Bool.random(using: &random) {
                text += endings.randomElement(using: &random) ?? ""
                if Int.random(in: 0..<8, using: &random) == 0 { text += "\n" }
            }
        }
        return Array(text.utf8)
    }

    @Test("A well-formed random file reads as a naive reader reads it", arguments: 1...150)
    func agreesWithNaiveReader(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let width = Int.random(in: 2...6, using: &random)
        let bytes = Self.wellFormed(&random, width: width, rows: Int.random(in: 0...40, using: &random))
        let wanted = naiveRows(bytes)
        for cut in [1, 7, 61, 1 << 20] {
            let file = try ReadFile(csv: bytes, batch: cut, dialect: CSVDialect())
            #expect(file.header == wanted[0])
            #expect(file.records.compactMap(\.defect) == [])
            #expect(file.records.map(\.values) == Array(wanted.dropFirst()), "cut at \(cut)")
            #expect(file.bytes == bytes)
        }
    }

    @Test("Whatever the file, its bytes are all accounted for, however it is cut", arguments: 1...200)
    func reassembly(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &* 7919)
        var bytes = Self.wellFormed(&random, width: 3, rows: 12)
        let header = bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let noise: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x00, 0xE9, 0x61, 0x20, 0xFF, 0x22]
        for _ in 0..<Int.random(in: 1...12, using: &random) where header < bytes.count {
            let index = Int.random(in: header..<bytes.count, using: &random)
            let byte = noise.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes.remove(at: index)
            case 1: bytes.insert(byte, at: index)
            default: bytes[index] = byte
            }
        }
        let dialects = [CSVDialect(), CSVDialect(quote: nil), CSVDialect(delimiter: .blanks, hasHeader: false)]
        for dialect in dialects {
            let whole = try ReadFile(csv: bytes, dialect: dialect)
            #expect(whole.bytes == bytes)
            var line = 1 + ReadFile.lineBreaks(in: Array(bytes[..<whole.headerLength]))
            for piece in whole.pieces {
                #expect(piece.line == line)
                line += ReadFile.lineBreaks(in: piece.raw)
            }
            for cut in cuts {
                #expect(try ReadFile(csv: bytes, batch: cut, dialect: dialect) == whole, "cut at \(cut)")
            }
        }
    }

    @Test("One stray quote costs few records", arguments: 1...100)
    func strayQuotes(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &* 104_729)
        var lines = ["id,name,contact,note"]
        for number in 1...60 {
            lines.append("\(number),Ann,\"{\"\"email\"\":\"\"a\(number)@example.com\"\"}\",plain")
        }
        let row = Int.random(in: 1...60, using: &random)
        var bytes = Array(lines[row].utf8)
        bytes.insert(0x22, at: Int.random(in: 0..<bytes.count, using: &random))
        lines[row] = String(decoding: bytes, as: UTF8.self)
        for cut in [13, 1 << 20] {
            let file = try ReadFile(csv: Array(lines.joined(separator: "\n").utf8), batch: cut)
            #expect(file.rows.count >= 59)
            #expect(file.records.count == 60)
            #expect(file.records.map(\.line) == Array(2...61))
        }
    }
}
