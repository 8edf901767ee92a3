import Foundation
import TestSupport

/// One run of `booking-migrate` over the clean samples, made once and looked at by many tests, which do not change it.
final class SampleRun: Sendable {
    /// The run itself; its folder holds `exports`, `bookings.sqlite`, `out` and `summary.json`.
    let run: ToolRun
    let folder: TemporaryFolder

    /// The one run that tests share.
    static let shared = Result { try SampleRun() }

    static let arguments = ["exports", "--time-zone", "Europe/London", "--output", "out", "--summary", "summary.json"]

    private init() throws {
        folder = try SampleRun.folderWithExports()
        run = try ToolRun("booking-migrate", SampleRun.arguments, in: folder)
    }

    /// A new folder in which the clean samples lie under `exports`.
    static func folderWithExports() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: packageRoot.appending(path: "samples/clean"), to: folder.url.appending(path: "exports"))
        return folder
    }

    /// A new folder with a copy of everything that the shared run read and wrote.
    static func copy() throws -> TemporaryFolder {
        let original = try shared.get().folder
        let folder = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: original.url.path()) {
            try FileManager.default.copyItem(
                at: original.url.appending(path: name), to: folder.url.appending(path: name))
        }
        return folder
    }
}

/// The figures that a run wrote as JSON.
struct Figures: Decodable {
    struct File: Decodable, Equatable {
        let file, entity: String
        let read, loaded, updated, unchanged, duplicate, rejected: Int
        let bytes: Int
        let byteParts: [BytePart]
        let amounts: [Amount]
        let unreadableAmounts: Int
    }
    struct BytePart: Decodable, Equatable {
        let part: String
        let bytes: Int
    }
    struct Amount: Decodable, Equatable {
        let currency: String
        let readMinor, loadedMinor, updatedMinor, unchangedMinor, duplicateMinor, rejectedMinor: Int
    }
    struct RejectGroup: Decodable, Equatable {
        let reason: String
        let count: Int
        let locations: [String]
    }
    struct Links: Decodable, Equatable {
        let rows: String
        let count, withoutBooking, withoutUser, repeats: Int
    }
    struct Stage: Decodable {
        let stage: String
        let seconds: Double
    }
    struct Report: Decodable, Equatable {
        let name: String
        let rows: Int
        let path: String
    }
    let files: [File]
    let rejects: [RejectGroup]
    let rejectsFolder: String?
    let rolledBack: Bool
    let links: [Links]?
    let users: Int?
    let bookings: Int?
    let changes: Int?
    let stages: [Stage]
    let reports: [Report]

    init(_ json: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Figures.self, from: Data(json.utf8))
    }
}
