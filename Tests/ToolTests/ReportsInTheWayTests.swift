import Foundation
import TestSupport
import Testing

/// Reports come after the data is committed, so a run that fails there has changed something and must say so.
@Suite struct ReportsInTheWayTests {
    @Test func `A run whose reports fail ends with status 1, says that the data is in, and leaves what was in the way`()
        throws
    {
        let folder = try SampleRun.folderWithExports()
        _ = try folder.write("out/latest", "somebody's own file")
        let run = try ToolRun("booking-migrate", SampleRun.arguments, in: folder)
        run.expect(status: 1)
        #expect(run.standardError.contains("out/latest"))
        #expect(run.standardError.contains("The database is up to date; only the reports are missing"))
        #expect(!run.standardError.contains("nothing was changed"))
        #expect(try StoredContent(of: folder.path("bookings.sqlite")).count("bookings") > 1_000)
        #expect(try folder.text("out/latest") == "somebody's own file")
        let figures = try Figures(folder.text("summary.json"))
        #expect(figures.stages.map(\.stage).prefix(3) == ["import", "dedupe", "backfill"])
        #expect(figures.bookings ?? 0 > 1_000 && figures.reports.isEmpty)
        #expect(run.standardOutput.contains("legacy-bookings.csv"))
    }
}
