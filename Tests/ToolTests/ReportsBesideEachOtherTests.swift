import Foundation
import TestSupport
import Testing

/// What readers of the reports' folders find there after several runs: no report goes missing, and `latest` leads to the
/// newest day.
@Suite struct ReportsBesideEachOtherTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Office.csv(["A-1", "A-2"]))
        try ToolRun("booking-migrate", ["a.csv", "--output", "out", "--time-zone", "UTC"], in: folder)
            .expect(status: 0)
    }

    private func report(_ arguments: [String]) throws -> ToolRun {
        try ToolRun("booking-report", arguments + ["--output", "out"], in: folder)
    }

    private func latest() throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("out/latest"))
    }

    @Test func `A report by name keeps the others of its day, and page and summary say so`() throws {
        let before = try folder.contents(of: "out")
        let run = try report(["retention", "--json"]).expect(status: 0)
        #expect(try folder.contents(of: "out") == before)
        #expect(try Figures(run.standardOutput).reports.count == 11)
        #expect(
            run.standardOutput.contains(
                "written anew as well, because the set holds them: customer_lifetime_value, capacity_utilisation, revenue_by_source, data_quality"
            ))
    }

    @Test func `A table that was not asked for keeps the contact details that it has`() throws {
        try report(["--with-contacts"]).expect(status: 0)
        let before = try folder.text("out/latest/customer_lifetime_value.csv")
        #expect(before.contains("ada@example.com"))
        try report(["retention"]).expect(status: 0)
        #expect(try folder.text("out/latest/customer_lifetime_value.csv") == before)
        // Whoever asks for the table says what is in it.
        try report(["customer_lifetime_value"]).expect(status: 0)
        #expect(!(try folder.text("out/latest/customer_lifetime_value.csv").contains("ada@example.com")))
    }

    @Test func `What is not there is not written`() throws {
        let run = try ToolRun("booking-report", ["retention", "--output", "new", "--json"], in: folder)
        run.expect(status: 0)
        #expect(try Figures(run.standardOutput).reports.map(\.name) == ["retention", "retention_triangle"])
        #expect(!run.standardOutput.contains("written anew"))
        #expect(!folder.has("new/latest/data_quality.csv"))
        #expect(!(try folder.text("new/latest/index.html").contains("data_quality.html")))
    }

    @Test func `A newer day has what latest has`() throws {
        try report(["retention", "--as-of", "2030-01-31"]).expect(status: 0)
        #expect(try latest() == "2030-01-31")
        #expect(folder.has("out/latest/revenue_by_source.csv"))
    }

    @Test func `An earlier day gets its folder, and latest stays`() throws {
        let day = try latest()
        let run = try report(["retention", "--as-of", "2024-01-31"]).expect(status: 0)
        #expect(run.standardError.contains("note: out/latest stays at \(day)\n"))
        #expect(run.standardOutput.contains("Reports, as of 2024-01-31: out/2024-01-31/index.html\n"))
        #expect(try latest() == day)
        #expect(folder.has("out/2024-01-31/retention.csv") && !folder.has("out/2024-01-31/data_quality.csv"))
    }

    @Test func `The data's own day is the newest, whatever somebody asked for before`() throws {
        let day = try latest()
        try report(["--as-of", "2030-01-31"]).expect(status: 0)
        try report([]).expect(status: 0)
        #expect(try latest() == day)
    }
}

/// An import without bookings.
@Suite struct NothingToReportTests {
    @Test func `Without bookings there are no reports of 1970, and latest stays`() throws {
        let folder = try TemporaryFolder()
        try folder.write("out/2024-03-01/retention.csv", "month\n")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("out/latest"), withDestinationPath: "2024-03-01")
        try folder.write("courses.csv", "Course Code,Title,Price\nFA,First Aid,80.00\n")
        let database = ["--output", "out", "--database", "b.sqlite"]
        // Files may come one a run: that the bookings are still to come is no fault of this one.
        try ToolRun("booking-migrate", ["courses.csv", "--time-zone", "UTC"] + database, in: folder).expect(
            status: 0,
            speech: """
                note: no reports yet, because the database holds no bookings: import an export of bookings; latest is as before

                """)
        try ToolRun("booking-report", database, in: folder).expect(
            status: 2,
            speech: """
                error: there is nothing to report on: the database holds no bookings
                  Import an export of bookings with booking-import, then run again; the reports and latest are as before.

                """)
        #expect(try folder.contents(of: "out").keys.sorted() == ["2024-03-01/retention.csv", "latest/retention.csv"])
    }
}
