import BookingModel
import TestSupport
import Testing

@testable import Importing

@Suite struct RepairTests {
    private func repaired(_ text: String) -> String {
        String(decoding: TextRepair(Array(text.utf8)[...], hasPlainBlanks: false).bytes, as: UTF8.self)
    }

    /// The text as somebody reads it who takes its UTF-8 for Windows-1252.
    private static func garbled(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for byte in text.utf8 {
            let upper = (0x80...0x9F).contains(byte) ? Mojibake.upper[Int(byte) - 0x80] : 0
            if let scalar = Unicode.Scalar(upper == 0 ? UInt32(byte) : upper) { result.append(scalar) }
        }
        return String(result)
    }

    // None of them is what the first byte of another looks like: “Åž” could be meant, or a garbled “Ş”.
    private static let letters = Array("abcXYZ 019-ëüöñçéŁžşğ“–…€£漢字Жя😀")

    @Test func `A text that was garbled once or twice is the text again`() {
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<2_000 {
            let text = "x" + String((0..<8).map { _ in Self.letters.randomElement(using: &generator) ?? "a" }) + "x"
            #expect(repaired(Self.garbled(text)) == text)
            #expect(repaired(Self.garbled(Self.garbled(text))) == text)
            #expect(repaired(text) == text)
        }
    }

    @Test(arguments: [
        "SÃO PAULO", "Ångström", "naïve café", "Â", "Ã", "£5", "50 € – 60 €", "Müller & Söhne", "À la carte",
    ])
    func `A text that is right stays`(_ text: String) {
        #expect(repaired(text) == text)
    }

    @Test func `Every character reads back from its number`() {
        var generator = SeededGenerator(seed: 32)
        // No sign that could be the further byte of a garbled letter: “éž“” could be meant, or be a Chinese one.
        let letters = Array("abcXYZ 019-ëüöñçé漢字Жя😀")
        for _ in 0..<500 {
            let text = "x" + String((0..<6).map { _ in letters.randomElement(using: &generator) ?? "a" }) + "x"
            let decimal = text.unicodeScalars.map { "&#\($0.value);" }.joined()
            let hexadecimal = text.unicodeScalars.map { "&#x\(String($0.value, radix: 16));" }.joined()
            #expect(repaired(decimal) == text)
            #expect(repaired(hexadecimal) == text)
            #expect(repaired(decimal.replacing("&", with: "&amp;")) == text)
        }
    }

    @Test(arguments: [
        ("Siobh&aacute;n", "Siobhán"), ("O&#039;Quill", "O'Quill"), ("a &lt; b &amp;amp; c", "a < b & c"),
        ("&Scaron;&zcaron;", "Šž"), ("&#146;", "’"), ("AT&T", "AT&T"), ("R&D;", "R&D;"), ("&#0;", "&#0;"),
        ("&#xD800;", "&#xD800;"), ("&;", "&;"), ("&#;", "&#;"), ("&#+65;", "&#+65;"),
        ("fish & chips; peas", "fish & chips; peas"),
    ])
    func `Entities are read, and what only looks like one is not`(_ text: String, _ meant: String) {
        #expect(repaired(text) == meant)
    }

    @Test func `Invisible characters go, and joiners within a word stay`() {
        #expect(repaired("\u{FEFF}\u{202A}+44 7700 900123\u{202C}\u{A0}") == "+44 7700 900123")
        #expect(repaired("ada\u{200B}@example.com") == "ada@example.com")
        #expect(repaired("👩\u{200D}🎓") == "👩\u{200D}🎓")
    }

