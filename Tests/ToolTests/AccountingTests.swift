import Foundation
import TestSupport
import Testing

/// Every row, every byte and every amount of a file is accounted for, in the summary and in the ledger.
@Suite struct AccountingTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func figures(_ arguments: [String], status: Int32 = 0) throws -> Figures {
        try Figures(
            ToolRun("booking-import", arguments + ["--json"], in: folder).expect(status: status).standardOutput)
    }

    // MARK: - Money

    @Test func `The money of the file is that of what was loaded and of what was rejected, or named unreadable`() throws
    {
        let lines =
            Office.row("A-1", price: "£10.00") + Office.row("A-2", status: "Perhaps", price: "£20.50")
            + Office.row("A-3", price: "ten") + Office.row("A-4", price: "€7.00") + "A-5,13/03/2024 10:00,Confirmed\n"
        try folder.write("a.csv", Office.header + lines)
        let file = try #require(try figures(["a.csv"], status: 1).files.first)
        // A-4 has a discount in pounds, so nobody can tell its currency; A-3 is no amount; A-5 is cut off.
        #expect(
            file.amounts == [
                .init(
                    currency: "GBP", readMinor: 3050, loadedMinor: 1000, updatedMinor: 0, unchangedMinor: 0,
                    duplicateMinor: 0, rejectedMinor: 2050)
            ])
        #expect(file.unreadableAmounts == 3 && file.rejected == 4)
        let path = folder.path("bookings.sqlite")
        #expect(
            try rows(
                of: path, "SELECT currency, read_minor, loaded_minor, rejected_minor FROM import_amounts") == [
                    ["GBP", "3050", "1000", "2050"]
                ])
        #expect(try rows(of: path, "SELECT unreadable_amounts FROM import_files") == [["3"]])
    }

    @Test func `Each currency is accounted for by itself, and the summary for people shows it`() throws {
        try folder.write(
            "p.csv",
            """
            Payment ID,Booking Ref,Paid On,Amount,Currency,Status
            P-1,A-1,2024-03-14,1234.50,GBP,paid
            P-2,A-1,2024-03-14,900,JPY,paid
            P-3,A-1,2024-03-14,-34.50,GBP,nonsense
            P-4,A-1,2024-03-14,money,GBP,paid

            """)
        let run = try ToolRun("booking-import", ["p.csv"], in: folder).expect(status: 1)
        let table = """
            amounts  currency   in file    loaded  updated  unchanged  duplicate  rejected  unreadable
            p.csv    GBP       1,200.00  1,234.50     0.00       0.00       0.00    -34.50           1
            p.csv    JPY            900       900        0          0          0         0
            """
        #expect(run.standardOutput.contains(table), "\(run)")
        let again = try figures(["p.csv"], status: 1)
        #expect(again.files.first?.amounts.map(\.unchangedMinor) == [123450, 900])
    }

    // MARK: - Bytes

    @Test(arguments: [
        (
            "a.csv",
            "\u{FEFF}" + Office.header + "\n" + Office.row("A-1") + ",,,,,,,,,,,\n\n" + Office.row("A-2", status: "?")
        ),
        ("b.csv", Office.header.replacing("\n", with: "\r\n") + Office.row("A-1").replacing("\n", with: "\r\n")),
        ("c.json", "[ \(Legacy.json("A-1")),\n\n\(Legacy.json("A-2", status: "?"))\n ]\n"),
        ("d.ndjson", Legacy.json("A-1") + "\n\n" + Legacy.json("A-2") + "\n"),
        ("e.json", "{\"data\":{\"bookings\":[\(Legacy.json("A-1"))],\"total\":1}}"),
    ])
    func `Every byte of a file belongs to something that is named`(_ name: String, _ text: String) throws {
        try folder.write(name, text)
        let status: Int32 = text.contains("?") ? 1 : 0
        let file = try #require(try figures([name], status: status).files.first)
        #expect(file.bytes == text.utf8.count)
        #expect(file.byteParts.reduce(0) { $0 + $1.bytes } == file.bytes)
        #expect(file.byteParts.allSatisfy { $0.bytes > 0 && $0.part != "other" }, "\(file.byteParts)")
        let kept = file.byteParts.first { $0.part == "rejects" }?.bytes ?? 0
        #expect((kept > 0) == (file.rejected > 0))
        if name.hasSuffix(".csv"), status == 1 {
            let header = file.byteParts.first { $0.part == "header" }?.bytes ?? 0
            #expect(try folder.bytes("rejects/run-1/\(name)").count >= header + kept)
        }
        let ledger = try rows(of: folder.path("bookings.sqlite"), "SELECT SUM(bytes) FROM import_bytes")
        #expect(ledger == [["\(file.bytes)"]])
    }

    // MARK: - Too many errors

    private static let bad =
        Office.csv(["A-1", "A-2", "A-3"]) + Office.row("B-1", price: "ten") + Office.row("B-2", status: "?")

    @Test(arguments: ["1", "0", "39%", "39.99%"])
    func `More rejects than are allowed load nothing and keep the rejects`(
        _ allowed: String
    ) throws {
        try folder.write("good.csv", Office.csv(["A-0"]))
        try ToolRun("booking-import", ["good.csv", "-q"], in: folder).expect(status: 0)
        let before = try folder.bytes("bookings.sqlite")
        try folder.write("a.csv", Self.bad)
        let arguments = ["a.csv", "--max-errors", allowed, "--summary", "s.json"]
        for tool in ["booking-import", "booking-migrate"] {
            let run = try ToolRun(tool, arguments, in: folder).expect(status: 2)
            #expect(
                run.standardError.hasPrefix(
                    "error: 2 of 5 rows were rejected, more than --max-errors \(allowed) allows; nothing was loaded\n"),
                "\(run)")
            let rejects = tool == "booking-import" ? "rejects/run-2" : "reports/output/rejects/run-2"
            #expect(run.standardError.contains("see them and their reasons.csv in \(rejects)"), "\(run)")
            #expect(try folder.text(rejects + "/a.csv").hasSuffix(Office.row("B-2", status: "?")))
            #expect(run.standardOutput.contains("Rolled back: nothing was loaded."), "\(run)")
            #expect(try folder.bytes("bookings.sqlite") == before)
            let figures = try Figures(folder.text("s.json"))
            #expect(figures.rolledBack && figures.files.first?.rejected == 2 && figures.rejectsFolder == rejects)
        }
    }

    @Test(arguments: ["2", "40%", "100%"]) func `So many as are allowed are rejects as ever`(_ allowed: String) throws {
        try folder.write("a.csv", Self.bad)
        let figures = try figures(["a.csv", "--max-errors", allowed], status: 1)
        #expect(!figures.rolledBack && figures.files.first?.loaded == 3)
    }

    @Test func `A database that was not there before is not there after`() throws {
        try folder.write("a.csv", Self.bad)
        try ToolRun("booking-import", ["a.csv", "--max-errors", "0"], in: folder).expect(status: 2)
        #expect(!folder.has("bookings.sqlite") && folder.has("rejects/run-1/a.csv"))
        let dry = try ToolRun("booking-import", ["a.csv", "--max-errors", "0", "--dry-run"], in: folder)
        dry.expect(status: 2)
        #expect(dry.standardError.contains("see them above") && !folder.has("rejects/run-1-2"))
    }

    @Test(arguments: ["-1", "five", "101%", "1.234%", "%", ""])
    func `What is no number of rows and no share is a usage error`(
        _ value: String
    ) throws {
        try folder.write("a.csv", Self.bad)
        let run = try ToolRun("booking-import", ["a.csv", "--max-errors=\(value)"], in: folder).expect(status: 64)
        #expect(run.standardError.contains("--max-errors"))
    }

    // MARK: - Dry runs and rejects

    @Test func `A dry run counts as the real run does and changes no byte`() throws {
        try folder.write("good.csv", Office.csv(["A-1", "A-2"]))
        try ToolRun("booking-import", ["good.csv", "-q"], in: folder).expect(status: 0)
        try folder.write("a.csv", Self.bad)
        try folder.write("p.csv", AttachedExports.payments)
        let before = try folder.contents()
        let dry = try figures(["a.csv", "p.csv", "--dry-run"], status: 1)
        #expect(try folder.contents() == before)
        let real = try figures(["a.csv", "p.csv"], status: 1)
        #expect(dry.files == real.files && dry.rejects == real.rejects)
        #expect(dry.files.map(\.unchanged) == [2, 0] && dry.files.map(\.loaded) == [1, 3])
    }

    @Test func `Rejects are grouped by reason, with their number and three places`() throws {
        let lines = (1...5).map { Office.row("A-\($0)", price: "ten") }.joined() + Office.row("B-1", status: "?")
        try folder.write("a.csv", Office.header + lines)
        let rejects = try figures(["a.csv"], status: 1).rejects
        #expect(
            rejects == [
                .init(reason: "amount", count: 5, locations: ["a.csv:2", "a.csv:3", "a.csv:4"]),
                .init(reason: "status", count: 1, locations: ["a.csv:7"]),
            ])
    }
}
