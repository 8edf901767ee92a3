import Testing

@testable import RecordLinkage

@Suite struct DayTextTests {
    @Test(
        "a day is eight digits, with its month as a number or an English word",
        arguments: [
            ("1963-02-09", "19630209"), ("09/02/1963", "19630209"), ("Feb 9, 1963", "19630209"),
            ("9 February 1963", "19630209"), ("9-Feb-63", "19630209"), ("1963 feb 09", "19630209"),
            ("Sat, 9 Feb 1963 00:00", "19630209"), ("1st Sept 2004", "20040901"), ("5 MAY 1980", "19800505"),
            ("1963-02-09T00:00:00Z", "19630209"), ("Feb 1963", "1963"), ("9 Foo 1963", "91963"), ("unknown", ""),
        ])
    func day(value: String, text: String) {
        var bytes: [UInt8] = []
        let value = Array(value.utf8)
        DayText(Vocabulary()).append(value.span, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
}