    @Test(arguments: [
        (
            "bookings.ndjson",
            #"{"bookingReference": "B-1", "createdAt": "2024-03-04T09:00:00Z", "finalAmount": 10, "#
                + #""contactDetails": {"firstName": "Ren\u00c3\u00a9", "email": "rene@example.com"}}"# + "\n"
        ),
        (
            "bookings.csv",
            "bookingReference,created_at,finalAmount,contactDetails\n"
                + #"B-1,2024-03-04T09:00:00Z,10,"{""firstName"": ""Ren\u00c3\u00a9"", ""email"": ""rene@example.com""}""#
                + "\n"
        ),
    ])
    func `What escapes of JSON stand for is put right, though the file itself is plain`(_ name: String, _ text: String)
        throws
    {
        let workshop = try ImportWorkshop()
        try workshop.load([(name, text)])
        #expect(try workshop.texts("SELECT first_name FROM contacts") == [["René"]])
    }

    @Test(arguments: [
        (#""=""B-1""","=""00123""""#, "B-1", "00123"), (#"="B-1","00123""#, "B-1", "00123"),
        (#""=""B""""1""","=00123""#, #"="B""1""#, "=00123"),
    ])
    func `A text that a formula keeps is that text; anything else that begins like one stays`(
        _ cells: String, _ reference: String, _ phone: String
    ) throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            ("bookings.csv", "Booking Ref,Telephone,Booked On,First Name\n\(cells),2024-03-14,Ada\n")
        ])
        #expect(try workshop.texts("SELECT booking_reference FROM bookings") == [[reference]])
        #expect(try workshop.texts("SELECT phone FROM contacts") == [[phone]])
        let isFormula = reference == "B-1"
        #expect(outcome.files.first?.repairs.contains { $0.kind == .textFormula } == isFormula)
    }

    @Test func `No bytes at all crash the repair`() {
        var generator = SeededGenerator(seed: 33)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...16, using: &generator)).map { _ in
                Bool.random(using: &generator) ? UInt8.random(in: 0...255, using: &generator) : UInt8(ascii: "&")
            }
            _ = TextRepair(bytes[...], hasPlainBlanks: true)
            #expect(SuspectBytes.contains(bytes.span) == bytes.contains { $0 >= 0x80 || $0 == UInt8(ascii: "&") })
        }
    }

    @Test(arguments: [
        ("4.4E+11", PhoneDefect.lostDigits), ("4,47701e+11", .lostDigits), ("447700900123.0", .decimalTail(2)),
        ("7700900123", .lostLeadingZero), ("1632960123", .lostLeadingZero),
    ])
    func `Telephone numbers show what a table of numbers did`(_ text: String, _ defect: PhoneDefect) {
        let bytes = Array(text.utf8)
        #expect(PhoneDefect(bytes.span, isBritish: true) == defect)
    }

    @Test(arguments: ["+44 7700 900123", "07700900123", "447700900123", "555-0100", "e.g. none", "07700 900123 ext 5"])
    func `Telephone numbers that are whole have no defect`(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(PhoneDefect(bytes.span, isBritish: true) == nil)
        #expect(PhoneDefect(Array("7025550100".utf8).span, isBritish: false) == nil)
    }

    @Test(arguments: [
        ("NULL", ImportField.email, true), ("n.a.", .city, true), ("-", .phone, true), ("0000", .phone, true),
        ("0000000000", .phone, true), ("0000-00-00 00:00:00", .paidAt, true), ("0001-01-01T00:00:00", .createdAt, true),
        ("unknown", .postcode, true), ("—", .bookingNotes, true), ("N/A", .lastName, true),
        ("Null", .lastName, false), ("None", .firstName, false), ("Nan", .firstName, false), ("Na", .lastName, false),
        ("unknown", .status, false), ("0000-00-01", .paidAt, false), ("0000", .bookingReference, false),
        ("nullify", .bookingNotes, false), ("none of it", .bookingNotes, false),
    ])
    func `Which words say nothing depends on the column`(_ text: String, _ field: ImportField, _ isMissing: Bool) {
        let bytes = Array(text.utf8)
        #expect(MissingValue.isMissing(bytes.span, in: field) == isMissing)
    }
}
