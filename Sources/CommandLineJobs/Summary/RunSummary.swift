import BookingModel
import Foundation
import Importing

/// The figures of a run, as `--summary` and `--json` write them. It names files and counts, and no person.
struct RunSummary: Encodable {
    var tool: String
    var version = toolVersion
    var database: String?
    var dryRun = false
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
        var read, loaded, updated, unchanged, duplicate, rejected: Int
        var amounts: [Amount]
        var repairs: [RepairCount]
        var seconds: Double
    }

    /// What was put right or assumed in the values of one column.
    struct RepairCount: Encodable {
        var column: String
        var kind: String
        var count: Int
        var firstLine: Int
        var explanation: String
    }

    /// A sum of money in minor units.
    struct Amount: Encodable {
        var currency: String
        var readMinor: Int64
    }

    /// A file that was not read.
    struct LeftOut: Encodable {
        var file: String
        var reason: String
        var hint: String
    }

    /// Rejected rows that share a reason, with up to three of their places.
    struct RejectGroup: Encodable {
        var reason: String
        var message: String
        var hint: String
        var count: Int
        var examples: [String]
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
                bytes: file.byteCount, read: file.readCount, loaded: file.loadedCount, updated: file.updatedCount,
                unchanged: file.unchangedCount, duplicate: file.duplicateCount, rejected: file.rejectedCount,
                amounts: file.amountsRead.map { Amount(currency: $0.currency.description, readMinor: $0.minorUnits) },
                repairs: file.repairs.map {
                    RepairCount(
                        column: $0.column, kind: $0.kind.rawValue, count: $0.count, firstLine: $0.firstLine,
                        explanation: $0.kind.explanation)
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
                let place = "\(file.path):\(reject.line)" + (reject.column.map { ", column \($0)" } ?? "")
                if let index = groups.firstIndex(where: { $0.reason == reject.reason && $0.message == reject.message })
                {
                    groups[index].count += 1
                    if groups[index].examples.count < 3 { groups[index].examples.append(place) }
                } else {
                    groups.append(
                        RejectGroup(
                            reason: reject.reason, message: reject.message, hint: reject.hint, count: 1,
                            examples: [place]))
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
    var isPartial: Bool { !leftOut.isEmpty || files.contains { $0.rejected > 0 } }
}
