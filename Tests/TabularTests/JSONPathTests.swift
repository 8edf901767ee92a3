import Tabular
import Testing

@Suite struct JSONPathTests {
    static let record =
        #"{"id":1,"fields":[{"label":"Company","value":"Acme"},{"label":"A]","value":{"$numberInt":"7"}},"#
        + #"{"label":"\u0041ge","value":null}],"items":[{"offer":{"price":10.50,"tags":["x","y"]}},{"offer":{}}],"#
        + #""grid":[[1,2],[3]],"when":[{"$date":1709577000500}],"name":"n"}"#

    @Test(
        "A path through arrays names one value, or all of them",
        arguments: [
            ("fields[label=Company].value", "Acme"), ("fields[label=\"A]\"].value", "7"),
            ("fields[label=Age].value", "null"), ("fields[label=None].value", nil), ("items[0].offer.price", "10.50"),
            ("items[0].offer.tags[1]", "y"), ("items[1].offer.price", nil), ("items[9].offer", nil),
            ("items[0].offer.tags[*]", "x; y"), ("fields[*].label", "Company; A]; Age"), ("grid[1][0]", "3"),
            ("items[offer.price=10.50].offer.tags", #"["x","y"]"#), ("when[0]", "2024-03-04T18:30:00.500Z"),
            ("name[0]", nil), ("none[0].x", nil),
        ])
    func values(path: String, value: String?) throws {
        let paths = [try #require(JSONPath(path))]
        for cut in cuts {
            let read = ReadDocument(
                json: Array("[\(Self.record),\n{\"id\":2},\(Self.record)]".utf8), batch: cut, shape: .array,
                paths: paths)
            #expect(read.columns[0] == path)
            #expect(read.records.map { $0.kinds[0] == .absent ? nil : $0.values[0] } == [value, nil, value], "\(cut)")
        }
    }

    @Test(
        "What is no path through an array is none",
        arguments: [
            "a", "a.b", "[0]", "a[", "a[]", "a[x]", "a[-1]", "a[0]b", "a[0].", "a[0]..b", "a[=1]", "a[\"x\"]",
            "a[b=\"c]",
        ])
    func refused(text: String) {
        #expect(JSONPath(text) == nil)
    }
}
