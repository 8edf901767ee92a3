import Foundation
import TestSupport
import Testing

/// Published sets of records, which lie beside the repository: the scores that one default reaches on them.
@Suite struct PublishedMatchingTests {
    @Test(
        "the published sets are matched as well as they were",
        .enabled(if: sharedData != nil, "the sets are not beside the repository"),
        arguments: [
            ("febrl1.csv", 1.0, 1.0), ("febrl3.csv", 0.9999, 0.9999), ("fake_1000.csv", 0.960, 0.965),
            ("historical_50k.csv.gz", 0.910, 0.920), ("synth_contacts_11k.csv", 0.970, 0.980),
            ("dedupe_csv_example.csv", 0.930, 0.955),
        ])
    func scores(file: String, pairwise: Double, bCubed: Double) throws {
        let folder = try TemporaryFolder()
        let path = try #require(sharedData).appending(path: "contacts/\(file)").path()
        let run = try ToolRun("booking-dedupe", ["--csv", path, "--truth", "cluster", "--quiet"], in: folder)
            .expect(status: 0)
        let figures = try #require(
            try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8)) as? [String: Any])
        let precision = try #require(figures["pairwise_precision"] as? Double)
        let expected = try #require(figures["expected_precision"] as? Double)
        for share in ["precision", "recall"] {
            let low = try #require(figures["expected_\(share)_low"] as? Double)
            let high = try #require(figures["expected_\(share)_high"] as? Double)
            let truth = try #require(figures["pairwise_\(share)"] as? Double)
            #expect(low - 1e-6 <= truth && truth <= high + 1e-6, "\(share) of \(file)")
        }
        #expect(try #require(figures["pairwise_f1"] as? Double) >= pairwise)
        #expect(try #require(figures["b_cubed_f1"] as? Double) >= bCubed)
        #expect(abs(precision - expected) < 0.06)
    }
}
