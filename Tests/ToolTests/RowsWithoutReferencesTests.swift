import Foundation
import TestSupport
import Testing

/// Rows of exports without references are known by their content and by which occurrence of it they are.
@Suite struct RowsWithoutReferencesTests {
    private struct Summary: Decodable {
        struct File: Decodable {
            let read, loaded, updated, unchanged, duplicate, rejected: Int
        }
        let files: [File]
    }

    /// More than a batch of equal records, then one with a key that none before had.
    private func write(to folder: TemporaryFolder) throws {
        let record = #"{"date":"2024-01-02","amount":"5.00","email":"guest@example.com"}"# + "\n"
        let last = #"{"date":"2024-01-02","amount":"5.00","email":"guest@example.com","note":"late"}"# + "\n"
        let rows = String(repeating: record, count: 20_000) + last + String(repeating: record, count: 20_000)
        _ = try folder.write("rows.ndjson", rows)
    }

    private func importOnce(_ folder: TemporaryFolder) throws -> Summary.File {
        let run = try ToolRun("booking-import", ["rows.ndjson", "--json"], in: folder)
        run.expect(status: 0)
        return try #require(try JSONDecoder().decode(Summary.self, from: Data(run.standardOutput.utf8)).files.first)
    }

    @Test func `Equal rows are bookings of their own, also across batches and late columns, and known the next time`()
        throws
    {
        let folder = try TemporaryFolder()
        try write(to: folder)
        let first = try importOnce(folder)
        #expect(first.read == 40_001)
        #expect(first.loaded == 40_001)
        let second = try importOnce(folder)
        #expect(second.unchanged == 40_001)
        #expect(second.loaded + second.updated + second.duplicate == 0)
    }
}
