import BookingModel
import Database
import DatabaseTestSupport
import Foundation
import TestSupport
import Testing

@testable import Reporting

@Suite(.onEveryEngine) struct PublicationTests {
    private func sample() throws -> ReportDatabase {
        let sample = try ReportDatabase()
        try sample.insertUser("ann", phone: "+447700900123")
        var booking = SampleBooking("B1", "ann", moment("2024-06-30"))
        booking.source = "=cmd()"
        try sample.insert(booking)
        return sample
    }

    private func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func `the set lies in a dated folder, latest leads to it, and only the owner may read`() throws {
        let sample = try sample()
        let outcome = try ReportRun(output: sample.folder.path("out")).run(on: sample.database)
        let output = sample.folder.path("out")
        #expect(outcome.folder == output + "/2024-06-30")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: output + "/latest") == "2024-06-30")
        #expect(try FileManager.default.contentsOfDirectory(atPath: output).sorted() == ["2024-06-30", "latest"])
        #expect(try mode(output + "/2024-06-30") == 0o700)
        #expect(try mode(output + "/latest/retention.csv") == 0o600)
        #expect(outcome.reports.map(\.name).first == "customer_lifetime_value")
    }

    @Test func `a failure half-way leaves the last good set`() throws {
        let sample = try sample()
        let output = sample.folder.path("out")
        let day = try #require(LocalDay("2024-06-30"))
        _ = try ReportRun(output: output).run(on: sample.database)
        let before = try fileText(output + "/latest/retention.csv")
        #expect(throws: ReportError.page("no")) {
            try ReportPublication(output: output, day: day).publish(under: OutputClaim(output, tool: "test")) {
                (folder) throws(ReportError) in
                _ = FileManager.default.createFile(atPath: folder + "/retention.csv", contents: Data("half".utf8))
                throw ReportError.page("no")
            }
        }
        #expect(try fileText(output + "/latest/retention.csv") == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: output).sorted() == ["2024-06-30", "latest"])
    }

    @Test func `a set that a killed run left aside is put back`() throws {
        let sample = try sample()
        let output = sample.folder.path("out")
        _ = try ReportRun(output: output).run(on: sample.database)
        try FileManager.default.moveItem(atPath: output + "/2024-06-30", toPath: output + "/.2024-06-30.replaced")
        try FileManager.default.createDirectory(
            atPath: output + "/.2024-06-30.writing", withIntermediateDirectories: false)
        let day = try #require(LocalDay("2024-06-30"))
        #expect(throws: ReportError.page("no")) {
            try ReportPublication(output: output, day: day).publish(under: OutputClaim(output, tool: "test")) {
                (_) throws(ReportError) in
                throw ReportError.page("no")
            }
        }
        #expect(FileManager.default.fileExists(atPath: output + "/latest/retention.csv"))
    }

    @Test func `what killed runs of any day have left is cleared away by the next run, and nothing else`() throws {
        let sample = try sample()
        let output = sample.folder.path("out")
        for name in [
            ".2020-01-31.writing", ".2020-01-31.replaced", ".2024-06-30.writing", ".2019-12-31.replaced", "2019-12-31",
            ".notes.writing", ".2020-01-31.mine.writing",
        ] { try sample.folder.write("out/\(name)/retention.csv", name) }
        _ = try ReportRun(output: output).run(on: sample.database)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: output).sorted() == [
                ".2020-01-31.mine.writing", ".notes.writing", "2019-12-31", "2020-01-31", "2024-06-30", "latest",
            ])
        // Where no other set had taken its place, the old one is back.
        #expect(try fileText(output + "/2020-01-31/retention.csv") == ".2020-01-31.replaced")
        #expect(try fileText(output + "/2019-12-31/retention.csv") == "2019-12-31")
    }

    @Test func `one run at a time has the folder, and says which it is`() throws {
        let sample = try sample()
        let output = sample.folder.path("out")
        let claim = try OutputClaim(output, tool: "booking-migrate")
        let draft = try sample.folder.write("out/.2020-01-31.writing/retention.csv", "half")
        #expect(throws: ReportError.busy(path: output, holder: "booking-migrate, process \(getpid())")) {
            try ReportRun(output: output).run(on: sample.database)
        }
        #expect(try sample.folder.text(draft) == "half")
        withExtendedLifetime(claim) {}
    }

    @Test func `where no lock is to be had, reports are written, and nothing of another run is touched`() throws {
        let sample = try sample()
        let output = sample.folder.path("out")
        let drafts = [".2020-01-31.writing", ".2024-06-30.writing", ".2024-06-30.replaced"]
        for name in drafts { try sample.folder.write("out/\(name)/retention.csv", name) }
        let claim = try OutputClaim(output) { _ throws(LockFile.Obstacle) in throw .unsupported(errno: ENOLCK) }
        let day = try #require(LocalDay("2024-06-30"))
        for text in ["first", "second"] {
            try ReportPublication(output: output, day: day).publish(under: claim) { (folder) throws(ReportError) in
                _ = FileManager.default.createFile(atPath: folder + "/retention.csv", contents: Data(text.utf8))
            }
            #expect(try fileText(output + "/latest/retention.csv") == text)
        }
        for name in drafts { #expect(try sample.folder.text("out/\(name)/retention.csv") == name) }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: output).sorted()
                == drafts.sorted() + ["2024-06-30", "latest"])
    }

    @Test func `a run that fails leaves no folder that was not there`() throws {
        let sample = try sample()
        #expect(throws: ReportError.busy(path: "", holder: "")) {
            let claim = try OutputClaim(sample.folder.path("a/b"), tool: "test")
            withExtendedLifetime(claim) {}
            throw ReportError.busy(path: "", holder: "")
        }
        #expect(!sample.folder.has("a"))
    }

    @Test func `what these reports did not make is not overwritten`() throws {
        let sample = try sample()
        let output = sample.folder.path("out")
        try FileManager.default.createDirectory(atPath: output + "/latest", withIntermediateDirectories: true)
        #expect(throws: ReportError.inTheWay(path: output + "/latest", expected: "a link to the latest reports")) {
            try ReportRun(output: output).run(on: sample.database)
        }
        _ = FileManager.default.createFile(atPath: sample.folder.path("file"), contents: nil)
        #expect(throws: ReportError.inTheWay(path: sample.folder.path("file"), expected: "a folder")) {
            try ReportRun(output: sample.folder.path("file")).run(on: sample.database)
        }
    }

    @Test func `a dry run writes nothing, and reading leaves nothing behind`() throws {
        let sample = try sample()
        var run = ReportRun(output: sample.folder.path("out"))
        (run.dryRun, run.verify) = (true, true)
        let outcome = try run.run(on: sample.database)
        #expect(outcome.reports.count == 11 && outcome.isVerified && outcome.folder == nil)
        #expect(!FileManager.default.fileExists(atPath: sample.folder.path("out")))
        let temporary =
            switch TestEngine.current {
            case .sqlite: "SELECT count(*) FROM sqlite_temp_master"
            case .postgresql: "SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema()"
            }
        #expect(try sample.database.integer(temporary) == 0)
    }

    @Test func `the data package lists every column and the guarded cells`() throws {
        let sample = try sample()
        let output = sample.folder.path("out")
        _ = try ReportRun(output: output).run(on: sample.database)
        let data = try Data(contentsOf: URL(filePath: output + "/latest/datapackage.json"))
        let package = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.count == 11)
        let revenue = try #require(resources.first { $0["name"] as? String == "revenue_by_source" })
        let guarded = try #require(revenue["guardedCells"] as? [[String: Any]])
        #expect(guarded.count == 1)
        #expect(guarded.first?["row"] as? Int == 2)
        #expect(guarded.first?["column"] as? String == "source")
        let dictionary = try fileText(output + "/latest/data-dictionary.csv")
        #expect(dictionary.contains("\r\nretention.csv,cohort_month,Cohort,date,,"))
        #expect(try fileText(output + "/latest/revenue_by_source.csv").contains(",'=cmd(),GBP,"))
    }

    @Test func `contact details are there only when asked for, and phones keep their plus`() throws {
        let sample = try sample()
        let plain = try sample.files(dialect: .excel)
        #expect(plain.values.allSatisfy { !$0.contains("example.com") })
        var run = ReportRun(output: sample.folder.path("contacts"))
        run.withContacts = true
        let path = try #require(try run.run(on: sample.database).reports.first?.path)
        #expect(try fileText(path).hasSuffix(",0.00,,ann,ann@example.com,+44 7700900123,,,,\r\n"))
    }

    @Test func `an empty database gives empty reports that say why`() throws {
        let empty = try ReportDatabase()
        let files = try empty.files(asOf: LocalDay("2024-06-30"))
        #expect(
            files["retention"]
                == "cohort_month,period,cohort_size,eligible,active,retention_rate,partial,retention_low,retention_high\n"
        )
        let reports = ReportSet(try BookingFacts(reading: empty.database))
        #expect(reports.emptyReasons.first == "The database holds no bookings.")
        #expect(reports.all.allSatisfy { $0.emptyReason != nil })
    }
}
