import BookingModel
import Foundation
import TestSupport
import Testing

@testable import Reporting

struct PagesTests {
    /// Words that an export could hold, each of them trouble for a page that is careless.
    static let hostile: PagesFixture.Words = {
        var words = PagesFixture.Words()
        words.sources = [
            "<script>alert(1)</script>", "\"\u{301} onmouseover=\"alert(1)", "=1+1",
            String(repeating: "long", count: 60),
        ]
        words.referrals = [
            "<\u{338}img src=x onerror=alert(1)>", "'\u{300}&amp;", "\u{5E9}\u{5DC}\u{5D5}\u{5DD}", nil, "",
        ]
        words.courses = ["]]>{{title}}{{{style}}}", "</style><b>", "a\u{0}b\u{1F}\u{FFFE}", "\u{202E}evil", "--><!--"]
        words.venue = "<a href=\"https://example.com\">x</a>"
        words.fileName = "\"><script src=x>.csv"
        return words
    }()

    static func pages(_ bookings: Int, _ words: PagesFixture.Words = .init()) throws -> [(name: String, html: String)] {
        let input = try PagesFixture.input(bookings: bookings, words: words)
        return try ReportPages.render(input).map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
    }

    static func isHostileMarkup(_ element: PagesMarkupReader.Element) -> Bool {
        ["img", "b"].contains(element.name) || element.attributes.keys.contains { $0.hasPrefix("on") || $0 == "src" }
    }

