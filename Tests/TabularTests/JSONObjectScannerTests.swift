import Tabular
import Testing

@Suite struct JSONObjectScannerTests {
    @Test("An object in a cell gives its values by column")
    func cells() {
        var scanner = JSONObjectScanner()
        let cells = [
            #"{"firstName":"Zo\u00eb","email":"z@example.com"}"#,
            #"{"email":"a@example.com","address":{"city":"Leeds"}}"#,
        ]
        var bytes = Array(("??" + cells.joined()).utf8)
        let middle = UInt32(2 + cells[0].utf8.count)
        let first = Field(offset: 2, length: middle - 2, kind: .text)
        let second = Field(offset: middle, length: UInt32(bytes.count) - middle, kind: .text)
        #expect(scanner.scan(first, in: &bytes) == nil)
        #expect(scanner.columns == ["firstName", "email"])
        #expect(scanner.fields.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["Zoë", "z@example.com"])
        #expect(scanner.scan(second, in: &bytes) == nil)
        #expect(scanner.columns == ["firstName", "email", "address.city"])
        #expect(scanner.fields.map(\.kind) == [.absent, .text, .text])
        #expect(
            scanner.fields.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["", "a@example.com", "Leeds"])
    }

    @Test(
        "What is no object is refused with its place",
        arguments: [
            ("", JSONDefect.Kind.unexpectedEnd, 1), ("[]", .notAnObject, 1), ("{a:1}", .expectedKey, 2),
            ("{\"a\":Nil}", .invalidLiteral, 6), ("{\"a\":1}}", .trailingContent, 8),
            ("{\"a\":1,\"a\":2}", .duplicateKey, 8), ("{\"a\" 1}", .expectedColon, 6), ("{\"a\":1", .unexpectedEnd, 7),
        ])
    func refusals(text: String, kind: JSONDefect.Kind, column: Int) {
        var scanner = JSONObjectScanner()
        var bytes = Array(text.utf8)
        let defect = scanner.scan(Field(offset: 0, length: UInt32(bytes.count), kind: .text), in: &bytes)
        #expect(defect?.kind == kind)
        #expect(defect?.line == 1)
        #expect(defect?.column == column)
        #expect(scanner.fields.isEmpty)
    }

    @Test("A dictionary as Python prints it is read as JSON, and counted")
    func python() {
        var scanner = JSONObjectScanner()
        let cell = #"{'name': "O'Hara", 'say': 'a "b" \'c\' \xe9\n', 'email': None, 'paid': True, 'tags': ['x']}"#
        var bytes = Array(cell.utf8)
        #expect(scanner.scan(Field(offset: 0, length: UInt32(bytes.count), kind: .text), in: &bytes) == nil)
        #expect(scanner.pythonCount == 1)
        #expect(scanner.columns == ["name", "say", "email", "paid", "tags"])
        #expect(
            scanner.fields.map { String(decoding: bytes[$0.range], as: UTF8.self) }
                == ["O'Hara", "a \"b\" 'c' é\n", "null", "true", #"["x"]"#])
        #expect(scanner.fields.map(\.kind) == [.text, .text, .null, .boolean, .structure])
    }

    @Test(
        "What is neither is refused", arguments: ["{'a': Decimal('1')}", "{'a': (1, 2)}", "{'a': 'b}", "{'a': b'c'}"])
    func neither(text: String) {
        var scanner = JSONObjectScanner()
        var bytes = Array(text.utf8)
        #expect(scanner.scan(Field(offset: 0, length: UInt32(bytes.count), kind: .text), in: &bytes) != nil)
        #expect(scanner.pythonCount == 0)
    }
}
