import Foundation
import SampleExports

/// A folder of its own for one test, gone when the test is over.
final class Workshop {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "samples-\(UUID().uuidString)").path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    @discardableResult
    func write(_ bookings: Int, seed: UInt64, _ shapes: [SampleShape] = SampleShape.allCases) throws -> SampleFigures {
        try SampleWriter(SampleOptions(bookings: bookings, seed: seed, shapes: shapes)).write(to: path)
    }

    func bytes(of name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(filePath: path + "/" + name)))
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    /// The records of a CSV file by their column names.
    func records(of name: String) throws -> [[String: String]] {
        let rows = CSVReading.rows(of: try bytes(of: name))
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { row in
            precondition(row.count == header.count, "a row of \(name) is ragged")
            return Dictionary(uniqueKeysWithValues: zip(header, row))
        }
    }
}
