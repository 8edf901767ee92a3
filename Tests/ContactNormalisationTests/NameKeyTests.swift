import ContactNormalisation
import Foundation
import Testing

@Suite struct NameKeyTests {
    @Test(
        "a name is matched without case, marks, titles and order of fields",
        arguments: [
            ("Jane", "Doe", "jane doe"), (" JANE ", "DOE", "jane doe"),
            ("Dr. Zoë", "O'Neill-Sáenz", "zoe oneill saenz"),
            ("", "Doe, Jane", "jane doe"), ("Doe, Jane", "", "jane doe"), ("", "Doe, Mrs Jane", "jane doe"),
            ("Mr", "John Smith", "john smith"), ("Jane", "Doe PhD", "jane doe"), ("Łukasz", "Żółć", "lukasz zolc"),
            ("Søren", "Groß", "soren gross"), ("Nguyễn", "Thị", "nguyen thi"),
            ("Æsa", "Þórsdóttir", "aesa thorsdottir"),
            ("Zoe\u{308}", "Doe", "zoe doe"), ("Ｊａｎｅ", "Doe", "jane doe"), ("Null", "Nan", "null nan"),
            ("Sir", "", "sir"), ("Ludwig", "van Beethoven", "ludwig van beethoven"),
            ("Jane\u{A0}Anne", "Doe", "jane anne doe"),
            ("D’Arcy", "Doe", "darcy doe"), ("Анна", "Йорк", "анна иорк"), ("", "Smith Jr", "smith jr"),
        ])
    func key(first: String, last: String, key: String) { #expect(NameKey.of(first: first, last: last) == key) }

    @Test("nothing but punctuation is no name") func none() { #expect(NameKey.of(first: " - ", last: ".") == nil) }

    @Test("every Latin letter with a mark folds as Unicode takes it apart")
    func latinTable() throws {
        for value in UInt32(0xC0)...0x17F {
            let scalar = try #require(Unicode.Scalar(value))
            let bytes = Array(String(scalar).lowercased().decomposedStringWithCompatibilityMapping.utf8)
            guard bytes.first.map({ $0 < 0x80 }) == true, scalar != "ŉ" else { continue }
            let base = String(decoding: bytes.filter { $0 < 0x80 && $0 != 0xB7 }, as: UTF8.self)
            #expect(LetterFolding.words(String(scalar)) == base, "U+\(String(value, radix: 16))")
        }
    }
}
