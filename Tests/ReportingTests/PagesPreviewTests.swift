import Foundation
import Testing

@testable import Reporting

/// Pages to look at in a browser: `PAGES_PREVIEW=FOLDER swift test --filter PagesPreview`.
struct PagesPreviewTests {
    static let folder = ProcessInfo.processInfo.environment["PAGES_PREVIEW"]

    @Test(.enabled(if: PagesPreviewTests.folder != nil, "set PAGES_PREVIEW to a folder to have pages written there"))
    func `writes a preview`() throws {
        let folder = PagesPreviewTests.folder ?? ""
        let renderer = try PageRenderer()
        let page = PagesMadeUp.gallery()
        let html = renderer.html(page)
        try Data(html.utf8).write(to: URL(filePath: folder + "/gallery.html"))
        let index = ReportIndexPage(
            entries: [.init(page), .init(page)],
            runs: [
                .init(
                    number: 12,
                    files: [
                        .init(name: "website-bookings.csv", counts: [48_211, 47_000, 3, 1_200, 8, 0]),
                        .init(name: "office-bookings.csv", counts: [9_802, 9_700, 0, 0, 100, 2]),
                    ])
            ], dictionary: ["data-dictionary.csv"],
            provenance: PagesMadeUp.provenance)
        try Data(renderer.html(index).utf8).write(to: URL(filePath: folder + "/index.html"))
    }

    @Test(.enabled(if: PagesPreviewTests.folder != nil, "set PAGES_PREVIEW to a folder to have pages written there"))
    func `writes the pages of a fixture`() throws {
        let folder = PagesPreviewTests.folder ?? ""
        for (place, count) in [("big", 9_000), ("small", 40), ("empty", 0)] {
            let input = try PagesFixture.input(bookings: count)
            let files = try ReportPages.render(input)
            try FileManager.default.createDirectory(
                at: URL(filePath: folder + "/" + place), withIntermediateDirectories: true)
            for file in files {
                try Data(file.bytes).write(to: URL(filePath: folder + "/" + place + "/" + file.name))
            }
        }
    }
}
