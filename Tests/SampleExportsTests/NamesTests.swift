@testable import SampleExports
import Testing

struct NamesTests {
    private let names = Names()

    @Test func `letters for an address are plain and never empty`() {
        for name in names.first + names.surnames {
            #expect(!name.forAddress.isEmpty)
            #expect(name.forAddress.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
            #expect(name.withoutDiacritics.allSatisfy { $0 < 0x80 })
        }
    }

    @Test func `no two names share their letters, so that namesakes can be counted`() {
        #expect(Set(names.first.map(\.forAddress)).count == names.first.count)
        #expect(Set(names.surnames.map(\.forAddress)).count == names.surnames.count)
    }
}
