import Database
import DatabaseTestSupport
import Foundation
import TestSupport
import Testing

/// A database spread over the nodes of a cluster: there is no Citus here, so functions stand in for its own that refuse
/// what it refuses, and note what they were asked.
@Suite(.requiresPostgreSQL) struct DistributedDatabaseTests {
    let folder: TemporaryFolder
    /// An empty schema with the functions beside it in the search path.
    let cluster: String
    let notes: String

    private static let samples = packageRoot.appending(path: "samples/clean").path()

    init() throws {
        folder = try TemporaryFolder()
        let plain = try PostgreSQLServer.shared.get().freshSchema()
        let database = try storedDatabase(plain)
        notes = "citus_" + (try #require(try database.text("SELECT current_schema()")))
        cluster = plain + "," + notes
        try database.execute(
            """
            CREATE SCHEMA \(notes);
            CREATE TABLE \(notes).calls (place bigint GENERATED ALWAYS AS IDENTITY, name text, distribution_column text);
            CREATE FUNCTION \(notes).refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                RAISE 'modifying the partition value of rows is not allowed' USING ERRCODE = '0A000';
            END $$;
            CREATE FUNCTION \(notes).create_reference_table(table_name regclass) RETURNS void LANGUAGE sql AS
                'INSERT INTO \(notes).calls (name) VALUES (CAST(table_name AS text))';
            CREATE FUNCTION \(notes).create_distributed_table(
                table_name regclass, distribution_column text, distribution_type text DEFAULT 'hash',
                colocate_with text DEFAULT 'default') RETURNS void LANGUAGE plpgsql AS $$
            DECLARE filled boolean;
            BEGIN
                IF EXISTS (SELECT FROM pg_index AS i WHERE i.indrelid = table_name AND i.indisunique AND NOT EXISTS (
                    SELECT FROM pg_attribute AS a WHERE a.attrelid = table_name AND a.attname = distribution_column
                        AND a.attnum = ANY (i.indkey)))
                    OR EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND table_name IN (conrelid, confrelid))
                THEN
                    RAISE 'cannot create constraint on "%"', table_name USING ERRCODE = '0A000', DETAIL = 'Distributed '
                        'relations cannot have UNIQUE constraints that do not include the partition column';
                END IF;
                EXECUTE format('SELECT EXISTS (SELECT FROM %s)', table_name) INTO filled;
                IF filled THEN RAISE 'the table is not empty'; END IF;
                EXECUTE format('CREATE TRIGGER refuse BEFORE UPDATE OF %I ON %s EXECUTE FUNCTION \(notes).refuse()',
                    distribution_column, table_name);
                INSERT INTO \(notes).calls (name, distribution_column) VALUES (CAST(table_name AS text), distribution_column);
            END $$
            """)
    }

    private func calls() throws -> [[String?]] {
        try rows(of: cluster, "SELECT name, distribution_column FROM \(notes).calls ORDER BY place")
    }

    @Test func `Tables are spread before any row comes, and all else is the same`() throws {
        for location in ["bookings.sqlite", cluster] {
            for round in 0..<2 {
                try ToolRun(
                    "booking-migrate",
                    [
                        Self.samples, "-q", "--database", location, "--time-zone", "Europe/London", "--summary",
                        "s.json",
                        "--output", location == cluster ? "cluster" : "file",
                    ], in: folder
                ).expect(status: 0, speech: "")
                if round == 1 { #expect(try Figures(folder.text("s.json")).changes == 0) }
            }
        }
        #expect(
            try calls() == [
                ["users", nil], ["contacts", nil], ["courses", nil], ["course_sessions", nil], ["booking_groups", nil],
                ["waiting_lists", nil], ["booking_communications", nil], ["payments", nil], ["certificates", nil],
                ["user_notes", nil], ["user_aliases", nil], ["user_links", nil],
                ["booking_lines", nil], ["bookings", "id"], ["user_totals", "user_id"],
            ])
        let tables = StoredContent.dataTables.filter { $0 != "toolkit_settings" }
        let file = try StoredContent(of: folder.path("bookings.sqlite"), tables: tables)
        #expect(file.difference(from: try StoredContent(of: cluster, tables: tables)) == "")
        #expect(try folder.contents(of: "file/latest") == folder.contents(of: "cluster/latest"))
        try ToolRun(
            "booking-report", ["-q", "--database", cluster, "--engine", "sql", "--verify", "--output", "cluster"],
            in: folder
        ).expect(status: 0, speech: "")
    }

    @Test func `A cluster that is not wanted, or not there, is told`() throws {
        let csv = try folder.write("a.csv", Office.csv(["A-1"]))
        func run(_ location: String, _ choice: String, _ status: Int32) throws -> ToolRun {
            try ToolRun(
                "booking-import", [csv, "-q", "--database", location, "--distributed", choice], in: folder
            ).expect(status: status)
        }
        try run(cluster, "none", 0).expect(status: 0, speech: "")
        #expect(try calls().isEmpty)
        #expect(
            try run(cluster, "citus", 2).standardError.contains(
                "is there already, and its tables are not spread\n  import"))
        let plain = try PostgreSQLServer.shared.get().freshSchema()
        #expect(try run(plain, "citus", 2).standardError.contains("no Citus in this database\n  have an administrator"))
        #expect(
            try run("new.sqlite", "citus", 2).standardError.contains(
                "a SQLite file is not spread over machines\n  name"))
        #expect(!folder.has("new.sqlite"))
        #expect(try run(cluster, "yes", 64).standardError.contains("--distributed"))
    }

    @Test func `What the engine refuses is told with its name, and leaves nothing`() throws {
        let csv = try folder.write("a.csv", Office.csv(["A-1"]))
        let database = try storedDatabase(cluster)
        try database.execute(
            """
            CREATE OR REPLACE FUNCTION \(notes).create_reference_table(table_name regclass) RETURNS void LANGUAGE plpgsql AS
                $$ BEGIN RAISE 'no nodes' USING ERRCODE = '0A000', HINT = 'Add a node.'; END $$
            """)
        let run = try ToolRun("booking-import", [csv, "-q", "--database", cluster], in: folder).expect(status: 2)
        let refusal = "Citus refused to spread the tables: no nodes (PostgreSQL 0A000, while executing: SELECT create_"
        #expect(run.standardError.contains(refusal), "\(run)")
        #expect(
            run.standardError.contains("\n  Add a node.\n  PostgreSQL does not carry out this statement: "), "\(run)")
        let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
        #expect(try database.integer(tables) == 0)
    }

    @Test func `No statement has what engines that spread tables refuse`() throws {
        let refused =
            /(?i)FOR (NO KEY )?UPDATE|FOR SHARE|GROUPING SETS|\bCUBE ?\(|ROLLUP ?\(|WITH RECURSIVE|CREATE TRIGGER|REFERENCES [a-z]/
        for folder in ["sql/schema/postgresql", "sql/reports", "sql/distributed"] {
            let path = packageRoot.appending(path: folder)
            for name in try FileManager.default.contentsOfDirectory(atPath: path.path()) where !name.contains("sqlite")
            {
                let text = try String(contentsOf: path.appending(path: name), encoding: .utf8)
                let statements = text.split(separator: "\n").filter { !$0.hasPrefix("--") }.joined(separator: "\n")
                #expect(statements.firstMatch(of: refused) == nil, "\(folder)/\(name)")
            }
        }
    }
}
