import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import Importing

/// Versions of bookings in several files and runs, against a model of the merge that is too plain to be wrong.
@Suite(.onEveryEngine) struct MergedVersionsTests {
    /// A booking as one line of an export says it.
    struct Version: Equatable {
        let reference: String
        /// Minutes after the booking was made.
        let minute: Int
        let status: String
        let pence: Int
        let notes: String?
        let method: String?

        var line: String {
            let time = "\(10 + minute / 60):" + (minute % 60 < 10 ? "0" : "") + "\(minute % 60)"
            let amount = "\(pence / 100)." + (pence % 100 < 10 ? "0" : "") + "\(pence % 100)"
            return
                "\(reference),2024-03-04 09:00,2024-03-04 \(time),\(status),\(amount),\(notes ?? ""),\(method ?? ""),ada@example.com\n"
        }
    }

    /// What the database should hold of a booking.
    struct Stored: Equatable {
        var minute: Int
        var status: String
        var pence: Int
        var notes: String?
        var method: String?

        /// A version put on top: what it says counts, what it leaves blank stays.
        func overridden(by newer: Stored) -> Stored {
            Stored(
                minute: newer.minute, status: newer.status, pence: newer.pence, notes: newer.notes ?? notes,
                method: newer.method ?? method)
        }
    }

    struct Counts: Equatable {
        var read = 0, loaded = 0, updated = 0, unchanged = 0, duplicate = 0
    }

    /// The merge in plain words.
    struct Model {
        var bookings: [String: Stored] = [:]

        mutating func run(_ files: [[Version]]) -> [Counts] {
            var counts = files.map { Counts(read: $0.count) }
            var versions: [String: [(file: Int, line: Int, version: Version)]] = [:]
            for (file, lines) in files.enumerated() {
                for (line, version) in lines.enumerated() {
                    versions[version.reference, default: []].append((file, line, version))
                }
            }
            for (reference, found) in versions {
                // Oldest first: each later one is put on top.
                let sorted = found.sorted {
                    ($0.version.minute, $0.file, $0.line) < ($1.version.minute, $1.file, $1.line)
                }
                var folded: Stored?
                for (_, _, version) in sorted {
                    let next = Stored(
                        minute: version.minute, status: version.status, pence: version.pence, notes: version.notes,
                        method: version.method)
                    folded = folded?.overridden(by: next) ?? next
                }
                guard let incoming = folded, let winner = sorted.last?.file else { continue }
                for (file, _, _) in sorted.dropLast() { counts[file].duplicate += 1 }
                guard let known = bookings[reference] else {
                    bookings[reference] = incoming
                    counts[winner].loaded += 1
                    continue
                }
                let isNewer = incoming.minute >= known.minute
                let merged = isNewer ? known.overridden(by: incoming) : incoming.overridden(by: known)
                if merged == known { counts[winner].unchanged += 1 } else { counts[winner].updated += 1 }
                bookings[reference] = merged
            }
            return counts
        }
    }

    private static let header = "Booking Reference,Created At,Updated At,Status,Total,Notes,Payment Method,Email\n"

    private static func randomFiles(_ generator: inout SeededGenerator, minutes: Range<Int>) -> [[Version]] {
        (0..<Int.random(in: 1...3, using: &generator)).map { _ in
            (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                Version(
                    reference: "B\(Int.random(in: 1...6, using: &generator))",
                    minute: .random(in: minutes, using: &generator),
                    status: ["pending", "confirmed", "completed"].randomElement(using: &generator) ?? "pending",
                    pence: .random(in: 0...999, using: &generator),
                    notes: ["one", "two", nil, nil].randomElement(using: &generator) ?? nil,
                    method: ["card", "cash", nil, nil].randomElement(using: &generator) ?? nil)
            }
        }
    }

    private static func load(_ files: [[Version]], into workshop: ImportWorkshop) throws -> ImportOutcome {
        try workshop.load(files.enumerated().map { ("\($0).csv", header + $1.map(\.line).joined()) })
    }

    private static func stored(in workshop: ImportWorkshop) throws -> [String: Stored] {
        var result: [String: Stored] = [:]
        let sql = """
            SELECT booking_reference, recorded_at, status, final_amount_minor,
                booking_notes, payment_method
            FROM bookings
            """
        try workshop.database.query(sql, []) { row in
            result[row.text(0) ?? ""] = Stored(
                minute: Int(row.integer(1) / 60_000_000 - 28_492_440), status: row.text(2) ?? "",
                pence: Int(row.integer(3)), notes: row.text(4),
                method: row.text(5))
        }
        return result
    }

    @Test(arguments: UInt64(0)..<40) func `The newest value wins, older ones fill blanks, and every count is right`(
        _ seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        let workshop = try ImportWorkshop()
        var model = Model()
        // Few minutes, so that versions of the same moment come up as well.
        let minutes = seed.isMultiple(of: 2) ? 0..<4 : 0..<200
        for _ in 0..<4 {
            let files = Self.randomFiles(&generator, minutes: minutes)
            let expected = model.run(files)
            let outcome = try Self.load(files, into: workshop)
            let counts = outcome.files.map {
                Counts(
                    read: $0.readCount, loaded: $0.loadedCount, updated: $0.updatedCount, unchanged: $0.unchangedCount,
                    duplicate: $0.duplicateCount)
            }
            #expect(counts == expected)
            #expect(outcome.files.allSatisfy { $0.isAccountedFor })
            #expect(try Self.stored(in: workshop) == model.bookings)
            let again = try Self.load(files, into: workshop)
            #expect(again.changedCount == 0, "the same files once more")
            #expect(try Self.stored(in: workshop) == model.bookings)
        }
    }

    @Test(arguments: UInt64(100)..<120) func `The order of files in a run does not matter where moments differ`(
        _ seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var minute = 0
        // No two versions of one moment.
        let files = Self.randomFiles(&generator, minutes: 0..<1).map { file in
            file.map { version in
                minute += 1
                return Version(
                    reference: version.reference, minute: minute * 37 % 211, status: version.status,
                    pence: version.pence,
                    notes: version.notes, method: version.method)
            }
        }
        var results: [[String: Stored]] = []
        for order in [files, files.reversed(), files.shuffled(using: &generator)] {
            let workshop = try ImportWorkshop()
            _ = try Self.load(order, into: workshop)
            results.append(try Self.stored(in: workshop))
        }
        #expect(results[0] == results[1] && results[0] == results[2])
    }

    @Test func `Money is accounted for like rows`() throws {
        let workshop = try ImportWorkshop()
        let version = Version(reference: "B1", minute: 1, status: "confirmed", pence: 1_000, notes: nil, method: nil)
        let newer = Version(reference: "B1", minute: 2, status: "confirmed", pence: 1_200, notes: nil, method: nil)
        _ = try Self.load([[version, newer]], into: workshop)
        _ = try Self.load([[version], [newer, newer]], into: workshop)
        let amounts = try workshop.texts(
            "SELECT read_minor, loaded_minor, updated_minor, unchanged_minor, duplicate_minor FROM import_amounts ORDER BY file_id"
        )
        #expect(
            amounts == [
                ["2200", "1200", "0", "0", "1000"], ["1000", "0", "0", "0", "1000"],
                ["2400", "0", "0", "1200", "1200"],
            ])
    }
}
