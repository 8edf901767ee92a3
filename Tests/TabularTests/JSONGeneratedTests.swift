import Tabular
import TestSupport
import Testing

/// Documents made at random, and what becomes of them whole and damaged.
@Suite struct JSONGeneratedTests {
    @Test("A document made at random is read back", arguments: 1...60)
    func readBack(seed: Int) throws {
        var maker = DocumentMaker(seed: UInt64(seed) &* 7919)
        let document = maker.document()
        let bytes = Array(document.text.utf8)
        for cut in cuts {
            let read = ReadDocument(json: bytes, batch: cut, shape: document.shape)
            // A page list without pages holds no records anywhere.
            #expect(read.error == nil || document.records.isEmpty)
            #expect(read.records.compactMap(\.defect) == [])
            #expect(read.pairs.map { $0.sorted() } == document.records.map { $0.sorted() }, "cut at \(cut)")
        }
        if document.shape != .lines {
            for one in document.documents {
                #expect(throws: Never.self) { try JSONValidator.validate(Array(one.utf8)) }
            }
        }
    }

    @Test(
        "Of a damaged document every byte is a record's, or a bracket, comma or field around them", arguments: 1...120)
    func damaged(seed: Int) {
        var maker = DocumentMaker(seed: UInt64(seed) &* 104_729)
        let document = maker.document()
        var bytes = Array(document.text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &maker.random) { maker.damage(&bytes) }
        let limit = seed % 3 == 0 ? 64 : nil
        let whole = ReadDocument(json: bytes, shape: document.shape, limit: limit)
        var end = 0
        for record in whole.records {
            #expect(record.fileOffset >= end)
            #expect(record.raw.count <= limit ?? .max)
            end = record.fileOffset + record.raw.count
            guard end <= bytes.count else {
                Issue.record("a record ends behind the file")
                return
            }
            #expect(Array(bytes[record.fileOffset..<end]) == record.raw)
            #expect(record.line == 1 + bytes[..<record.fileOffset].count { $0 == 0x0A })
            if case .json(let defect) = record.defect?.kind {
                #expect(defect.offset <= bytes.count)
                #expect(defect.line <= 1 + bytes.count { $0 == 0x0A })
            }
        }
        if document.shape == .array || document.shape == .lines || document.shape == .objects {
            // Nothing lies around these records: what is no record's is white space, a bracket or a comma.
            var rest: [UInt8] = []
            var place = 0
            for record in whole.records {
                rest += bytes[place..<record.fileOffset]
                place = record.fileOffset + record.raw.count
            }
            rest += bytes[place...]
            let ends = whole.error == nil ? rest : []
            #expect(ends.allSatisfy { " \n\r\t,[]{}".utf8.contains($0) || $0 >= 0xBB }, "\(seed)")
        }
        for cut in cuts {
            let read = ReadDocument(json: bytes, batch: cut, shape: document.shape, limit: limit)
            // How many columns were known at a record depends on how much of a long one was looked at.
            #expect(read.records.map(\.raw) == whole.records.map(\.raw), "cut at \(cut)")
            #expect(read.records.map(\.fileOffset) == whole.records.map(\.fileOffset), "cut at \(cut)")
            #expect(read.records.map(\.defect) == whole.records.map(\.defect), "cut at \(cut)")
            #expect(read.pairs.map { $0.sorted() } == whole.pairs.map { $0.sorted() }, "cut at \(cut)")
            #expect(read.error == whole.error, "cut at \(cut)")
        }
    }

    @Test("A record above the bound is given in pieces, and the next one is read")
    func longRecord() {
        let long = "{\"id\":\"1\",\"t\":\"" + String(repeating: "x", count: 3000) + "\"}"
        for (text, shape) in [
            ("[{\"id\":\"0\"},\(long),{\"id\":\"2\"}]", JSONShape.array),
            ("{\"id\":\"0\"}\n\(long)\n{\"id\":\"2\"}", .lines),
            ("{\"id\":\"0\"}\n\(long)\n{\"id\":\"2\"}", .objects),
        ] {
            for cut in cuts {
                let read = ReadDocument(json: Array(text.utf8), batch: cut, shape: shape, limit: 1000)
                #expect(read.error == nil)
                #expect(read.pairs == [["id=0"], ["id=2"]], "\(shape) \(cut)")
                #expect(read.records.count == 6)
                #expect(read.records.dropFirst().dropLast().reduce(0) { $0 + $1.raw.count } == long.utf8.count)
            }
        }
    }
}

