import Tabular
import Testing

@Suite struct CSVReaderTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String
        var rows: [[String]]
        var lines: [Int]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ rows: [[String]], lines: [Int]) {
            (self.name, self.text, self.rows, self.lines) = (name, text, rows, lines)
        }
    }

    static let wellFormed: [Case] = [
        Case("plain", "a,b\n1,2\n3,4\n", [["1", "2"], ["3", "4"]], lines: [2, 3]),
        Case("CRLF", "a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]], lines: [2, 3]),
        Case("lone CR", "a,b\r1,2\r3,4\r", [["1", "2"], ["3", "4"]], lines: [2, 3]),
        Case("mixed line endings", "a,b\r\n1,2\n3,4\r5,6", [["1", "2"], ["3", "4"], ["5", "6"]], lines: [2, 3, 4]),
        Case("no line ending at the end", "a,b\n1,2", [["1", "2"]], lines: [2]),
        Case("separator at the end of the file", "a,b\n1,", [["1", ""]], lines: [2]),
        Case("quotes", "a,b\n\"1\",\"2\"\n", [["1", "2"]], lines: [2]),
        Case("quoted separator", "a,b\n\"1,2\",3\n", [["1,2", "3"]], lines: [2]),
        Case(
            "doubled quotes", "a,b\n\"say \"\"hi\"\" now, please\",3\n", [["say \"hi\" now, please", "3"]], lines: [2]),
        Case("only doubled quotes", "a,b\n\"\"\"\",\"\"\"\"\"\"\n", [["\"", "\"\""]], lines: [2]),
        Case("empty quotes", "a,b\n\"\",x\n", [["", "x"]], lines: [2]),
        Case("doubled quotes at the very end", "a,b\n1,\"2\"\"\"", [["1", "2\""]], lines: [2]),
        Case("LF in quotes", "a,b\n\"1\n2\",3\n4,5\n", [["1\n2", "3"], ["4", "5"]], lines: [2, 4]),
        Case(
            "CRLF in quotes", "a,b\r\n\"1\r\n\r\n2\",3\r\n4,5\r\n", [["1\r\n\r\n2", "3"], ["4", "5"]], lines: [2, 5]),
        Case("CR in quotes", "a,b\n\"1\r2\",3\n4,5\n", [["1\r2", "3"], ["4", "5"]], lines: [2, 4]),
        Case("blank lines", "\n\na,b\n\n1,2\n\r\n\r3,4\n\n", [["1", "2"], ["3", "4"]], lines: [5, 8]),
        Case("byte order mark", "\u{FEFF}a,b\n1,2\n", [["1", "2"]], lines: [2]),
        Case("empty fields", "a,b\n,2\n1,\n", [["", "2"], ["1", ""]], lines: [2, 3]),
        Case("trailing empty header dropped", "a,b,\n1,2,\n3,4\n", [["1", "2"], ["3", "4"]], lines: [2, 3]),
        Case("header spaces trimmed", " a , b\n1, 2\n", [["1", " 2"]], lines: [2]),
        Case(
            "quote inside an unquoted field", "a,b\n5'2\" tall,{\"x\":1}\n", [["5'2\" tall", "{\"x\":1}"]], lines: [2]),
        Case("semicolon", "a;b\n1,5;2\n", [["1,5", "2"]], lines: [2]),
        Case("tab", "a\tb\n1\t2,0\n", [["1", "2,0"]], lines: [2]),
        Case("pipe", "a|b\n1|2\n", [["1", "2"]], lines: [2]),
        Case("UTF-8", "a,b\nZoë,日本語 €🎉\n", [["Zoë", "日本語 €🎉"]], lines: [2]),
    ]

    @Test("A well-formed file reads the same however it is cut", arguments: wellFormed)
    func wellFormedFiles(example: Case) throws {
        for cut in cuts {
            let file = try ReadFile(csv: Array(example.text.utf8), batch: cut)
            #expect(file.header == ["a", "b"])
            #expect(file.records.compactMap(\.defect) == [])
            #expect(file.records.map(\.values) == example.rows, "cut at \(cut)")
            #expect(file.records.map(\.line) == example.lines, "cut at \(cut)")
            #expect(file.bytes == Array(example.text.utf8), "cut at \(cut)")
        }
    }

    struct Broken: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String
        var defects: [Int: RecordDefect.Kind]
        var columns: [Int: Int]
        var rows: [[String]]
        var testDescription: String { name }
    }

    static let broken: [Broken] = [
        Broken(
            name: "a quote that never closes", text: "a,b\n1,2\n3,\"4\n5,6\n7,8\n", defects: [3: .unclosedQuote],
            columns: [3: 2], rows: [["1", "2"], ["5", "6"], ["7", "8"]]),
        Broken(
            name: "a quote that never closes on the last line", text: "a,b\n1,2\n3,\"4", defects: [3: .unclosedQuote],
            columns: [3: 2], rows: [["1", "2"]]),
        Broken(
            name: "an unclosed quote before a quoted record", text: "a,b\n1,\"2\n3,\"4\"\n\"5\",6\n",
            defects: [2: .unclosedQuote], columns: [2: 2], rows: [["3", "4"], ["5", "6"]]),
        Broken(
            name: "an unclosed quote that a later comma seems to close", text: "a,b\n1,\"2\n3,\", x\"\n4,5\n",
            defects: [2: .unclosedQuote], columns: [2: 2], rows: [["3", ", x"], ["4", "5"]]),
        Broken(
            name: "an unclosed quote before doubled quotes",
            text: "a,b\n1,\"2\n3,\"{\"\"k\"\":\"\"v\"\"}\"\n4,5\n", defects: [2: .unclosedQuote], columns: [2: 2],
            rows: [["3", "{\"k\":\"v\"}"], ["4", "5"]]),
        Broken(
            name: "text after a closing quote", text: "a,b\n\"1\"x,2\n3,4\n", defects: [2: .textAfterClosingQuote],
            columns: [2: 1], rows: [["3", "4"]]),
        Broken(
            name: "quotes not doubled", text: "a,b\n1,\"Yoga \"gentle\" flow\"\n3,4\n",
            defects: [2: .textAfterClosingQuote], columns: [2: 2], rows: [["3", "4"]]),
        Broken(
            name: "too many and too few fields", text: "a,b\n1,2,3\n4\n5,6\n",
            defects: [2: .fieldCount(expected: 2, found: 3), 3: .fieldCount(expected: 2, found: 1)], columns: [:],
            rows: [["5", "6"]]),
        Broken(
            name: "a quoted line break in a record that is too long", text: "a,b\n\"1\n2\",3,4\n5,6\n",
            defects: [2: .fieldCount(expected: 2, found: 3)], columns: [:], rows: [["5", "6"]]),
        Broken(
            name: "an empty field too many, which may have moved the others", text: "a,b\n1,2,\n3,4\n",
            defects: [2: .fieldCount(expected: 2, found: 3)], columns: [:], rows: [["3", "4"]]),
        Broken(
            name: "a NUL byte", text: "a,b\n1,2\u{0}\n3,4\n", defects: [2: .nulByte], columns: [2: 2],
            rows: [["3", "4"]]),
    ]

    @Test("A defect stays in its record", arguments: broken)
    func defectsAreContained(example: Broken) throws {
        for cut in cuts {
            let file = try ReadFile(csv: Array(example.text.utf8), batch: cut)
            var found: [Int: RecordDefect.Kind] = [:]
            var columns: [Int: Int] = [:]
            for record in file.records {
                found[record.line] = record.defect?.kind
                columns[record.line] = record.defect?.column
            }
            #expect(found == example.defects, "cut at \(cut)")
            #expect(columns == example.columns, "cut at \(cut)")
            #expect(file.rows == example.rows, "cut at \(cut)")
            #expect(file.bytes == Array(example.text.utf8), "cut at \(cut)")
        }
    }

    @Test("Bytes that are not UTF-8 are a defect of their record")
    func invalidText() throws {
        let malformed: [[UInt8]] = [
            [0xE9], [0x80], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF0, 0x80, 0x80, 0x80], [0xFF], [0xE0, 0x80, 0x80],
        ]
        for bytes in malformed {
            let file = try ReadFile(
                csv: Array("a,b\nlong enough for the fast way round,x".utf8) + bytes + Array("\n1,2\n".utf8),
                dialect: CSVDialect())
            #expect(file.records[0].defect == RecordDefect(.invalidUTF8, column: 2), "\(bytes)")
            #expect(file.rows == [["1", "2"]])
        }
    }

    @Test("A record beyond the bound is given in pieces and the next one is read")
    func longRecord() throws {
        let text = "a,b\n1,2\n" + String(repeating: "x", count: 100) + ",3\n4,5\n"
        for cut in cuts {
            var limits = CSVReader<TrickleSource>.Limits()
            limits.batch = cut
            limits.record = 32
            var reader = try CSVReader(TrickleSource(Array(text.utf8), atMost: cut), limits: limits)
            let file = try ReadFile(&reader)
            #expect(file.rows == [["1", "2"], ["4", "5"]])
            #expect(file.bytes == Array(text.utf8))
            #expect(file.records.map(\.line) == [2, 3, 3, 3, 3, 4])
            #expect(file.records.allSatisfy { $0.raw.count <= 32 })
            #expect(file.records[1].defect?.kind == .recordTooLong(limit: 32))
        }
    }

    @Test("A quoted field beyond its bound is an unclosed quote")
    func longQuote() throws {
        let text = "a,b\n1,\"" + String(repeating: "x\n", count: 100) + "\"\n2,3\n"
        for cut in cuts {
            var limits = CSVReader<TrickleSource>.Limits()
            limits.batch = cut
            limits.quotedField = 50
            var reader = try CSVReader(TrickleSource(Array(text.utf8), atMost: cut), limits: limits)
            let file = try ReadFile(&reader)
            #expect(file.records[0].defect == RecordDefect(.unclosedQuote, column: 2))
            #expect(file.records[0].raw == Array("1,\"x\n".utf8))
            #expect(file.rows == [["2", "3"]])
            #expect(file.bytes == Array(text.utf8))
        }
    }

    @Test("Without a header the first record tells the width")
    func withoutHeader() throws {
        let dialect = CSVDialect(hasHeader: false)
        for cut in cuts {
            let file = try ReadFile(csv: Array("\u{FEFF}1,2\n3\n4,5\n".utf8), batch: cut, dialect: dialect)
            #expect(file.header == [])
            #expect(file.rows == [["1", "2"], ["4", "5"]])
            #expect(file.records[1].defect?.kind == .fieldCount(expected: 2, found: 1))
        }
    }

    @Test("A separator at the end of every record can be told to stand for nothing")
    func trailingSeparators() throws {
        var dialect = CSVDialect()
        dialect.allowsTrailingSeparator = true
        let file = try ReadFile(csv: Array("a,b\n1,2,\n3,4\n5,6,7\n".utf8), dialect: dialect)
        #expect(file.rows == [["1", "2"], ["3", "4"]])
    }

    @Test("Fields between runs of blanks")
    func blanks() throws {
        let dialect = CSVDialect(delimiter: .blanks, hasHeader: false)
        for cut in cuts {
            let file = try ReadFile(csv: Array("  1  2\t 3\n\n   \n4 \"5 6\" 7  \n".utf8), batch: cut, dialect: dialect)
            #expect(file.rows == [["1", "2", "3"], ["4", "5 6", "7"]])
            #expect(file.records.map(\.line) == [1, 4])
            #expect(file.blanks.count == 2)
        }
    }

    @Test("Kinds tell an empty field from an empty text")
    func kinds() throws {
        let file = try ReadFile(csv: Array("a,b,c\n,\"\",x\n".utf8))
        #expect(file.records[0].kinds == [.empty, .text, .text])
    }

    @Test("A file without a header line says so", arguments: ["", "\n\n", "\u{FEFF}", "\u{FEFF}\r\n"])
    func emptyFiles(text: String) {
        for cut in cuts {
            #expect(throws: TabularError(.empty)) { try ReadFile(csv: Array(text.utf8), batch: cut) }
        }
    }

    @Test("A header that cannot be read names its line")
    func brokenHeader() {
        let error = TabularError(.header(.unclosedQuote), line: 2)
        #expect(throws: error) { try ReadFile(csv: Array("\na,\"b\n1,2\n".utf8)) }
        #expect(error.description == "line 2: the header line cannot be read: a quote opens a field and is not closed")
        #expect(error.hint == "close the quote, or double every quote inside the field")
    }

    @Test("A header over two lines keeps the lines right")
    func headerOverTwoLines() throws {
        for cut in cuts {
            let file = try ReadFile(csv: Array("a,\"b\n\"\"c\"\"\"\n1,2\n".utf8), batch: cut)
            #expect(file.header == ["a", "b\n\"c\""])
            #expect(file.records.map(\.line) == [3])
        }
    }
}
