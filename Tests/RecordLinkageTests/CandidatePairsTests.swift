import TestSupport
import Testing

@testable import RecordLinkage

@Suite struct CandidatePairsTests {
    @Test func `Candidates are bounded on skewed data`() {
        var table = RecordTable(columns: MadeUpContacts.columns)
        // Everybody lives in one town and has one of two names; only the e-mail tells them apart.
        for row in 0..<20_000 {
            table.append([
                row % 2 == 0 ? "Jasper" : "Ursula", "Elmwick", "p\(row)@example.com", "", "AB1 2CD", "Dunstow",
            ])
        }
        let records = PreparedRecords(table)
        let comparer = RecordComparer(records)
        let pairs = CandidatePairs(BlockingKeys(records, comparer)).all().flatMap { $0 }
        #expect(pairs.count < 60 * records.count)
        #expect(Set(pairs).count == pairs.count)
        #expect(pairs == pairs.sorted())
        #expect(pairs.allSatisfy { $0 >> 32 < $0 & 0xFFFF_FFFF })
    }

    @Test func `Two rows with a slip in the name are a pair by what else they share`() {
        let contacts = MadeUpContacts(people: 150, seed: 5)
        let records = PreparedRecords(contacts.table())
        let comparer = RecordComparer(records)
        let pairs = Set(CandidatePairs(BlockingKeys(records, comparer)).all().joined())
        var missing = 0
        var all = 0
        for first in contacts.rows.indices {
            for second in contacts.rows.indices
            where first < second && contacts.people[first] == contacts.people[second] {
                let (one, two) = (records.profileOfRow[first], records.profileOfRow[second])
                guard one != two else { continue }
                all += 1
                if !pairs.contains(UInt64(min(one, two)) << 32 | UInt64(max(one, two))) { missing += 1 }
            }
        }
        #expect(missing * 100 <= all, "\(missing) of \(all) true pairs are no candidates")
    }
}
