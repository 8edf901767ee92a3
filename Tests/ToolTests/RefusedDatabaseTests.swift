import DatabaseTestSupport
import Foundation
import TestSupport
import Testing

/// Databases that are none of ours, or no longer, and places where none can be.
@Suite struct RefusedDatabaseTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Office.csv(["A-1"]))
    }

    /// Runs the import and checks that the database file, where there was one, is as before to the byte.
    private func load(into database: String, tool: String = "booking-import") throws -> ToolRun {
        let isFile = database.hasSuffix("sqlite") && folder.has(database)
        let before = isFile ? try folder.bytes(database) : []
        let run = try ToolRun(tool, ["a.csv", "--database", database, "-q"], in: folder)
        #expect(run.standardOutput.isEmpty)
        if isFile { #expect(try folder.bytes(database) == before) }
        #expect(!folder.has(database + ".lock"))
        return run
    }

    @Test func `A folder`() throws {
        try folder.write("data/readme.md", "")
        try load(into: "data").expect(
            status: 2,
            speech: """
                error: data: this is a folder, not a database
                  name a file in it, for instance --database data/bookings.sqlite

                """)
    }

    @Test func `A text file`() throws {
        try folder.write("text.sqlite", String(repeating: "these are words and no pages of a database\n", count: 40))
        try load(into: "text.sqlite").expect(
            status: 2,
            speech: """
                error: text.sqlite: the file is not a SQLite database
                  name another file with --database; this one was left as it is

                """)
    }

    @Test func `A database of another program`() throws {
        try alter(folder.path("other.sqlite"), "CREATE TABLE songs (title TEXT)")
        try load(into: "other.sqlite").expect(
            status: 2,
            speech: """
                error: other.sqlite: the database belongs to another program: it has tables, but none of this toolkit's
                  name another file with --database; this one was left as it is

                """)
    }

    @Test func `An altered schema`() throws {
        try load(into: "b.sqlite").expectLoaded()
        try alter(
            folder.path("b.sqlite"), "UPDATE schema_migrations SET checksum = 'x' WHERE name = '0002_import_ledger'")
        let speech = """
            error: b.sqlite: the database's schema was altered: migration 0002_import_ledger is not the one of this version
              restore the database from a backup, or use the version of the toolkit that wrote it

            """
        try load(into: "b.sqlite").expect(status: 2, speech: speech)
        for tool in ["booking-dedupe", "booking-backfill", "booking-report"] {
            try ToolRun(tool, ["--database", "b.sqlite"], in: folder).expect(status: 2, speech: speech)
        }
    }

    @Test func `A newer schema`() throws {
        try load(into: "b.sqlite").expectLoaded()
        try alter(folder.path("b.sqlite"), "INSERT INTO schema_migrations VALUES ('9999_time_travel', 'x')")
        try load(into: "b.sqlite").expect(
            status: 2,
            speech: """
                error: b.sqlite: the database's schema is newer than this version: it has migration 9999_time_travel
                  use the version of the toolkit that wrote it, or a later one

                """)
    }

    @Test(arguments: ["booking-dedupe", "booking-backfill", "booking-report"])
    func `No database yet, where one is needed`(_ tool: String) throws {
        try ToolRun(tool, [], in: folder).expect(
            status: 2,
            speech: """
                error: bookings.sqlite: there is no such database
                  make it with booking-migrate, or name another with --database

                """)
        #expect(!folder.has("bookings.sqlite"))
    }

    @Test func `A folder that cannot be`() throws {
        try load(into: "/dev/null/x/a.sqlite").expect(
            status: 2,
            speech: """
                error: /dev/null/x/a.sqlite: Not a directory
                  name a database in a folder that exists and that you may write, with --database

                """)
    }

    @Test func `A folder that is missing`() throws {
        try load(into: "data/a.sqlite").expect(
            status: 2,
            speech: """
                error: data/a.sqlite: No such file or directory
                  name a database in a folder that exists and that you may write, with --database

                """)
    }

    @Test func `An output folder that cannot be`() throws {
        try ToolRun("booking-migrate", ["a.csv", "--output", "/dev/null/x"], in: folder).expect(
            status: 2,
            speech: """
                error: /dev/null/x: the reports cannot be written there
                  name a folder that you may write with --output; nothing was changed

                """)
        #expect(!folder.has("bookings.sqlite"))
    }

    /// To root no folder is closed, so root runs the tool as somebody else.
    @Test(
        .enabled(
            if: getuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/sbin/runuser"),
            "root without runuser"))
    func `Folders without the right to write`() throws {
        try folder.write("closed/keep", "")
        try setMode(0o755, "")
        try setMode(0o644, "a.csv")
        try setMode(0o555, "closed")
        defer { try? setMode(0o755, "closed") }
        try runAsOrdinaryUser("booking-import", ["a.csv", "--database", "closed/a.sqlite"]).expect(
            status: 2,
            speech: """
                error: closed/a.sqlite: Permission denied
                  name a database in a folder that exists and that you may write, with --database

                """)
        try folder.write("open/keep", "")
        try setMode(0o777, "open")
        try runAsOrdinaryUser("booking-migrate", ["a.csv", "--database", "open/a.sqlite", "--output", "closed/out"])
            .expect(
                status: 2,
                speech: """
                    error: closed/out: the reports cannot be written there
                      name a folder that you may write with --output; nothing was changed

                    """)
        #expect(!folder.has("open/a.sqlite"))
    }

    private func setMode(_ mode: Int, _ name: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path(name))
    }

    private func runAsOrdinaryUser(_ tool: String, _ arguments: [String]) throws -> ToolRun {
        guard getuid() == 0 else { return try ToolRun(tool, arguments, in: folder) }
        // The build folder may lie where nobody else can look, so the tool comes along.
        if !folder.has("bin/" + tool) {
            try folder.write("bin/keep", "")
            try FileManager.default.copyItem(
                at: ToolProcess.buildFolder.appending(path: tool), to: folder.url.appending(path: "bin/" + tool))
        }
        return try ToolRun(
            "/usr/sbin/runuser", ["-u", "nobody", "--", folder.path("bin/" + tool)] + arguments, in: folder)
    }

    @Test(
        .requiresPostgreSQL,
        arguments: [
            "postgresql://ada:secret@127.0.0.1:1/bookings", "host=127.0.0.1 port=1 user=ada password=secret",
        ])
    func `A PostgreSQL server that is not there`(_ location: String) throws {
        let run = try load(into: location).expect(status: 2)
        #expect(
            run.standardError.hasPrefix(
                "error: no connection to the PostgreSQL server: connection to server at \"127.0.0.1\""))
        #expect(
            run.standardError.hasSuffix(
                "\n  check host, port, database, user and ~/.pgpass; psql with the same connection string tells more\n")
        )
        #expect(!run.standardError.contains("secret"))
    }

    @Test func `Another time zone than the one the database was made with`() throws {
        try ToolRun("booking-import", ["a.csv", "--time-zone", "Europe/London", "-q"], in: folder).expect(status: 0)
        try ToolRun("booking-import", ["a.csv", "--time-zone", "Europe/Paris"], in: folder).expect(
            status: 2,
            speech: """
                error: the database was made with the time zone Europe/London, not Europe/Paris
                  leave out --time-zone, or import into another database

                """)
        try ToolRun("booking-import", ["a.csv", "-q"], in: folder).expect(status: 0, speech: "")
    }
}

extension ToolRun {
    /// Expects that the run loaded what it was given.
    func expectLoaded() { expect(status: 0, speech: "") }
}
