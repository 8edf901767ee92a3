import TestSupport
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

    /// What a scanner says of a cell: each value by its column, or the defect.
    private func reading(_ text: [UInt8], _ scanner: inout JSONObjectScanner) -> [String: String] {
        // Not at the beginning, and not at the end: fields are places in the batch.
        var bytes = Array("??".utf8) + text + Array("!!".utf8)
        let cell = Field(offset: 2, length: UInt32(text.count), kind: .text)
        if let defect = scanner.scan(cell, in: &bytes) {
            return ["": "\(defect.kind) at \(defect.line):\(defect.column)"]
        }
        var values: [String: String] = [:]
        for (column, field) in zip(scanner.columns, scanner.fields) where field.kind != .absent {
            values[column] = "\(field.kind) " + String(decoding: bytes[field.range], as: UTF8.self)
        }
        return values
    }

    @Test("What cells before looked like makes no difference", arguments: [11, 12, 13, 14] as [UInt64])
    func repeatedShapes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let values = [
            #""""#, #""Ann""#, #""Zoë Ångström-Müller""#, #""a rather long value of a key""#, #""a\"b""#, #""\u00e9""#,
            "null", "12.50", "true", "[1,2]", #"{"city":"Leeds"}"#, "\"a\tb\"", #""x"y"#, #"" , ":"#,
        ]
        var keys = ["firstName", "lastName", "email", "phone", "city"]
        var warm = JSONObjectScanner()
        var last = Array("{}".utf8)
        for _ in 0..<3_000 {
            switch Int.random(in: 0..<20, using: &random) {
            case 0: keys.shuffle(using: &random)
            case 1:
                // The same cell with a byte of it changed, left out or put in twice.
                let place = Int.random(in: 0..<last.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: last[place] = [0x22, 0x5C, 0x7D, 0x20, 0x61, 0x00, 0xC3].randomElement(using: &random) ?? 0x61
                case 1: last.remove(at: place)
                default: last.insert(last[place], at: place)
                }
            default:
                let isPlain = Int.random(in: 0..<10, using: &random) > 0
                let members = keys.map { key in
                    let value = values[Int.random(in: 0..<(isPlain ? 4 : values.count), using: &random)]
                    return "\"\(key)\":" + value
                }
                last = Array("{\(members.joined(separator: ","))}".utf8)
            }
            var fresh = JSONObjectScanner()
            #expect(reading(last, &warm) == reading(last, &fresh), "\(String(decoding: last, as: UTF8.self))")
            if last.isEmpty { last = Array("{}".utf8) }
        }
    }
}
