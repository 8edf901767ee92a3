import TestSupport
import Testing

@testable import Importing

/// What stands between the rows of a sheet, and cells that were merged in it.
@Suite struct HeadingRowsTests {
    @Test(arguments: ["Booked On", "Remark"])
    func `A heading between rows is no booking, and says so`(_ second: String) throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                """
                Booking Ref,\(second),Name,Email,Phone,Total
                Course: First Aid - 12/03/2024,,,,,
                R-1,2024-03-04,Ada Example,ada@example.com,020 7946 0301,50.00
                R-2,2024-03-05,Ben Example,ben@example.com,020 7946 0302,50.00

                """
            )
        ])
        #expect(outcome.files[0].loadedCount == 2)
        #expect(outcome.files[0].rejects.map(\.reason) == ["heading"])
        #expect(outcome.files[0].rejects.map(\.line) == [2])
    }

    @Test func `Merged cells are said, and not guessed`() throws {
        let workshop = try ImportWorkshop()
        let text = """
            Course,Course Date,Booking Ref,Booked On,Email
            First Aid,2024-04-01,R-1,2024-03-04,ada@example.com
            ,,R-2,2024-03-05,ben@example.com
            ,,R-3,2024-03-06,cai@example.com
            Fire Safety,2024-04-08,R-4,2024-03-07,dee@example.com
            ,,R-5,2024-03-08,eve@example.com

            """
        try workshop.folder.write("a.csv", text)
        let recogniser = ExportRecogniser(mapping: nil, dateOrder: nil)
        guard case .export(let export) = try recogniser.recognise(workshop.folder.path("a.csv")) else {
            Issue.record("not an export")
            return
        }
        #expect(export.notes.contains { $0.contains("“Course” and “Course Date” are filled in the first row of each") })
        // Where every row says it, there is nothing to say.
        try workshop.folder.write("b.csv", text.replacing("\n,,", with: "\nFirst Aid,2024-04-01,"))
        guard case .export(let other) = try recogniser.recognise(workshop.folder.path("b.csv")) else { return }
        #expect(!other.notes.contains { $0.contains("merged") })
    }
}
