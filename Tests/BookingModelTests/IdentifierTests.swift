import BookingModel
import TestSupport
import Testing

@Suite struct IdentifierTests {
    private static let dns = Identifier(high: 0x6ba7_b810_9dad_11d1, low: 0x80b4_00c0_4fd4_30c8)
    private static let url = Identifier(high: 0x6ba7_b811_9dad_11d1, low: 0x80b4_00c0_4fd4_30c8)

    /// From RFC 9562 appendix A.4, RFC 4122's errata, and other libraries' own tests.
    @Test func `Version 5 UUIDs are those of RFC 9562`() {
        #expect(
            Identifier(namespace: Self.dns, name: "www.example.com").description
                == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
        #expect(
            Identifier(namespace: Self.dns, name: "python.org").description == "886313e1-3b8a-5372-9b90-0c9aee199e5d")
        #expect(
            Identifier(namespace: Self.url, name: "http://python.org/").description
                == "4c565f0d-3f5a-5890-b41b-20cf47701c5e")
    }

    @Test func `Bytes and text of a name give the same identifier`() {
        for name in ["", "a", "Zoë Müller", String(repeating: "long", count: 400)] {
            let bytes = Array(name.utf8)
            #expect(Identifier(namespace: Self.dns, name: bytes.span) == Identifier(namespace: Self.dns, name: name))
        }
    }

    @Test func `Version and variant stand where they must`() {
        for number in 0..<500 {
            let identifier = Identifier(namespace: Self.dns, name: "\(number)")
            #expect(identifier.high >> 12 & 0xF == 5)
            #expect(identifier.low >> 62 == 0b10)
        }
    }

    /// Stored ids depend on these: a change would make every booking of every customer a new one.
    @Test func `The namespaces never change`() {
        let names = [
            Identifier.Namespace.booking, Identifier.Namespace.contact, Identifier.Namespace.user,
            Identifier.Namespace.session,
            Identifier.Namespace.course, Identifier.Namespace.group, Identifier.Namespace.ledger,
        ].map(\.description)
        #expect(
            names == [
                "ff510028-3445-5dd8-83e2-a145431f0a25",
                "8790d5ea-85e2-5a45-a670-3f354048711d",
                "fa6d14ca-874b-5c17-a939-f92a26614dc1",
                "b4cc0451-b779-527d-9f8f-88a717a0c136",
                "77b60d56-56cf-5b7b-ae41-c5069286438c",
                "fb77a096-632e-5f1d-914c-66974a791af5",
                "1f0311e7-c671-5b80-a63e-738277c22596",
            ])
    }
}

@Suite struct IdentifierIndexTests {
    @Test(arguments: [0, 10, 100_000]) func `An index knows what a set knows`(_ capacity: Int) {
        var generator = SeededGenerator(seed: 5)
        var index = IdentifierIndex(minimumCapacity: capacity)
        var known: [Identifier: Int] = [:]
        for _ in 0..<20_000 {
            // Few high halves and low bits that collide on purpose.
            let low = UInt64.random(in: 0..<6_000, using: &generator) << UInt64.random(in: 0..<3, using: &generator)
            let identifier = Identifier(high: .random(in: 0..<2, using: &generator), low: low)
            #expect(index.ordinal(of: identifier) == known[identifier])
            let (ordinal, isNew) = index.insert(identifier)
            #expect(isNew == (known[identifier] == nil))
            #expect(ordinal == known[identifier] ?? known.count)
            known[identifier] = ordinal
        }
        #expect(index.count == known.count)
        #expect(index.identifiers.enumerated().allSatisfy { known[$1] == $0 })
    }

    @Test(arguments: [0, 10, 100_000]) func `Many at once are added and found as one by one`(_ capacity: Int) {
        var generator = SeededGenerator(seed: UInt64(capacity) + 6)
        var (single, grouped) = (IdentifierIndex(), IdentifierIndex(minimumCapacity: capacity))
        for _ in 0..<80 {
            let some = (0..<Int.random(in: 0..<300, using: &generator)).map { _ in
                let low = UInt64.random(in: 0..<6_000, using: &generator) << UInt64.random(in: 0..<3, using: &generator)
                return Identifier(high: UInt64.random(in: 0..<2, using: &generator) << 40, low: low)
            }
            let found = single.identifiers.isEmpty ? [] : some.map { single.ordinal(of: $0) }
            if !found.isEmpty { #expect(grouped.ordinals(of: some).map { Int($0) } == found.map { $0 ?? 0xFFFF_FFFF }) }
            for identifier in some { single.insert(identifier) }
            grouped.insert(contentsOf: some)
            #expect(grouped.identifiers == single.identifiers)
        }
        #expect(single.count > 5_000)
        #expect(grouped.ordinals(of: single.identifiers) == (0..<UInt32(single.count)).map { $0 })
        #expect(IdentifierIndex().ordinals(of: single.identifiers).allSatisfy { $0 == IdentifierIndex.missing })
    }
}
