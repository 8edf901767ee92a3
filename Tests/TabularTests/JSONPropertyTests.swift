import Tabular
import TestSupport
import Testing

@Suite struct JSONPropertyTests {
    @Test("Whatever the document, it reads the same however it is cut", arguments: 1...150)
    func mutated(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed) &* 6151)
        let record =
            #"{"id":"B1","contact":{"email":"a@example.com","n":null},"p":[1,{"x":"]"}],"t":"\u00e9\n","v":-1.5e3}"#
        let shapes: [(String, JSONShape)] = [
            ("[\(record),\n\(record),\(record)]", .array), ("\(record)\n\(record)\r\n\(record)", .lines),
            ("{\"ok\":true,\"d\":{\"rows\":[\(record),\n\(record)]},\"more\":[1,2]}", .wrapped(path: ["d", "rows"])),
            ("{\"ok\":true,\"d\":{\"rows\":[\(record),\n\(record)]},\"more\":[1,2]}", .wrapped(path: nil)),
            ("\(record)\n\n\(record)", .objects),
        ]
        for (text, shape) in shapes {
            var bytes = Array(text.utf8)
            let noise: [UInt8] = [0x22, 0x2C, 0x7B, 0x7D, 0x5B, 0x5D, 0x5C, 0x0A, 0x30, 0x00, 0xE9, 0x3A]
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: index)
                case 1: bytes.insert(noise.randomElement(using: &random) ?? 0, at: index)
                default: bytes[index] = noise.randomElement(using: &random) ?? 0
                }
            }
            let whole = ReadDocument(json: bytes, shape: shape)
            for record in whole.records {
                #expect(Array(bytes[record.fileOffset..<record.fileOffset + record.raw.count]) == record.raw)
                #expect(record.line == 1 + bytes[..<record.fileOffset].count { $0 == 0x0A })
            }
            for cut in cuts {
                let read = ReadDocument(json: bytes, batch: cut, shape: shape)
                #expect(read.records == whole.records, "cut at \(cut)")
                #expect(read.error == whole.error, "cut at \(cut)")
                #expect(read.wrapper == whole.wrapper, "cut at \(cut)")
            }
        }
    }
}
