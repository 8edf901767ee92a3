import Tabular
import Testing

@testable import Importing

@Suite struct ColumnValueTests {
    private func value(_ text: String) -> ColumnValue { ColumnValue(bytes: Array(text.utf8)[...], kind: .text) }

    @Test(arguments: ["2024-03-14", "3 March 2024", "25/12/2024 18:30", "12/25/2024", "03/04/2024"])
    func `A date is a moment in whichever order it can be read`(_ text: String) {
        #expect(value(text).isMoment)
    }

    @Test(arguments: ["25/25/2024", "18:30", "yes", "12"])
    func `What is a date in neither order is no moment`(_ text: String) {
        #expect(!value(text).isMoment)
    }

    @Test(arguments: [("2", true), ("2.0", true), ("2.5", false), ("-2", false), ("Adult", false)])
    func `People are counted in whole numbers`(_ text: String, _ isWhole: Bool) {
        #expect(value(text).isWholeNumber == isWhole)
    }

    @Test func `A word says that one field has no value, and may be that of another`() {
        #expect(value("None").isMissing(in: .email))
        #expect(!value("None").isMissing(in: .lastName))
    }
}
