import Tabular
import Testing

@Suite struct GunzipSourceTests {
    /// `a,b\n1,2\n`, as gzip packs it.
    private static let member: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x4B, 0xD4, 0x49, 0xE2, 0x32, 0xD4, 0x31, 0xE2,
        0x02, 0x00, 0x7B, 0x07, 0x97, 0x0A, 0x08, 0x00, 0x00, 0x00,
    ]

    private func unpacked(_ bytes: [UInt8], cut: Int) throws -> String {
        var source = GunzipSource(TrickleSource(bytes, atMost: cut))
        var text: [UInt8] = []
        while try source.read(into: &text, atMost: cut) > 0 {}
        return String(decoding: text, as: UTF8.self)
    }

    @Test("A packed file reads as what is in it, member after member", arguments: cuts)
    func members(cut: Int) throws {
        #expect(try unpacked(Self.member, cut: cut) == "a,b\n1,2\n")
        #expect(try unpacked(Self.member + Self.member, cut: cut) == "a,b\n1,2\na,b\n1,2\n")
        #expect(try unpacked(Self.member + [0, 0, 0], cut: cut) == "a,b\n1,2\n")
    }

    @Test("Any other file goes through untouched", arguments: cuts)
    func others(cut: Int) throws {
        for text in ["", "a", "ab", "a,b\n1,2\n"] { #expect(try unpacked(Array(text.utf8), cut: cut) == text) }
    }

    @Test("A file that is cut anywhere says so", arguments: cuts)
    func truncated(cut: Int) throws {
        for length in 2..<Self.member.count {
            #expect(throws: TabularError(.truncatedGzip)) {
                try unpacked(Array(Self.member[..<length]), cut: cut)
            }
        }
    }

    @Test("A damaged file says so", arguments: cuts)
    func damaged(cut: Int) throws {
        #expect(throws: TabularError(.damagedGzip)) { try unpacked(Self.member + Array("x,y\n".utf8), cut: cut) }
        var bytes = Self.member
        bytes[bytes.count - 6] ^= 1
        #expect(throws: TabularError(.damagedGzip)) { try unpacked(bytes, cut: cut) }
    }
}
