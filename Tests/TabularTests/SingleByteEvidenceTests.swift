import Testing

@testable import Tabular

/// Encodings of one byte a character beside the western European ones.
@Suite struct SingleByteEvidenceTests {
    private func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] { encoding.encode(Array(text.utf8)) }

    @Test func `Polish letters in words prove Windows-1250`() {
        let text = "Imię;Nazwisko\nMałgorzata;Wąsik\nPaweł;Dąbrowski\n"
        #expect(TextEncoding.recognise(prefix: bytes(text, .windows1250), isWhole: true) == .windows1250)
    }

    @Test func `Small letters of Mac Roman prove it`() {
        let text = "Name;Straße\nJürgen Müller;Hauptstraße 1\n"
        #expect(TextEncoding.recognise(prefix: bytes(text, .macRoman), isWhole: true) == .macRoman)
    }

    @Test(arguments: ["Zoë Müller, Straße, cœur, 5 m², Leeds–York, n° 3", "Peña, Çelik, São José, naïve, Škoda, Žižek"])
    func `Western European text stays that`(_ text: String) {
        #expect(TextEncoding.recognise(prefix: bytes(text, .windows1252), isWhole: true) == .windows1252)
    }

    @Test(arguments: [TextEncoding.windows1250, .macRoman])
    func `Every byte comes back as it was`(_ encoding: TextEncoding) {
        let all = (UInt8.min...UInt8.max).map { $0 }
        var text: [UInt8] = []
        _ = encoding.decode(all[...], isEnd: true, into: &text)
        #expect(encoding.encode(text) == all)
    }
}
