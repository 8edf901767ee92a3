import Foundation
import Tabular
import TestSupport
import Testing

@Suite struct CSVWriterTests {
    private func written(
        _ dialect: CSVWriterDialect, _ write: (inout CSVWriter<MemorySink>) throws -> Void
    ) throws -> String {
        var writer = CSVWriter(MemorySink(), dialect: dialect)
        try write(&writer)
        return String(decoding: try writer.finish().bytes, as: UTF8.self)
    }

    @Test("The raw dialect writes values as they are, quoted only where needed")
    func rawDialect() throws {
        let text = try written(.raw) { writer in
            try writer.writeHeader(["a", "b, c", "d"])
            for value in ["=1", "x\"y", "line\nbreak"] { writer.text(value) }
            try writer.endRow()
            writer.number("-1.5")
            writer.integer(-7)
            writer.empty()
            try writer.endRow()
        }
        #expect(text == "a,\"b, c\",d\n=1,\"x\"\"y\",\"line\nbreak\"\n-1.5,-7,\n")
    }

    @Test("The spreadsheet dialects write a mark, CRLF and their separator")
    func spreadsheetDialects() throws {
        for (dialect, separator) in [(CSVWriterDialect.excel, ","), (.excelEU, ";")] {
            let text = try written(dialect) { writer in
                try writer.writeHeader(["a", "b"])
                writer.text("1\(separator)2")
                writer.number("1.5")
                try writer.endRow()
            }
            #expect(Array(text.utf8) == Array("\u{FEFF}a\(separator)b\r\n\"1\(separator)2\"\(separator)1.5\r\n".utf8))
        }
    }

    @Test(
        "Text that a spreadsheet would run gets an apostrophe, and is reported",
        arguments: [
            "=1+1", "+44 7700 900123", "-5", "@x", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1", "－1", "＠x", " ＝1",
        ])
    func guardedText(value: String) throws {
        var writer = CSVWriter(MemorySink(), dialect: .excel)
        try writer.writeHeader(["a", "b"])
        writer.number("-5")
        writer.text(value)
        try writer.endRow()
        #expect(writer.guardedCells == [GuardedCell(row: 2, column: 2)])
        let file = try ReadFile(csv: try writer.finish().bytes)
        #expect(file.rows == [["-5", "'" + value]])
    }

    @Test("Harmless text is left alone", arguments: ["", " ", "a=1", "'=1", "1-2", "é", "\u{FF21}", "\u{FF}"])
    func harmlessText(value: String) throws {
        var writer = CSVWriter(MemorySink(), dialect: .excel)
        try writer.writeHeader(["a"])
        writer.text(value)
        try writer.endRow()
        #expect(writer.guardedCells.isEmpty)
        #expect(try ReadFile(csv: try writer.finish().bytes, dialect: CSVDialect()).rows == [[value]])
    }

    @Test("A first header that would need quotes is refused")
    func firstHeader() throws {
        for name in ["a,b", "a\"", "a\nb"] {
            var writer = CSVWriter(MemorySink(), dialect: .excel)
            #expect(throws: TabularError(.firstHeaderNeedsQuotes)) { try writer.writeHeader([name, "c"]) }
        }
    }

    @Test("Random fields come back as they were written", arguments: 1...40)
    func roundTrip(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let alphabet = [
            "a", "\"", "\"\"", ",", "\n", "\r", "\r\n", ";", " ", "ë", "日", "🎉", "=", "{\"k\":\"v\"}",
            "longer text here",
        ]
        let width = Int.random(in: 1...6, using: &random)
        let names = (0..<width).map { "column \($0)" }
        let rows = (0..<Int.random(in: 0...60, using: &random)).map { _ in
            (0..<width).map { _ in
                (0..<Int.random(in: 0...8, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
                    .joined()
            }
        }
        for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] {
            var dialect = CSVWriterDialect.raw
            dialect.delimiter = delimiter
            dialect.usesCRLF = seed.isMultiple(of: 2)
            var writer = CSVWriter(MemorySink(), dialect: dialect)
            try writer.writeHeader(names)
            for row in rows {
                for value in row { writer.text(value) }
                try writer.endRow()
            }
            let bytes = try writer.finish().bytes
            for cut in [1, 7, 1 << 20] {
                let file = try ReadFile(csv: bytes, batch: cut, dialect: CSVDialect(delimiter: .byte(delimiter)))
                #expect(file.records.compactMap(\.defect) == [])
                #expect(file.records.map(\.values) == rows)
                #expect(file.bytes == bytes)
            }
        }
    }

    @Test("A file is written for its owner only and read back")
    func files() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "tabular-\(UUID().uuidString).csv").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        var writer = CSVWriter(try FileSink(path: path, replacing: false), dialect: .excel)
        try writer.writeHeader(["n", "text"])
        for number in 0..<50_000 {
            writer.integer(number)
            writer.text("row \(number), quoted")
            try writer.endRow()
        }
        _ = try writer.finish()
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        var reader = try CSVReader(FileSource(path: path))
        let file = try ReadFile(&reader)
        #expect(file.rows.count == 50_000)
        #expect(file.rows.last == ["49999", "row 49999, quoted"])
        #expect(reader.bytesRead == file.bytes.count)
        #expect(throws: TabularError.self) { try FileSink(path: path, replacing: false) }
    }

    @Test("A missing file, a folder and a path that cannot be written say so")
    func pathErrors() {
        #expect(throws: TabularError(.missing, path: "/nowhere/x.csv")) { try FileSource(path: "/nowhere/x.csv") }
        #expect(throws: TabularError(.isDirectory, path: "/")) { try FileSource(path: "/") }
        #expect(throws: TabularError(.isDevice, path: "/dev/full")) { try FileSource(path: "/dev/full") }
        #expect(throws: TabularError.self) { try FileSink(path: "/nowhere/x.csv") }
        #expect(TabularError(.missing, path: "x.csv").description == "x.csv: there is no such file")
        #expect(
            TabularError(.json(.trailingComma), path: "x", line: 2, column: 3).description
                == "x:2:3: there is a comma before a closing bracket")
    }
}