/// Makes documents of records, and what a reader should make of them.
private struct DocumentMaker {
    struct Document {
        var text = ""
        var documents: [String] = []
        var records: [[String]] = []
        var shape = JSONShape.array
    }

    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func pick(_ texts: [String]) -> String { texts[number(0...texts.count - 1)] }

    mutating func document() -> Document {
        var document = Document()
        let isPretty = number(0...1) == 1
        let gap = isPretty ? "\n  " : ""
        let records = (0..<number(0...6)).map { record($0, gap: gap, pairs: &document.records) }
        switch number(0...4) {
        case 0:
            document.documents = ["[\(gap)" + records.joined(separator: ",\(gap)") + "\(gap)]"]
        case 1:
            document.shape = .wrapped(path: ["data", "items"])
            document.documents = [
                "{\"ok\":true,\"data\":{\"x\":[1,{\"y\":[]}],\"items\":[" + records.joined(separator: ",")
                    + "]\(gap)},\"more\":\"é\"}"
            ]
        case 2:
            document.shape = .wrapped(path: ["pages", "[]", "rows"])
            let pages = records.map { "{\"n\":1,\"rows\":[\($0)],\"m\":[[]]}" }
            document.documents = ["{\"pages\":[" + pages.joined(separator: ",\(gap)") + "]}"]
        case 3:
            document.shape = .objects
            document.documents = records
        default:
            document.shape = isPretty ? .objects : .lines
            document.documents = records
        }
        document.text = document.documents.joined(separator: "\n")
        // An empty file is another matter.
        if document.text.isEmpty { document = Document(text: "[ ]", documents: ["[ ]"]) }
        return document
    }

    private mutating func record(_ index: Int, gap: String, pairs: inout [[String]]) -> String {
        var members = ["\"id\":\(index)"]
        var found = ["id=\(index)"]
        for key in ["a", "b c", "schlüssel", "long key with more than eight bytes", "n"] where number(0...3) > 0 {
            let (text, value) = scalar()
            if number(0...5) == 0 {
                members.append("\"\(key)\":{\"in\":\(text),\(gap)\"deep\":{\"er\":[1,{\"z\":\"]\"}]}}")
                found += ["\(key).in=\(value)", "\(key).deep.er=[1,{\"z\":\"]\"}]"]
            } else {
                members.append("\(gap)\"\(key)\" : \(text)")
                found.append("\(key)=\(value)")
            }
        }
        pairs.append(found)
        return "{" + members.joined(separator: ",") + "}"
    }

    private mutating func scalar() -> (text: String, value: String) {
        switch number(0...7) {
        case 0: return ("null", "null")
        case 1: return ("true", "true")
        case 2: return ("-12.50e+3", "-12.50e+3")
        case 3: return ("{\"$numberDecimal\":\"1.50\"}", "1.50")
        case 4: return ("\"\\u00e9\\n\\ud83d\\ude00\\\"\"", "é\n😀\"")
        case 5: return ("\"\"", "")
        default:
            let text = (0..<number(1...20)).map { _ in pick(["a", "é", " ", "{", "]", ",", "7", "日"]) }.joined()
            return ("\"\(text)\"", text)
        }
    }

    mutating func damage(_ bytes: inout [UInt8]) {
        let place = number(0...bytes.count - 1)
        switch number(0...5) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8(number(0...255))
        case 2: bytes.insert(Array("\",:{}[]\\\n0n".utf8)[number(0...10)], at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + number(1...40)))
        case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + number(1...60))], at: place)
        default:
            if let quote = bytes[place...].firstIndex(of: 0x22) { bytes.remove(at: quote) }
        }
        if bytes.isEmpty { bytes = [0x5B] }
    }
}
