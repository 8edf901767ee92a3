import Tabular
import Testing

@Suite struct JSONSurveyTests {
    @Test("A survey says where records may be, however the file is cut")
    func candidates() {
        let rows = (1...80).map { #"{"id":\#($0),"n":{"x":"a\"]}","$y":1},"d":{"$date":"2024"},"tags":[1,{"q":2}]}"# }
        let text =
            #"{"next":null,"a":{"rows":["# + rows.joined(separator: ",") + #"]},"other":[{"w":1}],"page":2}"# + "\n[]"
        let bytes = Array(text.utf8)
        for cut in cuts {
            var survey = JSONSurvey()
            for start in stride(from: 0, to: bytes.count, by: cut) {
                survey.add(Array(bytes[start..<min(bytes.count, start + cut)]))
            }
            #expect(survey.documentCount == 2)
            #expect(survey.candidates.map(\.path) == [[], ["a", "rows"], ["a", "rows", "[]", "tags"], ["other"]])
            #expect(survey.candidates.map(\.objectCount) == [1, 80, 50, 1])
            #expect(survey.candidates[1].keys == ["id", "n.x", "n", "d", "tags"])
            #expect(survey.choice()?.path == ["a", "rows"])
            let shape = survey.shape()
            #expect(shape == .documents(arrays: [["a", "rows"], []], objects: false))
            #expect(survey.leftOut(by: shape).map(\.path) == [["other"]])
            #expect(
                survey.shape { $0.path == ["other"] ? 1 : 0 } == .documents(arrays: [["other"], []], objects: false))
        }
    }

    @Test(
        "A page says that more follow",
        arguments: [
            (#"{"has_more_items":true}"#, "has_more_items"), (#"{"p":{"hasMore":true}}"#, "p.hasMore"),
            (#"{"next":"https://example.com/2"}"#, "next"), (#"{"next":null,"hasMore":false}"#, nil),
            (#"{"page":1,"page_count":2}"#, "page"), (#"{"page":2,"page_count":2}"#, nil),
            (#"{"total":11}"#, "total"), (#"{"total":10}"#, nil), (#"{"id":7}"#, nil),
        ])
    func pages(text: String, sign: String?) {
        var survey = JSONSurvey()
        survey.add(Array(text.utf8))
        #expect(JSONPage.sign(survey.fields, recordCount: 10) == sign)
    }
}
