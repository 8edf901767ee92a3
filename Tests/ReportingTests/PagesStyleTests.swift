import Foundation
import TestSupport
import Testing

/// The colours of the pages, read from their style and measured as WCAG 2.2 measures them.
struct PagesStyleTests {
    private let css: String

    init() throws { css = try PagesStyleTests.file("page.css") }

    private static func file(_ name: String) throws -> String {
        try String(contentsOf: packageRoot.appending(path: "reports/pages/\(name)"), encoding: .utf8)
    }

    enum Mode: String, CaseIterable { case light, dark }

    /// The custom properties of a mode; dark ones stand in the media query and override the light ones.
    private func colours(_ mode: Mode) throws -> [String: Double] {
        let parts = css.components(separatedBy: "@media screen and (prefers-color-scheme: dark)")
        try #require(parts.count == 2)
        let dark = parts[1].components(separatedBy: "\n}\n")[0]
        var colours: [String: Double] = [:]
        for line in (parts[0] + (mode == .dark ? dark : "")).split(separator: "\n") {
            let words = line.split(whereSeparator: { " :;".contains($0) })
            guard words.count == 2, words[0].hasPrefix("--"), words[1].hasPrefix("#"), words[1].count == 7 else {
                continue
            }
            colours[String(words[0].dropFirst(2))] = try luminance(words[1].dropFirst())
        }
        return colours
    }

    private func luminance(_ hex: Substring) throws -> Double {
        let number = try #require(Int(hex, radix: 16))
        let parts = [16, 8, 0].map { shift -> Double in
            let value = Double(number >> shift & 0xFF) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func contrast(_ one: Double, _ other: Double) -> Double {
        (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    @Test(arguments: Mode.allCases)
    func `text stands out from its ground by 4,5 to 1, marks by 3 to 1`(mode: Mode) throws {
        let colours = try colours(mode)
        func colour(_ name: String) throws -> Double { try #require(colours[name], "\(name)") }
        for name in ["ink", "soft", "accent", "good", "bad", "text-1", "text-2", "text-3", "text-4"] {
            #expect(contrast(try colour(name), try colour("paper")) >= 4.5, "\(name)")
        }
        #expect(contrast(try colour("ink"), try colour("track")) >= 4.5)
        #expect(contrast(try colour("ink"), try colour("panel")) >= 4.5)
        for name in ["mark-1", "mark-2", "mark-3", "mark-4", "mark-rest"] {
            #expect(contrast(try colour(name), try colour("paper")) >= 3, "\(name)")
        }
        for step in 0..<10 {
            let text = try colour(step < 7 ? "on-heat-low" : "on-heat-high")
            #expect(contrast(text, try colour("heat-\(step)")) >= 4.5, "heat-\(step)")
        }
    }

    @Test func `no text is smaller than twelve pixels on a screen`() {
        let screen = css.components(separatedBy: "@media print")[0]
        for match in screen.matches(of: #/(?:font-size: |font: (?:\d+ )?)([0-9.]+)(rem|px|em)/#) {
            let size = (Double(match.1) ?? 0) * (match.2 == "px" ? 1 : 16)
            #expect(size >= 12, "\(match.0)")
        }
    }

    @Test func `the style opens folded tables in print`() {
        #expect(css.contains("details::details-content { content-visibility: visible"))
    }

    @Test func `the script holds nothing that XML would read as markup`() throws {
        let script = try PagesStyleTests.file("page.js")
        #expect(!script.contains("<") && !script.contains("&"))
    }
}
