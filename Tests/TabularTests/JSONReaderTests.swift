import Tabular
import Testing

@Suite struct JSONReaderTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String
        var pairs: [[String]]
        var lines: [Int]
        var wrapper: [String] = []
        var testDescription: String { name }
    }

    static let wellFormed: [Case] = [
        Case(
            name: "an array", text: #"[{"a":"1","b":2},{"a":"3","b":4.50}]"#,
            pairs: [["a=1", "b=2"], ["a=3", "b=4.50"]], lines: [1, 1]),
        Case(
            name: "an array over lines", text: "\u{FEFF} [\n  {\"a\": 1},\r\n  {\n\"b\" : null }\n]\n",
            pairs: [["a=1"], ["b=null"]], lines: [2, 3]),
        Case(name: "an empty array", text: " [ ] ", pairs: [], lines: []),
        Case(
            name: "objects on lines", text: "{\"a\":1}\n\n{\"b\":2}\r\n  {\"a\":3}",
            pairs: [["a=1"], ["b=2"], ["a=3"]], lines: [1, 3, 4]),
        Case(name: "one object", text: "{\"a\":1,\n\"b\":[1, 2]}\n", pairs: [["a=1", "b=[1, 2]"]], lines: [1]),
        Case(
            name: "objects over lines", text: "{\n\"a\":1}\n{\n\"a\":2\n}", pairs: [["a=1"], ["a=2"]], lines: [1, 3]),
        Case(
            name: "an object with the array inside",
            text:
                "{\"ok\":true,\"data\":{\"n\":2, \"x\":[1,[{}]],\"bookings\":[{\"id\":\"A\"},\n{\"id\":\"B\"}],\"e\":{}},\"more\":\"y\\u0065s\"}",
            pairs: [["id=A"], ["id=B"]], lines: [1, 2], wrapper: ["ok=true", "data.n=2", "more=yes"]),
        Case(
            name: "nested objects", text: #"[{"c":{"email":"e","p":{"q":1}},"d":{}, "e":{ } ,"f":[{"g":1}]}]"#,
            pairs: [["c.email=e", "c.p.q=1", "d={}", "e={ }", #"f=[{"g":1}]"#]], lines: [1]),
        Case(
            name: "escapes",
            text: #"[{"a":"\"\\\/\b\f\n\r\t\u00e9\ud83c\udf89€","\u0062":"x"},{"a":"plain","b":"\u0000"}]"#,
            pairs: [["a=\"\\/\u{8}\u{c}\n\r\té🎉€", "b=x"], ["a=plain", "b=\u{0}"]], lines: [1, 1]),
        Case(
            name: "numbers as written",
            text: "[{\"a\":-0,\"b\":1.10E+400,\"c\":123456789012345678901234567890,\"d\":0.1}]",
            pairs: [["a=-0", "b=1.10E+400", "c=123456789012345678901234567890", "d=0.1"]], lines: [1]),
        Case(
            name: "columns that come later", text: #"[{"a":1},{"b":2,"a":3},{"c":{"d":4}}]"#,
            pairs: [["a=1"], ["a=3", "b=2"], ["c.d=4"]], lines: [1, 1, 1]),
        Case(
            name: "documents one after another",
            text: "[{\"a\":1}]\n[{\"a\":2}] {\"data\":[{\"a\":3}]}\n\u{FEFF}{\"data\":[\n{\"a\":4}],\"more\":true}",
            pairs: [["a=1"], ["a=2"], ["a=3"], ["a=4"]], lines: [1, 2, 2, 4], wrapper: ["more=true"]),
        Case(
            name: "arrays in the elements of an array",
            text: #"{"results":[{"page":1,"bookings":[{"id":1,"x":2},{"id":2,"x":2}]},{"bookings":[{"id":3,"x":1}]}]}"#,
            pairs: [["id=1", "x=2"], ["id=2", "x=2"], ["id=3", "x=1"]], lines: [1, 1, 1]),
        Case(
            name: "two arrays of the same kind",
            text: #"{"past":[{"id":1,"name":"x"}],"sizes":[{"w":1}],"upcoming":[{"id":2,"name":"y"}]}"#,
            pairs: [["id=1", "name=x"], ["id=2", "name=y"]], lines: [1, 1]),
        Case(
            name: "a record that holds an array of objects",
            text: "{\"id\":1,\"name\":\"x\",\n\"city\":\"y\",\"fields\":[{\"label\":\"z\"}]}\n",
            pairs: [["id=1", "name=x", "city=y", "fields=[{\"label\":\"z\"}]"]], lines: [1]),
        Case(name: "a dotted key", text: #"[{"a.b":1},{"a":{"b":2}}]"#, pairs: [["a.b=1"], ["a.b=2"]], lines: [1, 1]),
    ]

    @Test("A well-formed document reads the same however it is cut", arguments: wellFormed)
    func wellFormedDocuments(example: Case) {
        for cut in cuts {
            let document = ReadDocument(json: Array(example.text.utf8), batch: cut)
            #expect(document.error == nil, "cut at \(cut)")
            #expect(document.records.compactMap(\.defect) == [])
            #expect(document.pairs == example.pairs, "cut at \(cut)")
            #expect(document.records.map(\.line) == example.lines, "cut at \(cut)")
            #expect(document.wrapper == example.wrapper, "cut at \(cut)")
            for record in document.records {
                let end = record.fileOffset + record.raw.count
                #expect(Array(Array(example.text.utf8)[record.fileOffset..<end]) == record.raw)
            }
        }
    }

    /// A defect without its byte offset.
    struct Place: Equatable, Sendable {
        var kind: JSONDefect.Kind
        var key: String?
        var line: Int
        var column: Int

        init(kind: JSONDefect.Kind, key: String? = nil, line: Int, column: Int) {
            (self.kind, self.key, self.line, self.column) = (kind, key, line, column)
        }

        init(_ defect: JSONDefect) {
            self.init(kind: defect.kind, key: defect.key, line: defect.line, column: defect.column)
        }
    }

    /// The byte offset of a defect by its line and column.
    func offset(of defect: JSONDefect, in text: String) -> Int {
        let lines = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
        return lines[..<(defect.line - 1)].reduce(0) { $0 + $1.count + 1 } + defect.column - 1
    }

    struct Broken: CustomTestStringConvertible, Sendable {
        var text: String
        var defects: [Int: Place]
        var pairs: [[String]]
        var error: TabularError?
        var testDescription: String { text }
    }

    static let broken: [Broken] = [
        Broken(
            text: "{\"a\":1}\n{\"a\":\n{\"a\":3}\n{\"a\":4",
            defects: [
                2: Place(kind: .unexpectedEnd, line: 2, column: 6),
                4: Place(kind: .unexpectedEnd, line: 4, column: 7),
            ], pairs: [["a=1"], ["a=3"]]),
        Broken(
            text: "{\"a\":1}\n[1]\n{\"a\":2} x\n{\"a\":3}",
            defects: [
                2: Place(kind: .notAnObject, line: 2, column: 1),
                3: Place(kind: .trailingContent, line: 3, column: 9),
            ], pairs: [["a=1"], ["a=3"]]),
        Broken(
            text: "[{\"a\":1},\n {\"a\":NaN},\n{\"a\":1,},\n7,\n{\"a\":\"\\ud800\"},\n{\"a\":2}]",
            defects: [
                2: Place(kind: .notFinite, line: 2, column: 7),
                3: Place(kind: .trailingComma, line: 3, column: 8),
                4: Place(kind: .notAnObject, line: 4, column: 1),
                5: Place(kind: .loneSurrogate, line: 5, column: 7),
            ], pairs: [["a=1"], ["a=2"]]),
        Broken(
            text: "[{\"a\":1,\"c\":{\"b\":2,\"b\":3}},{\"a\":1}]",
            defects: [1: Place(kind: .duplicateKey, key: "c.b", line: 1, column: 20)], pairs: [["a=1"]]),
        Broken(
            text: "[{\"a.b\":1,\"a\":{\"b\":2}},{\"a.b\":1},{\"a\":{\"b\":3},\"a.b\":1}]",
            defects: [1: Place(kind: .duplicateKey, key: "a.b", line: 1, column: 53)],
            pairs: [["a.b=1"]]),
        Broken(
            text: "[{\"a\":1},\n]", defects: [2: Place(kind: .trailingComma, line: 2, column: 1)], pairs: [["a=1"]]),
        Broken(
            text: "[{\"a\":1},\n{\"a\":", defects: [2: Place(kind: .unexpectedEnd, line: 2, column: 6)],
            pairs: [["a=1"]]),
        Broken(
            text: "[{\"a\":1}\n\n", defects: [3: Place(kind: .unexpectedEnd, line: 3, column: 1)], pairs: [["a=1"]]),
        Broken(
            text: "[{\"a\":1}\n{\"a\":2},{\"a\":3}]",
            defects: [2: Place(kind: .expectedCommaOrEnd, line: 2, column: 1)], pairs: [["a=1"], ["a=3"]]),
        Broken(
            text: "[{\"a\":\"1},\n{\"a\":\"2\"},\n{\"a\":\"3\"}]",
            defects: [1: Place(kind: .controlCharacter, line: 1, column: 11)], pairs: [["a=2"], ["a=3"]]),
        Broken(
            text: "[{\"a\":\"1\",\n{\"a\":\"2\"}]", defects: [1: Place(kind: .expectedKey, line: 2, column: 1)],
            pairs: [["a=2"]]),
        Broken(
            text: "{\"x\":{\"rows\":[{\"a\":1}]\n]}",
            defects: [2: Place(kind: .expectedCommaOrEnd, line: 2, column: 1)],
            pairs: [["a=1"]]),
        Broken(text: "  ", defects: [:], pairs: [], error: TabularError(.empty)),
    ]

    @Test("A defect stays in its record, or the error says where", arguments: broken)
    func brokenDocuments(example: Broken) {
        for cut in cuts {
            let document = ReadDocument(json: Array(example.text.utf8), batch: cut)
            var found: [Int: Place] = [:]
            for record in document.records {
                guard case .json(let defect) = record.defect?.kind else { continue }
                found[record.line] = Place(defect)
                #expect(defect.offset == offset(of: defect, in: example.text))
            }
            #expect(found == example.defects, "cut at \(cut)")
            #expect(document.pairs == example.pairs, "cut at \(cut)")
            #expect(document.error == example.error, "cut at \(cut)")
        }
    }

    @Test("The path of the records can be told")
    func toldPath() {
        let text = Array(#"{"users":[{"u":1}],"data":{"bookings":[{"b":1},{"b":2}]}}"#.utf8)
        for cut in cuts {
            let told = ReadDocument(json: text, batch: cut, shape: .wrapped(path: ["data", "bookings"]))
            #expect(told.pairs == [["b=1"], ["b=2"]])
            let wrong = ReadDocument(json: text, batch: cut, shape: .wrapped(path: ["rows"]))
            #expect(wrong.error == TabularError(.noRecords(path: ["rows"])))
        }
        // Not told, it is the array with more in it, and the other one is named.
        #expect(ReadDocument(json: text).pairs == [["b=1"], ["b=2"]])
        #expect(ReadDocument(json: text).leftOut == ["users: 1"])
    }

    @Test("Kinds say what a value was")
    func kinds() {
        let text = #"[{"a":"1","b":1,"c":true,"d":null,"e":[],"f":{}},{"f":{"g":""}}]"#
        let document = ReadDocument(json: Array(text.utf8))
        #expect(document.records[0].kinds == [.text, .number, .boolean, .null, .structure, .structure])
        #expect(document.records[1].kinds == Array(repeating: .absent, count: 6) + [.text])
    }

    @Test("Bytes that are not UTF-8 are a defect of their record")
    func invalidText() {
        let text = Array("[{\"a\":\"x".utf8) + [0xE9] + Array("\"},{\"a\":\"y\"}]".utf8)
        let document = ReadDocument(json: text)
        #expect(
            document.records[0].defect?.kind == .json(JSONDefect(kind: .invalidUTF8, line: 1, column: 9, offset: 8)))
        #expect(document.pairs == [["a=y"]])
    }

    @Test("Too many different keys and too deep a nesting are defects")
    func bounds() {
        let many = (0...5000).map { "\"k\($0)\":1" }.joined(separator: ",")
        let wide = ReadDocument(json: Array("[{\(many)},{\"k1\":1}]".utf8))
        #expect(wide.records.count == 2)
        guard case .json(let defect) = wide.records[0].defect?.kind else {
            Issue.record("no defect")
            return
        }
        #expect(defect.kind == .tooManyColumns)
        let deep = String(repeating: "{\"a\":", count: 600) + "1" + String(repeating: "}", count: 600)
        let nested = ReadDocument(json: Array("[\(deep),{\"b\":1}]".utf8))
        #expect(nested.records.map { $0.defect == nil } == [false, true])
    }
}
