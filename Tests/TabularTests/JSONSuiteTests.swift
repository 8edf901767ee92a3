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

    @Test(
        "The reader of records refuses with a place what the suite calls no JSON",
        .enabled(if: SharedData.has(folder), "the suite is not beside the repository"))
    func placesOfFaults() throws {
        for name in SharedData.names(in: Self.folder) where name.hasPrefix("n_") {
            let bytes = try SharedData.bytes(Self.folder + "/" + name)
            // Documents one after another are no JSON text, and are read all the same: pages put into one file.
            if name == "n_structure_double_array.json" { continue }
            let read = ReadDocument(json: bytes)
            let defects = read.records.compactMap(\.defect)
            #expect(read.error != nil || !defects.isEmpty, "\(name)")
            if case .json = read.error?.reason { #expect(read.error?.line != nil && read.error?.column != nil) }
            for defect in defects {
                guard case .json(let place) = defect.kind else { continue }
                #expect(place.line > 0 && place.column > 0 && place.offset <= bytes.count, "\(name)")
            }
        }
    }

    @Test(
        "Numbers, keys and texts come through as they were written",
        .enabled(if: SharedData.has("json-test-suite/test_transform"), "the suite is not beside the repository"))
    func transforms() throws {
        let folder = "json-test-suite/test_transform"
        for name in SharedData.names(in: folder) where name.hasSuffix(".json") {
            let bytes = try SharedData.bytes(folder + "/" + name)
            // A value without an object around it is put into one; half of a surrogate pair is refused, and so
            // is a key that is there twice, in two spellings of a letter too.
            let isObject = name.hasPrefix("object_")
            let document = isObject ? bytes : Array("{\"v\":".utf8) + bytes + Array("}".utf8)
            let read = ReadDocument(json: document, shape: .objects)
            let isRefused = name.contains("invalid_codepoint") || name.contains("same_key") || name.contains("nf")
            #expect((read.records.compactMap(\.defect).isEmpty && read.error == nil) == !isRefused, "\(name)")
            if name.hasPrefix("number_") {
                let inner = String(decoding: bytes, as: UTF8.self)
                let written = inner.filter { !"[] \n".contains($0) }
                #expect(read.pairs.first?.first?.contains(written) == true, "\(name)")
            }
        }
    }

    /// The same claims over cases of our own, so that they hold without the suite.
    @Test(
        "What is JSON is accepted",
        arguments: [
            "[]", "{}", " [ 1 , -0.5e-7, 1E400 ] ", "\"\\u0000\\ud83d\\ude00\"", "{\"\":{\"a\":[{}]}}", "true",
            "\u{FEFF}null",
            "{\"a\":1,\"a\":2}",
        ])
    func accepted(text: String) {
        #expect(throws: Never.self) { try JSONValidator.validate(Array(text.utf8)) }
    }

    @Test(
        "What is not is refused at its place",
        arguments: [
            ("[1,]", 1, 4, 3), ("[\n 01]", 2, 3, 4), ("{\"a\":NaN}", 1, 6, 5), ("[1]\n[2]", 2, 1, 4), ("", 1, 1, 0),
            ("{\"a\" 1}", 1, 6, 5), ("[\"\\x\"]", 1, 3, 2), ("{'a':1}", 1, 2, 1), ("[\"\u{1}\"]", 1, 3, 2),
            ("\u{FEFF}[tru]", 1, 2, 4), ("[.5]", 1, 2, 1), ("[-Infinity]", 1, 2, 1), ("{\"a\":1,}", 1, 8, 7),
        ])
    func refused(text: String, line: Int, column: Int, offset: Int) {
        do throws(JSONDefect) {
            try JSONValidator.validate(Array(text.utf8))
            Issue.record("accepted")
        } catch {
            #expect([error.line, error.column, error.offset] == [line, column, offset])
        }
    }
}