    @Test func `there is a page for each report and an index`() throws {
        #expect(
            try PagesTests.pages(40).map(\.name) == [
                "customer_lifetime_value.html", "retention.html", "capacity_utilisation.html", "revenue_by_source.html",
                "data_quality.html", "index.html",
            ])
    }

    @Test(arguments: [0, 1, 60])
    func `text of an export stays text, and pages stay well-formed`(bookings: Int) throws {
        for page in try PagesTests.pages(bookings, PagesTests.hostile) {
            let reader = PagesMarkupReader(page.html)
            #expect(reader.failure == nil, "\(page.name)")
            #expect(!reader.elements.contains(where: PagesTests.isHostileMarkup), "\(page.name)")
            #expect(reader.count("script") == 1)
            #expect(reader.count("style") == 1)
        }
    }

    @Test func `hostile words are shown as they are`() throws {
        let page = try #require(try PagesTests.pages(200, PagesTests.hostile).first { $0.name.hasPrefix("revenue") })
        let text = PagesMarkupReader(page.html).text
        #expect(text.contains("<script>alert(1)</script>"))
        #expect(text.contains("\"\u{301} onmouseover=\"alert(1)"))
        #expect(text.contains("=1+1"))
        #expect(text.contains("\u{2068}\u{5E9}\u{5DC}\u{5D5}\u{5DD}\u{2069}"))
    }

    @Test(arguments: [0, 1, 2, 300])
    func `pages ask nothing of any server and allow only their own style and script`(bookings: Int) throws {
        for page in try PagesTests.pages(bookings) {
            let reader = PagesMarkupReader(page.html)
            #expect(reader.failure == nil, "\(page.name)")
            let policy = try #require(reader.values("content").first { $0.hasPrefix("default-src") })
            for text in [reader.style, reader.script] {
                #expect(policy.contains("'\(ContentSecurityPolicy.hash(text))'"), "\(page.name)")
            }
            #expect(policy.hasPrefix("default-src 'none'; "))
            #expect(reader.values("style").isEmpty)
            #expect(reader.values("src").isEmpty)
            let asks = page.html.contains("http:") || page.html.contains("https:")
            #expect(!asks, "\(page.name)")
            #expect(!reader.style.contains("url(") && !reader.style.contains("@import"))
            for link in reader.values("href") {
                let isLocal = link.hasPrefix("#") || [".csv", ".html", ".json"].contains { link.hasSuffix($0) }
                #expect(isLocal && !link.contains("/"), "\(link)")
            }
        }
    }

    @Test func `a hash is the SHA-256 of the text in base 64`() {
        #expect(ContentSecurityPolicy.hash("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    }

    @Test(arguments: [0, 1, 300])
    func `pages can be read without eyes`(bookings: Int) throws {
        for page in try PagesTests.pages(bookings) {
            let reader = PagesMarkupReader(page.html)
            let ids = reader.values("id")
            #expect(Set(ids).count == ids.count, "\(page.name): an id twice")
            for reference in reader.values("aria-labelledby").flatMap({ $0.split(separator: " ") }) {
                #expect(ids.contains(String(reference)), "\(page.name): \(reference)")
            }
            #expect(reader.elements.contains { $0.name == "html" && $0.attributes["lang"] == "en" })
            for landmark in ["h1", "main", "header", "footer"] { #expect(reader.count(landmark) == 1, "\(landmark)") }
            #expect(reader.count("table") == reader.count("caption"))
            #expect(reader.elements.allSatisfy { $0.name != "th" || $0.attributes["scope"] != nil })
            let pictures = reader.elements.filter { $0.name == "svg" }
            #expect(pictures.allSatisfy { $0.attributes["role"] == "img" && $0.attributes["viewBox"] != nil })
        }
    }

    @Test func `the same data gives the same bytes`() throws {
        let first = try PagesTests.pages(400)
        let second = try PagesTests.pages(400)
        for (one, other) in zip(first, second) { #expect(one.html.hashValue == other.html.hashValue, "\(one.name)") }
    }

    @Test func `a page shows at most five hundred rows and stays below a megabyte`() throws {
        for page in try PagesTests.pages(3_000) { #expect(page.html.utf8.count < 1_000_000, "\(page.name)") }
        let table = PageTable(
            caption: "All", columns: [.text("Row")], rows: (0..<100_000).map { [String($0)] })
        let html = TableMarkup.table(table, id: "t", file: PageFile(name: "all.csv", rows: 100_000, bytes: 9))
        #expect(html.components(separatedBy: "<tr>").count - 1 == 501)
        #expect(html.contains("First 500 of 100,000 rows; all of them are in all.csv."))
    }

    @Test func `fifty rows of a long table are printed, and the file with all of them is named`() throws {
        func html(_ count: Int) -> String {
            let table = PageTable(caption: "All", columns: [.text("Row")], rows: (0..<count).map { [String($0)] })
            return TableMarkup.table(table, id: "t", file: PageFile(name: "all.csv", rows: count, bytes: 9))
        }
        #expect(html(60).contains("Printed are the first 50 of 60 rows; all of them are in all.csv."))
        #expect(!html(50).contains("Printed") && !html(50).contains("long"))
        let css = try String(contentsOf: packageRoot.appending(path: "reports/pages/page.css"), encoding: .utf8)
        #expect(css.contains(".long tbody tr:nth-child(n + \(TableMarkup.mostPrinted + 1)) { display: none; }"))
    }

    @Test func `an empty report says why and shows no figure`() throws {
        for page in try PagesTests.pages(0) where page.name != "index.html" {
            let reader = PagesMarkupReader(page.html)
            #expect(reader.text.contains("The database holds no "), "\(page.name)")
            let hasFigure = page.html.contains(#"class="figure-value""#)
            #expect(!hasFigure && reader.count("svg") == 0, "\(page.name)")
        }
    }

    @Test func `headlines never speak of the unfinished month`() throws {
        let input = try PagesFixture.input(bookings: 900)
        let open = EnglishText.longMonth(input.reports.asOf.month)
        try #require(!input.reports.asOf.closes(input.reports.asOf.month))
        for page in ReportPages.pages(input) {
            for figure in page.figures { #expect(!figure.detail.contains(open), "\(page.name): \(figure.label)") }
        }
    }

    @Test(arguments: [1, 2, 40, 900])
    func `rows add up, checks agree, and every chart has its table and file`(bookings: Int) throws {
        for page in ReportPages.pages(try PagesFixture.input(bookings: bookings)) {
            #expect(page.reconciliations.allSatisfy(\.addsUp) && page.checks.allSatisfy(\.agrees), "\(page.name)")
            #expect(PageContext.doubts(page).isEmpty)
            for section in page.sections where section.chart != nil {
                #expect(section.table != nil || section.chart is CohortTriangle, "\(page.name): \(section.id)")
                #expect(section.file != nil, "\(page.name): \(section.id)")
            }
        }
    }

    @Test func `a total that differs by the way it was found is said at the head of the page`() {
        var page = PagesMadeUp.gallery()
        page.checks = [PageCheck(subject: "Net", values: [("one way", "£1"), ("another", "£2")])]
        page.reconciliations = [RowReconciliation(kind: "bookings", read: 3, counted: 1, exclusions: [])]
        #expect(PageContext.doubts(page).count == 2)
        #expect(ReportIndexPage.Entry(page).warnings.count == page.warnings.count + 2)
    }
}
