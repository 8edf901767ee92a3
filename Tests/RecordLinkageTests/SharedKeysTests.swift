import Foundation
import TestSupport
import Testing

@testable import RecordLinkage

/// What the rows of keys say, beside what counting says.
@Suite struct SharedKeysTests {
    private static let families = [0, 0, 1, 2, 2, 3]
    private static let limit = 12
    private static let count = 300

    /// Keys of few to many different values, a few of them missing.
    private let columns: [[UInt32]]
    private let keys: SharedKeys

    init() {
        var random = SeededGenerator(seed: 41)
        columns = [200, 25, 3, 150, 10, 60].map { distinct in
            (0..<Self.count).map { _ in UInt32.random(in: 0...distinct, using: &random) }
        }
        keys = SharedKeys(
            zip(columns, Self.families).map { BlockingKeys.Kind(keys: $0, family: $1, isCoarse: false) },
            limit: Self.limit)
    }

    private func size(_ kind: Int, of record: Int) -> Int { columns[kind].count { $0 == columns[kind][record] } }

    private func shared(_ first: Int, _ second: Int) -> [Int] {
        columns.indices.filter { columns[$0][first] != 0 && columns[$0][first] == columns[$0][second] }
    }

    @Test func `The rarest shared key of each family counts`() {
        keys.withRows { rows in
            for first in 0..<60 {
                for second in 60..<Self.count {
                    var best: [Int: Double] = [:]
                    for kind in shared(first, second) {
                        let bits = log2(Double(Self.count) / Double(size(kind, of: first)))
                        best[Self.families[kind]] = max(best[Self.families[kind]] ?? 0, bits)
                    }
                    let expected = 8 * best.values.reduce(0, +)
                    let bits = rows.sharedBits(first, second, unlessBefore: 0) ?? -1
                    // Eighths of a bit, and one of them says whether the key is too common.
                    #expect(abs(Double(bits) - expected) <= 2 * Double(best.count) + 1e-9)
                }
            }
        }
    }

    @Test(arguments: [0, 2, 6]) func `A pair is left to an earlier key that is not too common`(earlier: Int) {
        keys.withRows { rows in
            for first in 0..<60 {
                for second in 60..<Self.count {
                    let isLeft = shared(first, second).contains {
                        $0 < earlier && size($0, of: first) <= Self.limit
                    }
                    #expect((rows.sharedBits(first, second, unlessBefore: earlier) == nil) == isLeft)
                }
            }
        }
    }

    @Test(arguments: 0..<6) func `Common keys are those of more records than the limit`(kind: Int) {
        let entries = keys.entries(of: kind)
        #expect(entries.map { Int($0 & 0xFFFF_FFFF) } == columns[kind].indices.filter { columns[kind][$0] != 0 })
        var common: [UInt64] = []
        keys.withRows { $0.putCommon(kind, of: entries[...], in: &common) }
        let expected = entries.filter { size(kind, of: Int($0 & 0xFFFF_FFFF)) > Self.limit }
        #expect(common == expected)
    }
}
