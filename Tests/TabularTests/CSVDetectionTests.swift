import Tabular
import Testing

@Suite struct CSVDetectionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String
        var header: [String]
        var rows: [[String]]
        var headerLine = 1
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(
            name: "semicolons and decimal commas", text: "a;b\n1,5;2,5\n3,5;4\n", header: ["a", "b"],
            rows: [["1,5", "2,5"], ["3,5", "4"]]),
        Case(
            name: "a separator line", text: "sep=;\r\na;b\n1;2\n", header: ["a", "b"], rows: [["1", "2"]], headerLine: 2
        ),
        Case(
            name: "a quoted separator line with a mark", text: "\u{FEFF}\"sep=|\"\na|b\n1;2|3\n", header: ["a", "b"],
            rows: [["1;2", "3"]], headerLine: 2),
        Case(name: "tabs", text: "a\tb\n1, x, y\t2\n", header: ["a", "b"], rows: [["1, x, y", "2"]]),
        Case(
            name: "apostrophes as quotes", text: "'a','b'\n'1, x','2'\n'3','it''s'\n", header: ["a", "b"],
            rows: [["1, x", "2"], ["3", "it's"]]),
        Case(
            name: "apostrophes that are text", text: "a,b\nO'Brien,'44\n'=1,x\n", header: ["a", "b"],
            rows: [["O'Brien", "'44"], ["'=1", "x"]]),
        Case(
            name: "backslashes before quotes", text: "a,b\n1,\"Yoga \\\"gentle\\\", slow\"\n2,\"x\"\n",
            header: ["a", "b"], rows: [["1", "Yoga \"gentle\", slow"], ["2", "x"]]),
        Case(
            name: "backslashes that are text", text: "a,b\n1,\"C:\\\\dir\"\n2,\"{\"\"k\"\":\"\"a\\\"\"b\"\"}\"\n",
            header: ["a", "b"], rows: [["1", "C:\\\\dir"], ["2", "{\"k\":\"a\\\"b\"}"]]),
        Case(
            name: "blanks before quotes", text: "a, b\n1, \"x, y\"\n2, z\n", header: ["a", "b"],
            rows: [["1", "x, y"], ["2", " z"]]),
        Case(
            name: "lines before the header", text: "Report\nName;Example Ltd\nDate;04/03/2024\n\na;b;c\n1;2,5;3\n",
            header: ["a", "b", "c"], rows: [["1", "2,5", "3"]], headerLine: 5),
        Case(
            name: "lines before the header, filled up with separators", text: "Report,,,\n,,,\na,b,c,d\n1,2,3,4\n",
            header: ["a", "b", "c", "d"], rows: [["1", "2", "3", "4"]], headerLine: 3),
        Case(
            name: "groups of columns above the names",
            text: "Person,,,Course,,\nFirst,Last,Email,Title,Date,Price\nA,B,C,D,E,F\n",
            header: ["First", "Last", "Email", "Title", "Date", "Price"], rows: [["A", "B", "C", "D", "E", "F"]]),
        Case(
            name: "groups that tell equal names apart",
            text: "Booker,,Attendee,,\nName,Email,Name,Email,Paid\nA,B,C,D,5\n",
            header: ["Booker Name", "Booker Email", "Attendee Name", "Attendee Email", "Paid"],
            rows: [["A", "B", "C", "D", "5"]]),
        Case(
            name: "names that come twice", text: "Name,Email,Name,Name\n1,2,3,4\n",
            header: ["Name", "Email", "Name (2)", "Name (3)"], rows: [["1", "2", "3", "4"]]),
        Case(
            name: "a column without a name", text: "a,,c\n1,2,3\n", header: ["a", "column 2", "c"],
            rows: [["1", "2", "3"]]),
        Case(
            name: "a separator too many in every row", text: "a,b\n1,2,\n3,4,\n", header: ["a", "b"],
            rows: [["1", "2"], ["3", "4"]]),
        Case(
            name: "several columns without anything at the end", text: "a,b,,\n1,2,,\n3,4\n5,6,\n7,8,9,\n",
            header: ["a", "b"], rows: [["1", "2"], ["3", "4"]]),
        Case(
            name: "two separators too many in every row", text: "a,b\n1,2,,\n3,4,,\n", header: ["a", "b"], rows: []),
        Case(
            name: "a header without rows below some lines", text: "Report\nFrom;March\n\na;b;c;d;e\n",
            header: ["a", "b", "c", "d", "e"], rows: [], headerLine: 4),
        Case(
            name: "the header again", text: "a,b\n1,2\n\u{FEFF}a,b\n\"a\",b\n3,4\n", header: ["a", "b"],
            rows: [["1", "2"], ["3", "4"]]),
        Case(
            name: "totals", text: "a,b,c,d\n1,2,3,4\nTotal,,,20.50\n,Subtotal:,1,£5\nTotal,Ann,x,1\n",
            header: ["a", "b", "c", "d"], rows: [["1", "2", "3", "4"], ["Total", "Ann", "x", "1"]]),
        Case(
            name: "empty rows", text: "a,b,c\n,,\n1,2,3\n , ,\n,\n", header: ["a", "b", "c"], rows: [["1", "2", "3"]]),
    ]

    @Test("What a file is like is found out, however it is cut", arguments: cases)
    func detection(example: Case) throws {
        for cut in cuts {
            let file = try ReadFile(csv: Array(example.text.utf8), batch: cut)
            #expect(file.header == example.header)
            #expect(file.rows == example.rows, "cut at \(cut)")
            #expect(file.headerLine == example.headerLine)
            #expect(file.bytes == Array(example.text.utf8))
        }
    }

    @Test("What is told is not found out")
    func told() {
        var settings = CSVSettings()
        settings.delimiter = .byte(0x3A)
        settings.quote = CSVSettings.Quote.none
        settings.headerLine = 2
        let dialect = CSVDialect(recognising: Array("x\na:b,c\n\"1:2\",3\n".utf8), told: settings)
        #expect(dialect.delimiter == .byte(0x3A))
        #expect(dialect.quote == nil)
        #expect(dialect.headerLine == 2)
    }

    @Test("A header line beyond the end of the file is an error that says so")
    func noHeaderLine() {
        var dialect = CSVDialect()
        dialect.headerLine = 9
        #expect(throws: TabularError(.noHeaderLine(9))) { try ReadFile(csv: Array("a,b\n".utf8), dialect: dialect) }
    }

    @Test("Ragged rows and one broken line do not mislead")
    func ragged() throws {
        let text = "a,b,c,d\n1,2,3,4,\n1,2,3,4\n1,x\n1,2,\"3,4\n5,6,7,8\n"
        let file = try ReadFile(csv: Array(text.utf8))
        #expect(file.header == ["a", "b", "c", "d"])
        #expect(file.rows == [["1", "2", "3", "4"], ["5", "6", "7", "8"]])
    }

    @Test(
        "A broken first row and separators too many in the last one leave the header where it is",
        arguments: ["Cem Ortas,cem@example.net,York,,", "Cem, Dr,Ortas,cem@example.net,York", "Cem,Ortas,York,,,"])
    func strayLastRow(last: String) throws {
        let rows = [
            "First,Last,Email,City", "\"Ada,Fellows,ada@example.com,Leeds", "Bea,Quill,bea@example.org,Hull", last,
        ]
        let text = rows.joined(separator: "\n") + "\n"
        for cut in cuts {
            let file = try ReadFile(csv: Array(text.utf8), batch: cut)
            #expect(file.header == ["First", "Last", "Email", "City"], "cut at \(cut)")
            #expect(file.records.map { $0.defect != nil } == [true, false, true], "cut at \(cut)")
        }
    }

    @Test("Values that are not UTF-8 are read as Windows-1252, the others as they are, and rows are kept as they were")
    func strays() throws {
        let row = Array("Zo".utf8) + [0xEB, 0x2C] + Array("\"a \"\"".utf8) + [0x93] + Array("b\"\" ü\"\n".utf8)
        let bytes = Array("a,b\n".utf8) + row + [0xC3, 0xBC, 0x2C, 0xFC, 0x0A, 0x31, 0x2C, 0x81, 0x0A]
        for cut in cuts {
            let file = try ReadFile(csv: bytes, batch: cut)
            // A cell that holds both is read whole in one way: there is no telling where one ends.
            #expect(file.rows == [["Zoë", "a \"“b\" Ã¼"], ["ü", "ü"]])
            #expect(file.records.map(\.raw) == [row, [0xC3, 0xBC, 0x2C, 0xFC, 0x0A], [0x31, 0x2C, 0x81, 0x0A]])
            #expect(file.records[2].defect == RecordDefect(.invalidUTF8, column: 2))
        }
    }
}
