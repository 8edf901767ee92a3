import Testing

@testable import RecordLinkage

@Suite struct RecordTableTests {
    private static let columns = [
        RecordColumn(name: "name", kind: .fullName), RecordColumn(name: "remark", kind: .text),
    ]

    @Test func `Cells come back without the blanks around them, and missing ones empty`() {
        let table = RecordTable(Self.columns, [" Ada Byron |x", "|y", "Ada Byron|"])
        #expect(table.cell(row: 0, column: 0).elementsEqual("Ada Byron".utf8))
        #expect(table.cell(row: 1, column: 0).isEmpty && table.cell(row: 2, column: 1).isEmpty)
        #expect(table.cell(row: 3, column: 0).isEmpty && table.cell(row: 0, column: 2).isEmpty)
        #expect(table.fullColumn == nil)
    }

    @Test func `A column of more different text than there is room for is named, and does no harm`() {
        var table = RecordTable(columns: Self.columns, mostBytes: 20)
        for row in 0..<5 { table.append(["Ada", "a remark, number \(row)"]) }
        #expect(table.fullColumn?.name == "remark")
        #expect(table.distinctCount(0) == 1 && table.distinctCount(1) == 1)
        #expect(table.rowCount == 5 && table.filledCount(1) == 1)
        // What is known already takes no room.
        table.append(["Ada", "a remark, number 0"])
        #expect(table.filledCount(1) == 2)
        #expect(RecordLinker().link(table).clusters().count == 6)
    }
}
