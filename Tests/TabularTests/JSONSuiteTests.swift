import Tabular
import Testing

@Suite struct JSONSuiteTests {
    static let folder = "json-test-suite/test_parsing"

    /// Where RFC 8259 leaves the choice, these are accepted; the rest of the i_ cases are refused.
    static let accepted: Set<String> = [
        "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json", "i_number_neg_int_huge_exp.json",
        "i_number_pos_double_huge_exp.json", "i_number_real_neg_overflow.json", "i_number_real_pos_overflow.json",
        "i_number_real_underflow.json", "i_number_too_big_neg_int.json", "i_number_too_big_pos_int.json",
        "i_number_very_big_negative_int.json", "i_structure_500_nested_arrays.json",
        "i_structure_UTF-8_BOM_empty_object.json",
    ]

    @Test(
        "Every case of the parsing suite is read or refused as it asks",
        .enabled(if: SharedData.has(folder), "the suite is not beside the repository"))
    func parsingSuite() throws {
        let names = SharedData.names(in: Self.folder)
        #expect(names.count == 318)
        for name in names {
            let bytes = try SharedData.bytes(Self.folder + "/" + name)
            let isAccepted: Bool
            do throws(JSONDefect) {
                try JSONValidator.validate(bytes)
                isAccepted = true
            } catch {
                isAccepted = false
            }
            #expect(isAccepted == (name.hasPrefix("y_") || Self.accepted.contains(name)), "\(name)")
            // The readers see the same bytes in pieces: whatever they are, nothing may crash.
            for cut in [1, 5, 1 << 20] { _ = ReadDocument(json: bytes.count > 10_000 ? [] : bytes, batch: cut) }
        }
    }

    @Test(
        "The array reader refuses what the validator refuses",
        .enabled(if: SharedData.has(folder), "the suite is not beside the repository"))
    func arraysOfOneRecord() throws {
        for name in SharedData.names(in: Self.folder) {
            let value = try SharedData.bytes(Self.folder + "/" + name)
            if value.starts(with: [0xEF, 0xBB, 0xBF]) || value.count > 10_000 { continue }
            let document = Array("[{\"k\":".utf8) + value + Array("}]".utf8)
            var isAccepted = true
            do throws(JSONDefect) { try JSONValidator.validate(document) } catch { isAccepted = false }
            let read = ReadDocument(json: document)
            let isClean = read.error == nil && read.records.count == 1 && read.records[0].defect == nil
            let isDuplicate = name.contains("duplicated_key")
            #expect(isClean == (isAccepted && !isDuplicate), "\(name)")
        }
    }
}
