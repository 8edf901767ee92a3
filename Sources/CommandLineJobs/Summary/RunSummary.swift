import Backfill
import BookingModel
import Foundation
import Importing

/// The figures of a run, as `--summary` and `--json` write them. It names files and counts, and no person.
struct RunSummary: Encodable {
    var tool: String
    var version = toolVersion
    var database: String?
    var dryRun = false
    /// Whether all that was read was rolled back, because too much of it was rejected.
    var rolledBack = false
    var timeZone: String?
    var asOf: String?
    var files: [File] = []
    var leftOut: [LeftOut] = []
    var rejects: [RejectGroup] = []
    var rejectsFolder: String?
    var users: Int?
    var bookings: Int?
    var changes: Int?
    var dedupe: [String: Int]?
    var backfill: [String: Int]?
    var links: [Links]?
    var linkBack: LinkBack?
    var stages: [Stage] = []
    var reports: [Report] = []
    var output: String?
    var notes: [String] = []

    /// One imported file.
    struct File: Encodable {
        var file: String
        var entity: String
        var shape: String
        var sha256: String
        var bytes: Int
        /// Its size unpacked, where it is packed: what its parts add up to.
        var unpackedBytes: Int?
        var byteParts: [BytePart]
        var read, loaded, updated, unchanged, duplicate, rejected: Int
        var amounts: [Amount]
        /// Rejected rows of which not even the amount can be read.
        var unreadableAmounts: Int
        var form: Form?
        var repairs: [RepairCount]
        var seconds: Double
    }

    /// What was put right or assumed in the values of one column.
    struct RepairCount: Encodable {
        var column: String
        var kind: String
        var count: Int
        var firstLine: Int
        /// The file, and the line or row of it.
        var location: String
        var explanation: String
    }

    /// Bytes of a file that belong to something: rows, rejects, header, …
    struct BytePart: Encodable {
        var part: String
        var bytes: Int
    }

    /// A file's money in one currency, in minor units: what was read is the sum of all that became of it.
    struct Amount: Encodable {
        var currency: String
        var readMinor, loadedMinor, updatedMinor, unchangedMinor, duplicateMinor, rejectedMinor: Int64
        /// How many digits of it stand behind the point.
        var minorDigits: Int
    }

    /// What hangs on bookings and users, and how much of it leads nowhere.
    struct Links: Encodable {
        var rows: String
        var count, withoutBooking, withoutUser, repeats: Int
    }

    /// A file that was not read.
    struct LeftOut: Encodable {
        var file: String
        var reason: String
        var hint: String
    }

    /// Rejected rows that share a reason, with up to three of their places: file and line.
    struct RejectGroup: Encodable {
        var reason: String
        var message: String
        var hint: String
        var count: Int
        var locations: [String]
        /// The columns at fault in these places.
        var columns: [String?]
    }

    /// One stage and how long it took.
    struct Stage: Encodable {
        var stage: String
        var seconds: Double
    }

    /// One written table.
    struct Report: Encodable {
        var name: String
        var rows: Int
        var path: String
    }

    init(tool: String) { self.tool = tool }

    /// Runs a stage and notes how long it took.
    mutating func time<Result>(_ stage: String, _ body: () throws -> Result) rethrows -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try body()
        let seconds = start.duration(to: clock.now) / .seconds(1)
        stages.append(Stage(stage: stage, seconds: (seconds * 1000).rounded() / 1000))
        return result
    }

    /// Takes over what an import did.
    mutating func add(_ outcome: ImportOutcome) {
        files = outcome.files.map { file in
            File(
                file: file.path, entity: file.entity.rawValue, shape: file.shape, sha256: file.sha256,
                bytes: file.byteCount,
                unpackedBytes: file.facts.flatMap { $0.isGzip ? $0.unpackedBytes : nil },
                byteParts: file.byteParts.map { BytePart(part: $0.part, bytes: $0.bytes) }, read: file.readCount,
                loaded: file.loadedCount, updated: file.updatedCount,
                unchanged: file.unchangedCount, duplicate: file.duplicateCount, rejected: file.rejectedCount,
                amounts: file.amounts.map(Amount.init), unreadableAmounts: file.unreadableAmountCount,
                form: file.facts.map(Form.init),
                repairs: file.repairs.map {
                    RepairCount(
                        column: $0.column, kind: $0.kind.rawValue, count: $0.count, firstLine: $0.firstLine,
                        location: file.place($0.firstLine), explanation: $0.kind.explanation)
                },
                seconds: (file.seconds * 1000).rounded() / 1000)
        }
        leftOut = outcome.leftOut.map { LeftOut(file: $0.path, reason: $0.message, hint: $0.hint) }
        rejectsFolder = outcome.rejectsFolder
        rejects = RunSummary.grouped(outcome.files)
        notes += outcome.notes
    }

    private static func grouped(_ files: [ImportedFile]) -> [RejectGroup] {
        var groups: [RejectGroup] = []
        for file in files {
            for reject in file.rejects {
                let place = file.place(reject.line)
                if let index = groups.firstIndex(where: { $0.reason == reject.reason && $0.message == reject.message })
                {
                    groups[index].count += 1
                    guard groups[index].locations.count < 3 else { continue }
                    groups[index].locations.append(place)
                    groups[index].columns.append(reject.column)
                } else {
                    groups.append(
                        RejectGroup(
                            reason: reject.reason, message: reject.message, hint: reject.hint, count: 1,
                            locations: [place], columns: [reject.column]))
                }
            }
        }
        return groups.sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
    }

    /// The summary as JSON with snake_case keys in a stable order.
    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return try encoder.encode(self) + Data("\n".utf8)
    }

    /// Whether anything was rejected or left out: exit status 1.
    var isPartial: Bool { !leftOut.isEmpty || files.contains { $0.rejected > 0 } || linkBack?.isPartial == true }
}

extension RunSummary.Amount {
    init(_ amounts: CurrencyAmounts) {
        self.init(
            currency: amounts.currency.description, readMinor: amounts.read, loadedMinor: amounts.loaded,
            updatedMinor: amounts.updated, unchangedMinor: amounts.unchanged, duplicateMinor: amounts.duplicate,
            rejectedMinor: amounts.rejected, minorDigits: amounts.currency.minorDigits)
    }
}

extension RunSummary.Links {
    init(_ links: AttachedLinks) {
        self.init(
            rows: links.rows, count: links.count, withoutBooking: links.withoutBooking, withoutUser: links.withoutUser,
            repeats: links.repeats)
    }
}
