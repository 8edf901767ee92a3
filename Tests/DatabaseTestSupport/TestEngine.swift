public import Database
import PostgreSQLDriver
import SQLiteDriver
public import TestSupport
public import Testing

/// The engine on which the running test is to open its databases.
public enum TestEngine {
    /// SQLite, unless a test of `onEveryEngine` says otherwise.
    @TaskLocal public static var current = DatabaseEngine.sqlite

    /// The engines that are there.
    static var available: [DatabaseEngine] { PostgreSQLServer.isExpected ? [.sqlite, .postgresql] : [.sqlite] }

    /// How many databases a test that takes so many on SQLite is to make: a schema on a server takes a hundred times as
    /// long as a file, so there it is a fifth.
    public static func rounds(_ count: Int) -> Int { current == .sqlite ? count : max(1, count / 5) }

    /// An empty database of the current engine. On SQLite it lies in `folder` and goes with it, on PostgreSQL it is a
    /// schema of the shared server.
    public static func database(in folder: TemporaryFolder, named name: String = "bookings.sqlite") throws
        -> any Database
    {
        switch current {
        case .sqlite:
            let database = try SQLiteDatabase(path: folder.path(name))
            // A thousand small transactions on a file that goes with the test: no need to wait for the disk.
            try database.execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY")
            return database
        case .postgresql:
            return try PostgreSQLDatabase(try PostgreSQLServer.shared.get().freshSchema(), applicationName: "tests")
        }
    }

    /// The same with the schema of the toolkit.
    public static func migratedDatabase(in folder: TemporaryFolder) throws -> any Database {
        let database = try database(in: folder)
        try database.transaction { _ = try SchemaMigrator(engine: current).migrate(database) }
        return database
    }
}

/// Runs each test of a suite once for each engine: one suite, two drivers.
public struct EveryEngine: SuiteTrait, TestTrait, TestScoping {
    /// Whether tests within a suite inherit it.
    public var isRecursive: Bool { true }

    /// Runs the test on one engine after the other, and says with each issue on which it came up.
    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        for engine in TestEngine.available {
            try await TestEngine.$current.withValue(engine) {
                let naming = IssueHandlingTrait.compactMapIssues { issue in
                    var issue = issue
                    issue.comments.append("on \(engine.rawValue)")
                    return issue
                }
                try await naming.provideScope(for: test, testCase: testCase, performing: function)
            }
        }
    }
}

extension Trait where Self == EveryEngine {
    /// Runs each test once for each engine.
    public static var onEveryEngine: EveryEngine { EveryEngine() }
}
