import Foundation
import Testing

@testable import Reporting

struct PagesPreview {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PAGES_PREVIEW"] != nil))
    func `writes a preview`() throws {
        let folder = ProcessInfo.processInfo.environment["PAGES_PREVIEW"] ?? ""
        let renderer = try PageRenderer()
        let page = PagesMadeUp.gallery()
        let start = ContinuousClock.now
        let html = renderer.html(page)
        print("rendered in", ContinuousClock.now - start, html.utf8.count)
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

    @Test(.enabled(if: ProcessInfo.processInfo.environment["PAGES_PREVIEW"] != nil))
    func `writes the pages of a fixture`() throws {
        let folder = ProcessInfo.processInfo.environment["PAGES_PREVIEW"] ?? ""
        for (place, count) in [("big", 9_000), ("small", 40), ("empty", 0)] {
            let input = try PagesFixture.input(bookings: count)
            let start = ContinuousClock.now
            let files = try ReportPages.render(input)
            print(place, "rendered in", ContinuousClock.now - start)
            try FileManager.default.createDirectory(
                at: URL(filePath: folder + "/" + place), withIntermediateDirectories: true)
            for file in files {
                print(file.name, file.bytes.count)
                try Data(file.bytes).write(to: URL(filePath: folder + "/" + place + "/" + file.name))
            }
        }
    }
}
