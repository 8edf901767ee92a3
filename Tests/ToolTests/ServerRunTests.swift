import Database
import DatabaseTestSupport
import Foundation
import TestSupport
import Testing

/// Runs on a server that are stopped, cut off, killed or in each other's way.
@Suite(.serialized, .requiresPostgreSQL) struct ServerRunTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("first.csv", Office.csv((1...20).map { "A-\($0)" }))
        var large = Office.header
        for number in 1...5_000 {
            large += "A-\(number),\(10 + number % 15)/03/2024 10:00,Confirmed,Ada,Byron \(number % 3000),"
            large += "ada\(number % 3000)@example.com,,£10.00,£0.00,£10.00,,note \(number)\n"
        }
        try folder.write("large.csv", large)
    }

    private func migrate(_ file: String, _ server: String) throws -> ToolRun {
        try ToolRun("booking-migrate", [file, "-q", "--database", server], in: folder)
    }

    /// Starts the large run and lets it work for a while.
    private func start(_ server: String, for microseconds: UInt32) throws -> ToolProcess {
        let process = try ToolProcess("booking-migrate", ["large.csv", "-q", "--database", server], in: folder)
        usleep(microseconds)
        return process
    }

    /// Waits until a run has written something.
    private func waitForHolder(_ shared: PostgreSQLServer, _ process: ToolProcess) throws {
        let observer = try storedDatabase("postgresql://toolkit@/postgres?host=\(shared.folder)")
        let sql = "SELECT count(*) FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND application_name LIKE ?1"
        let name = SQLValue.text("booking-migrate, process \(process.processID) %")
        while process.isRunning, try observer.integer(sql, [name]) == 0 { usleep(2_000) }
    }

    @Test func `Ctrl-C leaves the database and the reports as before`() throws {
        let shared = try PostgreSQLServer.shared.get()
        let server = try shared.freshSchema()
        try migrate("first.csv", server).expect(status: 0, speech: "")
        let before = try StoredContent(of: server)
        let reports = try folder.contents(of: "reports")
        let process = try start(server, for: 0)
        try waitForHolder(shared, process)
        process.send(signal: SIGINT)
        try process.finish().expect(status: 130, speech: "error: interrupted; nothing was changed\n")
        #expect(before.difference(from: try StoredContent(of: server)) == "")
        #expect(try folder.contents(of: "reports") == reports)
    }

    @Test func `A second run says who holds the lock, and a killed holder frees it`() throws {
        let shared = try PostgreSQLServer.shared.get()
        let server = try shared.freshSchema()
        try migrate("first.csv", server).expect(status: 0)
        let holder = try start(server, for: 0)
        try waitForHolder(shared, holder)
        // Stopped, the holder neither ends nor lets go.
        holder.send(signal: SIGSTOP)
        for tool in ["booking-dedupe", "booking-backfill"] {
            let run = try ToolRun(tool, ["--database", server], in: folder).expect(status: 75)
            let name = "booking-migrate, process \(holder.processID) on "
            #expect(run.standardError.hasPrefix("error: another run holds the database: \(name)"))
            #expect(run.standardError.contains("(server process "))
        }
        // Another schema is another database.
        try migrate("first.csv", try shared.freshSchema()).expect(status: 0)
        holder.send(signal: SIGKILL)
        try holder.finish().expect(status: 128 + SIGKILL)
        var run = try migrate("large.csv", server)
        // The server takes a moment to see that the holder is gone.
        for _ in 0..<100 where run.status == 75 {
            usleep(100_000)
            run = try migrate("large.csv", server)
        }
        run.expect(status: 0, speech: "")
    }

    @Test func `A commit whose outcome nobody said is looked up, and never repeated`() throws {
        let shared = try PostgreSQLServer.shared.get()
        let server = try shared.freshSchema()
        try migrate("first.csv", server).expect(status: 0)
        let before = try StoredContent(of: server)
        // The session ends within its commit, before it is one.
        let database = try storedDatabase(server)
        try database.execute(
            """
            CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON import_runs DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION cut()
            """)
        let undone = try migrate("large.csv", server).expect(status: 2)
        #expect(undone.standardError.contains("57P01") || undone.standardError.contains("was lost"))
        #expect(before.difference(from: try StoredContent(of: server)) == "")
        try database.execute("DROP TRIGGER cut ON import_runs")
        // The session commits, and its answer is lost on the way.
        let proxy = try CuttingProxy(to: shared.folder)
        try migrate("large.csv", server.replacing(shared.folder, with: proxy.folder)).expect(status: 0, speech: "")
        #expect(proxy.hasCut)
        #expect(try database.integer("SELECT count(*) FROM import_runs") == 2)
        #expect(try database.integer("SELECT count(*) FROM bookings") == 5_000)
    }
}
