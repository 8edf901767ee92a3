import BookingModel
import Testing

@testable import Reporting

/// What the sentences of the pages say, worked out again from the tables.
struct PagesFindingsTests {
    private static func section(_ page: String, _ id: String, _ input: ReportPageInput) throws -> PageSection {
        let page = try #require(ReportPages.pages(input).first { $0.name == page })
        return try #require(page.sections.first { $0.id == id })
    }

    @Test func `half of all customers have brought in what the page says, or less`() throws {
        let input = try PagesFixture.input(bookings: 500)
        let section = try PagesFindingsTests.section("customer_lifetime_value", "value", input)
        let report = try #require(input.reports.customerLifetimeValue)
        let figures = try #require(report.figures.first)
        #expect(
            section.finding.hasPrefix(
                "Half of all customers have brought in \(EnglishText.money(figures.medianNet, .gbp))"))
        let table = report.tables[0]
        let net = try #require(table.columnIndex("net"))
        let below = (0..<table.rowCount).count {
            table.cell(row: $0, column: net).number ?? 0 <= Double(figures.medianNet)
        }
        #expect(below * 2 >= table.rowCount)
        let counted = try #require(section.table).rows.reduce(0) { $0 + (Int($1[1].filter(\.isNumber)) ?? 0) }
        #expect(counted == table.rowCount)
    }

    @Test func `the largest source has the share that its rows add up to`() throws {
        let input = try PagesFixture.input(bookings: 500)
        let section = try PagesFindingsTests.section("revenue_by_source", "by-source", input)
        let table = try #require(input.reports.revenueBySource).tables[0]
        let sums = RankedBars.sums(table, by: "source", of: "net") { _ in true }
        let total = sums.reduce(0) { $0 + $1.value }
        let top = try #require(sums.filter { $0.name != "(unknown)" }.max { $0.value < $1.value })
        #expect(
            section.finding
                == "The largest source is \(top.name), with \(EnglishText.percent(top.value / total)) of net revenue")
    }

    @Test func `sessions past their capacity are listed, and only they`() throws {
        let input = try PagesFixture.input(bookings: 700)
        let section = try PagesFindingsTests.section("capacity_utilisation", "past-capacity", input)
        let figures = try #require(input.reports.capacityUtilisation).figures
        #expect(section.table?.totalRows == Int(figures.overbookedSessions))
        #expect(section.finding.hasPrefix(EnglishText.number(Int(figures.overbookedSessions))))
    }

    @Test func `the triangle shows no more than it says`() throws {
        let input = try PagesFixture.input(bookings: 700)
        let section = try PagesFindingsTests.section("retention", "triangle", input)
        let triangle = try #require(section.chart as? CohortTriangle)
        #expect(triangle.rows.count <= 36)
        #expect(triangle.rows.allSatisfy { $0.cells.count <= 25 })
        #expect(section.remark?.contains("the file has all of them") == true)
    }

    @Test func `two currencies are two sets of figures, never one`() throws {
        let pounds = try PagesFixture.input(bookings: 60)
        let report = try #require(pounds.reports.revenueBySource)
        #expect(report.figures.map(\.currency) == [.gbp])
        let euros = try PagesFixture.input(bookings: 60, currency: "EUR")
        let html = try #require(try ReportPages.render(euros).first { $0.name.hasPrefix("revenue") })
        let text = PagesMarkupReader(String(decoding: html.bytes, as: UTF8.self)).text
        #expect(text.contains("€") && !text.contains("£"))
    }
}
