import Tabular
import Testing

@Suite struct TabularFormatTests {
    private static func csv(_ delimiter: String) -> TabularFormat {
        var dialect = CSVDialect(delimiter: .byte(Array(delimiter.utf8)[0]))
        dialect.leavesOut = .all
        dialect.strayEncoding = .windows1252
        return .csv(dialect)
    }

    static let texts: [(String, TabularFormat)] = [
        ("a,b\n1,2\n", csv(",")), ("a;b;c\n\"1,2\";3;4", csv(";")), ("a\tb\n", csv("\t")), ("a|b\n", csv("|")),
        ("\"a,b\";\"c,d\"\n", csv(";")), ("name\nAnn\n", csv(",")), ("\u{FEFF}\n\na;b\n", csv(";")),
        ("[id],name\n1,2\n", csv(",")), ("a,b\n1,\u{0}2\nmore text, that is plain enough\n", csv(",")),
        ("[]", .jsonArray), ("\u{FEFF} [\n{\"a\":1}]", .jsonArray), ("[1,2]", .jsonArray),
        ("{\"a\":1}\n{\"a\":2}\n", .ndjson), ("{\"a\":1\n{\"a\":2}\n", .ndjson), ("{\"a\":1}\nnull", .ndjson),
        ("{\"a\":1}", .jsonObject), ("{\n\"a\": {\n\"b\":1}}\n", .jsonObject),
        ("{\n\"a\":1,\"b\":2,\"c\":3,\"d\":[{\"x\":1}]}\n{\n\"a\":1}", .jsonObject),
        ("{\"data\":{\"n\":[1],\"bookings\":[{\"a\":1", .jsonWrapped(path: ["data", "bookings"])),
        ("{\"data\":\"", .jsonWrapped(path: nil)), ("", .empty), (" \r\n\n", .empty), ("\u{FEFF}", .empty),
        ("<!DOCTYPE html><html>", .html), ("\n<html lang=\"en\">", .html), ("<?xml version=\"1.0\"?>", .xml),
        ("%PDF-1.7\n", .pdf), ("a\u{0},\u{0}b\u{0}\n\u{0}1\u{0},\u{0}2\u{0}", .utf16),
        ("-- MySQL dump 10.13\n--\n\n/*!40101 SET NAMES utf8 */;\nDROP TABLE IF EXISTS `b`;\n", .sqlDump),
        ("--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\n", .sqlDump),
        ("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n", .sqlDump), ("INSERT INTO b VALUES (1,'x');", .sqlDump),
        ("Set name;Use by\n1;2\n", csv(";")), ("use by,set\n1,2\n", csv(",")), ("set name;use;\n1;2;\n", csv(";")),
        ("BEGIN:VCARD\r\nVERSION:3.0\r\n", .vCard), ("BEGIN:VCALENDAR\r\n", .calendar),
        ("\u{1}\u{2}\u{3}abc", .binary), ("SQLite format 3\u{0}", .binary),
    ]

    @Test("A file is recognised by its first bytes", arguments: texts)
    func recognition(text: String, format: TabularFormat) {
        #expect(FormatDetector.recognise(prefix: Array(text.utf8)) == format)
    }

    @Test("A file that is not text is recognised by its mark, and says what to do")
    func marks() {
        let marks: [([UInt8], TabularFormat)] = [
            ([0x50, 0x4B, 0x03, 0x04, 0x14], .zip), ([0x1F, 0x8B, 0x08], .gzip), ([0xFF, 0xFE, 0x61, 0x00], .utf16),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .xls), ([0x28, 0xB5, 0x2F, 0xFD], .compressed),
        ]
        for (bytes, format) in marks {
            #expect(FormatDetector.recognise(prefix: bytes) == format)
            #expect(format.refusal != nil)
        }
        #expect(TabularFormat.csv(CSVDialect()).refusal == nil)
    }
}
