import Foundation
import TestSupport
import Testing

@Suite struct MigrateTests {
    let sample: SampleRun

    init() throws { sample = try SampleRun.shared.get() }

    @Test func `The clean samples are loaded whole, every record accounted for`() throws {
        sample.run.expect(status: 0, speech: "")
        let figures = try Figures(sample.folder.text("summary.json"))
        for file in figures.files {
            let sum = file.loaded + file.updated + file.unchanged + file.duplicate + file.rejected
            #expect(file.read == sum, "\(file)")
            #expect(file.rejected == 0, "\(file)")
        }
        #expect(
            figures.files.map(\.entity) == [
                "courses", "sessions", "bookings", "bookings", "bookings", "groups", "waiting_lists", "communications",
                "payments", "certificates", "notes",
            ])
        #expect(figures.links?.map(\.count) == [9, 24, 41, 25, 6])
        #expect(figures.links?.allSatisfy { $0.withoutBooking + $0.withoutUser + $0.repeats == 0 } == true)
        // The truth file names every booking once.
        let truth = try sample.folder.text("exports/truth.csv").split(separator: "\n").count - 1
        #expect(figures.bookings == truth)
        let stored = try StoredContent(of: sample.folder.path("bookings.sqlite"))
        #expect(stored.count("bookings") == truth)
        #expect(figures.users == stored.count("users"))
    }

    @Test func `The summary has every key that was promised`() throws {
        let figures = try Figures(sample.folder.text("summary.json"))
        #expect(figures.stages.map(\.stage) == ["import", "dedupe", "backfill", "report"])
        #expect(figures.stages.allSatisfy { $0.seconds >= 0 })
        let names = [
            "customer_lifetime_value", "retention", "retention_triangle", "capacity_utilisation", "revenue_by_source",
        ]
        for name in names {
            let report = try #require(figures.reports.first { $0.name == name })
            #expect(sample.folder.has(report.path))
            #expect(report.rows > 0)
        }
    }

    @Test func `A second run changes nothing and writes the same bytes`() throws {
        let folder = try SampleRun.copy()
        let reports = try folder.contents(of: "out")
        let before = try StoredContent(of: folder.path("bookings.sqlite"))
        try ToolRun("booking-migrate", SampleRun.arguments, in: folder).expect(status: 0, speech: "")
        let figures = try Figures(folder.text("summary.json"))
        #expect(figures.changes == 0)
        #expect(
            figures.files.allSatisfy { $0.loaded == 0 && $0.updated == 0 && $0.read == $0.unchanged + $0.duplicate })
        let after = try StoredContent(of: folder.path("bookings.sqlite"))
        #expect(before.difference(from: after) == "")
        let again = try folder.contents(of: "out")
        #expect(reports.keys.sorted() == again.keys.sorted())
        for name in reports.keys.sorted() { #expect(reports[name] == again[name], "\(name) differs") }
    }

    @Test func `Two databases made apart have the same ids and the same reports`() throws {
        let folder = try SampleRun.folderWithExports()
        try ToolRun("booking-migrate", SampleRun.arguments, in: folder).expect(status: 0)
        let one = try StoredContent(of: sample.folder.path("bookings.sqlite"))
        let other = try StoredContent(of: folder.path("bookings.sqlite"))
        #expect(one.difference(from: other) == "")
        #expect(try sample.folder.contents(of: "out") == folder.contents(of: "out"))
    }

    @Test func `A dry run counts the same and creates nothing`() throws {
        let folder = try SampleRun.folderWithExports()
        let run = try ToolRun("booking-migrate", ["exports", "--output", "out", "--dry-run", "--json"], in: folder)
        run.expect(status: 0, speech: "")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path()) == ["exports"])
        let real = try Figures(sample.folder.text("summary.json"))
        #expect(try Figures(run.standardOutput).files == real.files)
    }

    @Test func `A dry run on an existing database leaves its file as it is`() throws {
        let folder = try SampleRun.copy()
        let before = try folder.bytes("bookings.sqlite")
        try ToolRun("booking-migrate", SampleRun.arguments + ["--dry-run"], in: folder).expect(status: 0)
        #expect(try folder.bytes("bookings.sqlite") == before)
    }

    @Test func `No reference points nowhere, and the file is whole`() throws {
        let path = sample.folder.path("bookings.sqlite")
        #expect(try rows(of: path, "PRAGMA foreign_key_check").isEmpty)
        #expect(try rows(of: path, "PRAGMA integrity_check") == [["ok"]])
    }

    @Test func `Everything that is written belongs to its owner alone`() throws {
        for name in try sample.folder.contents().keys.sorted() where !name.hasPrefix("exports/") {
            let attributes = try FileManager.default.attributesOfItem(atPath: sample.folder.path(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test func `A quiet run says nothing at all`() throws {
        let folder = try SampleRun.folderWithExports()
        let run = try ToolRun("booking-migrate", ["exports/courses.csv", "exports/sessions.csv", "-q"], in: folder)
        run.expect(status: 0, speech: "")
        #expect(run.standardOutput.isEmpty)
    }

    @Test func `A binary copied alone to an empty folder does the whole job`() throws {
        let folder = try SampleRun.folderWithExports()
        try FileManager.default.copyItem(
            at: ToolProcess.buildFolder.appending(path: "booking-migrate"), to: folder.url.appending(path: "migrate"))
        let run = try ToolRun(folder.path("migrate"), SampleRun.arguments, in: folder)
        run.expect(status: 0)
        #expect(try folder.contents(of: "out") == sample.folder.contents(of: "out"))
    }

    /// Who keeps to SQLite needs no libpq, and does not wait until it and twenty other libraries are loaded.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ldd"), "needs ldd of the C library"))
    func `No executable has libpq loaded at its start`() throws {
        let folder = try TemporaryFolder()
        for tool in DocumentationTests.tools {
            let run = try ToolRun(
                "/usr/bin/ldd", [ToolProcess.buildFolder.appending(path: tool).path()], in: folder)
            run.expect(status: 0)
            #expect(run.standardOutput.contains("libsqlite3") && !run.standardOutput.contains("libpq"), "\(tool)")
        }
    }

    @Test func `The example reports are those of the sample run`() throws {
        let examples = packageRoot.appending(path: "reports/example")
        let written = try sample.folder.contents(of: "out/latest").filter { $0.key.hasSuffix(".csv") }
        #expect(!written.isEmpty)
        for name in written.keys.sorted() {
            try expectFile(examples.appending(path: name), holds: String(decoding: written[name] ?? [], as: UTF8.self))
        }
        let committed = try FileManager.default.contentsOfDirectory(atPath: examples.path()).filter {
            $0.hasSuffix(".csv")
        }
        #expect(committed.sorted() == written.keys.sorted())
    }
}
