import Foundation
import TestSupport

/// Two runs of `booking-migrate` over a real data set beside the repository with its mapping file, made once and looked
/// at by many tests: one into a new database, and the same once more.
final class RealDataRun: Sendable {
    let first: ToolRun
    let second: ToolRun
    let folder: TemporaryFolder
    /// Whether the second run left every byte of the reports as it was.
    let isRepeatedByteForByte: Bool

    /// Runs over the file `name` of the run's folder, after `prepare` has put it there.
    init(_ name: String, mapping: String, timeZone: String, prepare: (URL) throws -> Void) throws {
        folder = try TemporaryFolder()
        try prepare(folder.url.appending(path: name))
        let mapping = packageRoot.appending(path: "samples/mappings").appending(path: mapping)
        let arguments = [
            name, "--mapping", mapping.path(), "--time-zone", timeZone, "--output", "out", "--csv-dialect", "raw",
            "--verify", "--match", "email",
            "--summary",
        ]
        first = try ToolRun("booking-migrate", arguments + ["first.json"], in: folder)
        let reports = try folder.contents(of: "out/latest")
        second = try ToolRun("booking-migrate", arguments + ["second.json"], in: folder)
        isRepeatedByteForByte = try !reports.isEmpty && folder.contents(of: "out/latest") == reports
    }

    /// What a run wrote as its figures: `first` or `second`.
    func summary(_ name: String = "first") throws -> RealDataSummary {
        try JSONDecoder().decode(RealDataSummary.self, from: Data(folder.bytes("\(name).json")))
    }

    /// The rows of a written table, each by the names of its columns.
    func report(_ name: String) throws -> [[String: String]] {
        try RealData.table(folder.text("out/latest/\(name).csv"))
    }

    /// The rows of a query on the database.
    func query(_ sql: String) throws -> [[String?]] { try rows(of: folder.path("bookings.sqlite"), sql) }
}

/// The part of the figures that these tests look at.
struct RealDataSummary: Decodable {
    struct Amount: Decodable, Equatable {
        let currency: String
        let readMinor, rejectedMinor: Int

        enum CodingKeys: String, CodingKey {
            case currency
            case readMinor = "read_minor"
            case rejectedMinor = "rejected_minor"
        }
    }
    struct File: Decodable {
        let read, loaded, updated, unchanged, duplicate, rejected: Int
        let amounts: [Amount]
    }
    let files: [File]
    let users, bookings, changes: Int?
    let notes: [String]
}

/// Reading of the published files, kept apart from the code under test.
enum RealData {
    /// The bytes of a gzip file, unpacked by the system's own tool.
    static func unpack(_ source: URL, to target: URL) throws {
        try Data().write(to: target)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", source.path()]
        process.standardOutput = try FileHandle(forWritingTo: target)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
    }

    /// The rows of a CSV file without quotes, each by the names of its columns.
    static func table(_ text: String) throws -> [[String: String]] {
        guard !text.contains("\"") else { throw CocoaError(.fileReadCorruptFile) }
        var lines = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard !lines.isEmpty else { return [] }
        let header = lines.removeFirst()
        return lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    /// An amount with at most two decimals in hundredths, from its digits.
    static func hundredths(_ text: String) -> Int? {
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2 else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        let digits = whole + fraction + String(repeating: "0", count: max(0, 2 - fraction.count))
        return fraction.count <= 2 ? Int(digits).map { isNegative ? -$0 : $0 } : nil
    }
}
