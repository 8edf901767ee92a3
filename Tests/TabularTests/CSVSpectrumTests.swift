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
            let wanted = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [[String: String]])
            for cut in cuts {
                let file = try ReadFile(csv: bytes, batch: cut)
                #expect(file.records.compactMap(\.defect) == [], "\(name)")
                let rows = file.rows.map { Dictionary(uniqueKeysWithValues: zip(file.header, $0)) }
                #expect(rows == wanted, "\(name) cut at \(cut)")
            }
        }
    }
}
