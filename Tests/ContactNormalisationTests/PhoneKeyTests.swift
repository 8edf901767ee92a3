import ContactNormalisation
import Testing

@Suite struct PhoneKeyTests {
    @Test(
        "a British number is matched as E.164 however it is typed",
        arguments: [
            ("07700 900123", "+447700900123"), ("+44 7700 900123", "+447700900123"),
            ("+44 (0)7700 900 123", "+447700900123"),
            ("0044 7700 900123", "+447700900123"), ("(01632) 960123", "+441632960123"),
            ("447700900123", "+447700900123"),
            ("7700900123", "+447700900123"), ("07700-900-123 ext. 12", "+447700900123"),
            ("07700900123x4", "+447700900123"),
            ("447700900123.0", "+447700900123"), ("+44 07700 900123", "+447700900123"),
            ("+0044 7700 900123", "+447700900123"), ("Tel: 07700 900123", "+447700900123"),
            ("０７７００ ９００１２３", "+447700900123"),
            ("4.4770090012E+11", nil), ("4,47701E+11", nil), ("447E9", nil), ("", nil), ("12", nil), ("none", nil),
            ("+999999999999999999", nil), ("+", nil), ("960123", nil),
        ])
    func british(typed: String, key: String?) { #expect(PhoneKey.of(typed, region: .unitedKingdom) == key) }

    @Test(
        "a number from abroad keeps what its own plan says",
        arguments: [
            ("+39 06 698 12345", "+390669812345"), ("+1 (202) 555-0143", "+12025550143"),
            ("+33 (0)1 99 00 12 34", "+33199001234"),
            ("+353 (0)20 912 3456", "+353209123456"), ("+61 (0)491 570 156", "+61491570156"),
            ("+7 8 495 123 45 67", "+74951234567"),
        ])
    func abroad(typed: String, key: String?) {
        #expect(PhoneKey.of(typed, region: .unitedKingdom) == key)
    }

    @Test("a national number is read by the region that is set")
    func regions() throws {
        let cases = [
            ("US", "(202) 555-0143", "+12025550143"), ("US", "1-202-555-0143", "+12025550143"),
            ("US", "011 44 7700 900123", "+447700900123"), ("IT", "06 698 12345", "+390669812345"),
            ("HU", "06 1 234 5678", "+3612345678"), ("RU", "8 (912) 345-67-89", "+79123456789"),
            ("AU", "0491 570 156", "+61491570156"), ("AU", "0011 44 7700 900123", "+447700900123"),
            ("DK", "32 12 34 56", "+4532123456"), ("FR", "01 99 00 12 34", "+33199001234"),
        ]
        for (code, typed, key) in cases {
            let region = try #require(PhoneRegion(code: code.lowercased()))
            #expect(PhoneKey.of(typed, region: region) == key, "\(code) \(typed)")
        }
        #expect(PhoneRegion(code: "ZZ") == nil)
    }
}
