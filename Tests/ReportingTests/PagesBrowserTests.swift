import Foundation
import TestSupport
import Testing

@testable import Reporting

/// One run of a real browser over a page.
struct PagesBrowserTests {
    static let chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: chromium != nil, "no Chromium on this machine"), .timeLimit(.minutes(5)))
    func `a browser opens a page without complaint and its script changes no figure`() throws {
        let folder = try TemporaryFolder()
        let page = try #require(try PagesTests.pages(300, PagesTests.hostile).first { $0.name.hasPrefix("revenue") })
        try Data(page.html.utf8).write(to: URL(filePath: folder.path("page.html")))
        let process = Process()
        process.executableURL = URL(filePath: PagesBrowserTests.chromium ?? "")
        process.arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
            "--user-data-dir=\(folder.path("profile"))", "--dump-dom", "file://\(folder.path("page.html"))",
        ]
        let (output, errors) = (Pipe(), folder.path("errors.txt"))
        try Data().write(to: URL(filePath: errors))
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
        try process.run()
        let dom = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let complaints = try String(contentsOf: URL(filePath: errors), encoding: .utf8).split(separator: "\n")
            .filter { $0.contains("CONSOLE") || $0.contains("Content Security Policy") }
        #expect(complaints.isEmpty, "\(complaints)")
        // The script has run: headings have become buttons. What stands in the cells is what stood there before.
        #expect(dom.contains(#"<button type="button" class="sort">"#))
        #expect(cells(dom) == cells(page.html))
    }

    private func cells(_ html: String) -> [String] {
        html.matches(of: #/<td[^>]*>([^<]*)</td>/#).map {
            $0.1.replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
        }
    }
}
