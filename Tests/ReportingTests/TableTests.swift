import BookingModel
import Tabular
import TestSupport
import Testing

@testable import Reporting

struct TableTests {
    private let definition = ReportTableDefinition(
        name: "sample", title: "Sample", description: "", key: [],
        columns: [
            ReportColumn("name", "Name", .text, ""), ReportColumn("currency", "Currency", .text, ""),
            ReportColumn("net", "Net", .money, ""), ReportColumn("share", "Share", .rate, ""),
            ReportColumn("month", "Month", .month, ""), ReportColumn("partial", "Partial", .boolean, ""),
        ])

    private func text(_ dialect: ReportDialect, _ name: String) throws -> (
        text: String, guarded: [Reporting.GuardedCell]
    ) {
        let table = ReportTable(
            definition,
            rows: [
                [
                    .text(name), .text("GBP"), .money(-123_450, .gbp), ReportCell(Rate(-1, of: 3)),
                    .month(Month(year: 2024, month: 2)), .boolean(true),
                ],
                [.blank, .text("JPY"), .integer(1_200), ReportCell(Rate(1, of: 2)), .blank, .boolean(false)],
            ])
        let folder = try TemporaryFolder()
        var sink = try FileSink(path: folder.path("sample.csv"))
        let written = try table.write(into: &sink, dialect: dialect)
        return (try fileText(folder.path("sample.csv")), written.guardedCells)
    }

    @Test func `for spreadsheets there is a mark, CRLF and a guard, and negative numbers stay bare`() throws {
        let (text, guarded) = try text(.excel, "=1+1")
        #expect(
            text
                == "\u{FEFF}name,currency,net,share,month,partial\r\n'=1+1,GBP,-1234.50,-0.3333333333,2024-02-01,true\r\n"
                + ",JPY,1200,0.5,,false\r\n")
        #expect(guarded == [GuardedCell(row: 2, column: "name")])
    }

    @Test func `raw files have no mark and no guard`() throws {
        let (text, guarded) = try text(.raw, "=1+1")
        #expect(text.hasPrefix("name,currency"))
        #expect(text.contains("\n=1+1,GBP"))
        #expect(guarded.isEmpty)
    }

    @Test func `with decimal commas the delimiter is a semicolon`() throws {
        #expect(try text(.excelEU, "a;b").text.contains("\"a;b\";GBP;-1234,50;-0,3333333333;2024-02-01;true\r\n"))
    }

    @Test(arguments: [" =1", "\t1", "+1", "-1", "@a", "＝1"])
    func `a text that a spreadsheet could run is guarded`(text: String) throws {
        #expect(try self.text(.excel, text).guarded.count == 1)
    }

    @Test func `quotes are doubled`() throws {
        #expect(try text(.raw, "a\"b,c\n").text.contains("\"a\"\"b,c\n\",GBP"))
    }

    @Test func `a rate is exact to ten decimals, halves away from zero`() {
        #expect(Rate(124, of: 781)?.description == "0.1587708067")
        #expect(Rate(1, of: 2_048)?.tenBillionths == 4_882_813)
        #expect(Rate(-1, of: 2_048)?.tenBillionths == -4_882_813)
        #expect(Rate(5, of: 4)?.description == "1.25")
        #expect(Rate(1, of: 0) == nil)
        #expect(Rate.one.description == "1")
    }

    @Test func `shares by largest remainder add up, and a tie goes to the earlier part`() {
        #expect(LargestRemainder.shares([1, 1, 1]) == [3_334, 3_333, 3_333])
        #expect(LargestRemainder.shares([-1, 4]).map { $0.reduce(0, +) } == 10_000)
        #expect(LargestRemainder.shares([0, 0]) == nil)
        #expect(LargestRemainder.shares([-5, 2]) == nil)
    }

    @Test func `the Wilson interval is that of the literature`() throws {
        // 10 of 20: 0.2993 to 0.7007 (Brown, Cai, DasGupta 2001).
        let interval = try #require(WilsonInterval(10, of: 20))
        #expect(abs(interval.low.value - 0.2993) < 5e-5)
        #expect(abs(interval.high.value - 0.7007) < 5e-5)
        #expect(WilsonInterval(5, of: 4) == nil)
        #expect(WilsonInterval(0, of: 4)?.low.value == 0)
    }

    @Test(arguments: [
        ("+447700900123", "+44 7700900123"), ("07700900123", "07700 900123"), ("+12025550123", "+1 2025550123"),
        ("01632 960001", "01632 960001"), ("ext. 5", "ext. 5"),
    ])
    func `a phone gets a space, so that a spreadsheet keeps it`(given: String, expected: String) {
        #expect(PhoneText.spaced(given) == expected)
    }

    @Test func `a difference between the two ways is named by row, key and column`() {
        let keyed = ReportTableDefinition(
            name: "sample", title: "", description: "", key: ["name"],
            columns: [ReportColumn("name", "", .text, ""), ReportColumn("net", "", .integer, "")])
        let left = ReportTable(keyed, rows: [[.text("a"), .integer(1)], [.text("b"), .integer(2)]])
        let right = ReportTable(keyed, rows: [[.text("a"), .integer(1)], [.text("b"), .integer(3)]])
        #expect(
            throws: ReportError.disagreement(
                table: "sample", row: 2, key: "name b", column: "net", folded: "2", queried: "3")
        ) { try ReportComparison.check(folded: left, queried: right) }
        let short = ReportTable(keyed, rows: [[.text("a"), .integer(1)]])
        #expect(throws: ReportError.self) { try ReportComparison.check(folded: left, queried: short) }
    }
}
