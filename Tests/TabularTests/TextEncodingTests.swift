import TestSupport
import Testing

@testable import Tabular

@Suite struct TextEncodingTests {
    static let texts: [([UInt8], TextEncoding)] = [
        (Array("a,b\n".utf8), .utf8), (Array("Zoë,£\n".utf8), .utf8), ([0xEF, 0xBB, 0xBF, 0x61], .utf8), ([], .utf8),
        ([0xFF, 0xFE, 0x61, 0x00], .utf16LittleEndian), ([0xFE, 0xFF, 0x00, 0x61], .utf16BigEndian),
        (Array("a,b\n1,2\n".utf8).flatMap { [$0, 0] }, .utf16LittleEndian),
        (Array("a,b\n1,2\n".utf8).flatMap { [0, $0] }, .utf16BigEndian),
        (Array("Zo".utf8) + [0xEB, 0x2C, 0xA3, 0x0A], .latin1),
        (Array("Zo".utf8) + [0xEB, 0x2C, 0x80, 0x31, 0x0A], .windows1252),
        (Array("Zoë,Müller,Åse,x".utf8) + [0xEB, 0x0A], .utf8),
    ]

    @Test("The encoding is recognised by marks, NULs and what is valid", arguments: texts)
    func recognition(bytes: [UInt8], encoding: TextEncoding) {
        #expect(TextEncoding.recognise(prefix: bytes, isWhole: true) == encoding)
    }

    @Test("A sample that ends within a character is still UTF-8")
    func cutSample() {
        let text = Array("Zoë".utf8)
        #expect(TextEncoding.recognise(prefix: Array(text.dropLast())) == .utf8)
        #expect(TextEncoding.recognise(prefix: Array(text.dropLast()), isWhole: true) == .latin1)
    }

    @Test("Characters come out as they were meant")
    func meaning() throws {
        let cases: [([UInt8], TextEncoding, String)] = [
            ([0x5A, 0x6F, 0xEB, 0x80, 0x93], .windows1252, "Zoë€“"), ([0xEB, 0xA3], .latin1, "ë£"),
            ([0xFF, 0xFE, 0x5A, 0x00, 0xEB, 0x00, 0x3D, 0xD8, 0x00, 0xDE], .utf16LittleEndian, "\u{FEFF}Zë😀"),
            ([0xD8, 0x3D, 0xDE, 0x00], .utf16BigEndian, "😀"),
        ]
        for (bytes, encoding, text) in cases {
            #expect(String(decoding: try decoded(bytes, encoding, cut: 1), as: UTF8.self) == text)
        }
    }

    @Test("Any bytes at all come back as they were, however they are cut", arguments: 1...60)
    func bijection(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &* 31)
        for encoding in TextEncoding.allCases {
            let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? UInt8.random(in: 0...255, using: &random)
                    : [0x00, 0xD8, 0xDC, 0xDF, 0xFF, 0x0A, 0x61].randomElement(using: &random) ?? 0
            }
            let text = try decoded(bytes, encoding, cut: Int.random(in: 1...9, using: &random))
            #expect(encoding.encode(text) == bytes, "\(encoding)")
            #expect(encoding.encodedCount(text[...]) == bytes.count, "\(encoding)")
        }
    }

    @Test("Encodings are known by the names that people give them")
    func names() {
        for encoding in TextEncoding.allCases {
            #expect(TextEncoding(named: encoding.rawValue) == encoding)
            #expect(TextEncoding(named: encoding.name) == encoding)
        }
        #expect(TextEncoding(named: "CP1252") == .windows1252)
        #expect(TextEncoding(named: "Latin-1") == .latin1)
        #expect(TextEncoding(named: "EBCDIC") == nil)
    }

    private func decoded(_ bytes: [UInt8], _ encoding: TextEncoding, cut: Int) throws -> [UInt8] {
        var source = DecodingSource(TrickleSource(bytes, atMost: cut), encoding: encoding)
        var text: [UInt8] = []
        while try source.read(into: &text, atMost: cut) > 0 {}
        return text
    }
}
