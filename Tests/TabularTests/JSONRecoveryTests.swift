import Foundation
import Testing

@testable import Tabular

/// One brace too few or too many costs its own record, not those behind it.
@Suite struct JSONRecoveryTests {
    private static func record(_ number: Int) -> String {
        #"{"id":\#(number),"ref":"R\#(number)","who":{"email":"p@example.com"},"amount":1}"#
    }

    private static func indented(_ number: Int) -> String {
        " {\n  \"id\": \(number),\n  \"who\": {\n   \"email\": \"p@example.com\"\n  },\n  \"amount\": 1\n }"
    }

    private static func counts(_ text: String, cut: Int) throws -> (good: Int, bad: Int) {
        var limits = TabularLimits()
        limits.batch = cut
        var reader = try JSONReader(MemorySource(text), shape: .array, limits: limits)
        var counts = (good: 0, bad: 0)
        while let batch = try reader.nextBatch() {
            for record in batch.records {
                if record.defect == nil { counts.good += 1 } else { counts.bad += 1 }
            }
        }
        return counts
    }

    static let damages: [(name: String, from: String, to: String, good: Int)] = [
        ("no brace before a record", #"{"id":2,"#, #""id":2,"#, 99),
        ("a brace twice inside a record", #"},"amount":1},\#n{"id":3,"#, #"},},"amount":1},\#n{"id":3,"#, 99),
        ("a brace twice at the end of a value", #"},"amount":1},\#n{"id":3,"#, #"}},"amount":1},\#n{"id":3,"#, 100),
        ("a brace twice at the end", #""amount":1},\#n{"id":3,"#, #""amount":1}},\#n{"id":3,"#, 100),
        ("no brace at the end", #""amount":1},\#n{"id":3,"#, #""amount":1,\#n{"id":3,"#, 99),
    ]

    @Test("The records behind a misplaced brace are read", arguments: damages.indices, [7, 300, 1 << 20])
    func misplaced(index: Int, cut: Int) throws {
        let damage = Self.damages[index]
        let text = "[\n" + (0..<100).map(Self.record).joined(separator: ",\n") + "\n]\n"
        let found = try #require(text.range(of: damage.from))
        let counts = try Self.counts(text.replacingCharacters(in: found, with: damage.to), cut: cut)
        #expect(counts.good == damage.good, "\(damage.name)")
        #expect(counts.bad == 1, "\(damage.name)")
    }

    @Test("A line that is only a brace, twice in an indented record, costs that record", arguments: [7, 1 << 20])
    func doubledLine(cut: Int) throws {
        var records = (0..<100).map(Self.indented)
        records[2] = " {\n  \"id\": 2,\n  \"who\": {\n   \"email\": \"p@example.com\"\n  },\n  },\n  \"amount\": 1\n }"
        let counts = try Self.counts("[\n" + records.joined(separator: ",\n") + "\n]\n", cut: cut)
        #expect(counts.good == 99)
        #expect(counts.bad == 1)
    }

    @Test("Lines may end in CR alone", arguments: [5, 40, 1 << 20])
    func carriageReturns(cut: Int) throws {
        let text = (0..<50).map { Self.record($0) + ($0 == 30 ? "x\r" : "\r") }.joined()
        var limits = TabularLimits()
        limits.batch = cut
        var reader = try JSONReader(MemorySource(text), shape: .lines, limits: limits)
        var lines: [Int] = []
        var bad: [Int] = []
        while let batch = try reader.nextBatch() {
            lines += batch.records.map(\.line)
            bad += batch.records.filter { $0.defect != nil }.map(\.line)
        }
        #expect(lines == Array(1...50))
        #expect(bad == [31])
    }

    @Test("Records have their length in the file's own encoding", arguments: TextEncoding.allCases)
    func encodings(encoding: TextEncoding) throws {
        let records = [#"{"name":"Zoë","city":"Köln"}"#, #"{"name":"Ann","city":"£"}"#, #"{"name":"é" "x"}"#]
        let bytes = encoding.encode(Array(("[" + records.joined(separator: ",\n") + "]").utf8)[...])
        let source = DecodingSource(MemorySource(bytes), encoding: encoding)
        var reader = try JSONReader(source, shape: .array, encoding: encoding)
        var originals: [[UInt8]] = []
        while let batch = try reader.nextBatch() {
            for record in batch.records {
                originals.append(batch.original(record))
                #expect(batch.originalLength(record) == batch.original(record).count)
            }
        }
        #expect(originals == records.map { encoding.encode(Array($0.utf8)[...]) })
        #expect(reader.contentByteCount == bytes.count)
    }
}
