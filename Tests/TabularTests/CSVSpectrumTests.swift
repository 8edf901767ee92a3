import Foundation
import Tabular
import Testing

@Suite struct CSVSpectrumTests {
    @Test(
        "Every file of csv-spectrum reads as its JSON says",
        .enabled(if: SharedData.has("csv-spectrum/csvs"), "csv-spectrum is not beside the repository"))
    func spectrum() throws {
        let names = SharedData.names(in: "csv-spectrum/csvs")
        #expect(names.count == 12)
        for name in names {
            let bytes = try SharedData.bytes("csv-spectrum/csvs/" + name)
            let json = try SharedData.bytes("csv-spectrum/json/" + name.dropLast(3) + "json")
            let document = try JSONSerialization.jsonObject(with: Data(json))
            // location_coordinates.json is one object, not a list of it, and has another telephone number than its CSV.
            let isLoose = name.hasPrefix("location_coordinates")
            let wanted = try #require(document as? [[String: String]] ?? (document as? [String: String]).map { [$0] })
            for cut in cuts {
                let file = try ReadFile(csv: bytes, batch: cut)
                #expect(file.records.compactMap(\.defect) == [], "\(name)")
                let rows = file.rows.map { Dictionary(uniqueKeysWithValues: zip(file.header, $0)) }
                let compared = isLoose ? wanted[0].keys.filter { $0 != "Contact Phone Number" } : nil
                for (row, want) in zip(rows, wanted) {
                    for column in compared ?? Array(want.keys) {
                        #expect(row[column] == want[column], "\(name), \(column), cut at \(cut)")
                    }
                    #expect(row.count == want.count, "\(name) cut at \(cut)")
                }
                #expect(rows.count == wanted.count, "\(name) cut at \(cut)")
            }
        }
    }
}
