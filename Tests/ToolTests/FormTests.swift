import Foundation
import TestSupport
import Testing

/// How files are written: found out, said, told by flags and mapping files; packed files and pipes.
@Suite struct FormTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let packed: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x73, 0xCA, 0xCF, 0xCF, 0xCE, 0xCC, 0x4B, 0x57,
        0x08, 0x4A, 0x4D, 0xD3, 0x71, 0x02, 0xB2, 0x53, 0x53, 0x14, 0xFC, 0xF3, 0x74, 0x5C, 0x73, 0x13, 0x33, 0x73,
        0xB8, 0x1C, 0x75, 0x0D, 0x75, 0x8C, 0x0C, 0x8C, 0x4C, 0x74, 0x0D, 0x8C, 0x75, 0x0D, 0x4C, 0x74, 0x12, 0x1D,
        0x52, 0x2B, 0x12, 0x73, 0x0B, 0x72, 0x52, 0xF5, 0x92, 0xF3, 0x73, 0x81, 0x92, 0x46, 0x08, 0x49, 0x53, 0x34,
        0x49, 0x00, 0x8E, 0x0A, 0x37, 0xFA, 0x56, 0x00, 0x00, 0x00,
    ]

    private func references() throws -> [String?] {
        try rows(of: folder.path("bookings.sqlite"), "SELECT booking_reference FROM bookings ORDER BY 1").map { $0[0] }
    }

    @Test func `A form that is not the usual one is said in one line, with what was left out`() throws {
        let text =
            "March\nBooking Ref;Booked On;Email\nA-1;2024-03-04;a@example.com\nBooking Ref;Booked On;Email\nTotal;1;\n"
        try folder.write("a.csv", text)
        let run = try ToolRun("booking-import", ["a.csv", "--json"], in: folder)
        run.expect(
            status: 0,
            speech: """
                note: a.csv: read as CSV in UTF-8, separated by semicolons, quoted with double quotes, header on line 2
                note: a.csv: no amounts; every booking is loaded at 0.00
                note: a.csv: no status; every booking counts as confirmed
                note: a.csv: line 1 is left out, a line before the header
                note: a.csv: line 4 is left out, a header that comes again
                note: a.csv: line 5 is left out, a row of totals

                """)
        for part in [
            "\"delimiter\" : \";\"", "\"header_line\" : 2", "\"what\" : \"totals rows\"", "\"encoding\" : \"utf-8\"",
        ] {
            #expect(run.standardOutput.contains(part), "\(part)\n\(run)")
        }
    }

    @Test func `What a flag or a mapping file says about the form counts`() throws {
        let text = "x,y\nBooking Ref:Booked On:Email:Notes\nA-1:2024-03-04:a@example.com:'it\\'s: so'\n"
        try folder.write("a.csv", text)
        let flags = ["--delimiter", ":", "--quote", "'", "--escape", "backslash", "--header-line", "2"]
        try ToolRun("booking-import", ["a.csv", "-q"] + flags, in: folder).expect(status: 0, speech: "")
        try folder.write(
            "m.yaml",
            """
            entity: bookings
            format: {delimiter: ":", quote: "'", escape: backslash, header_line: 2, encoding: utf-8}
            columns: {booking_reference: Booking Ref, created_at: Booked On, email: Email, booking_notes: Notes}
            """)
        try ToolRun("booking-import", ["a.csv", "-q", "--mapping", "m.yaml", "--database", "m.sqlite"], in: folder)
            .expect(status: 0, speech: "")
        for database in ["bookings.sqlite", "m.sqlite"] {
            let notes = try rows(of: folder.path(database), "SELECT booking_notes FROM bookings")
            #expect(notes == [["it's: so"]])
        }
    }

    @Test func `A mistyped form in a mapping file is refused with what can be written`() throws {
        try folder.write("a.csv", Office.csv(["A-1"]))
        try folder.write("m.yaml", "entity: bookings\nformat:\n  escape: twice\ncolumns: {}\n")
        try ToolRun("booking-import", ["a.csv", "--mapping", "m.yaml"], in: folder).expect(
            status: 2,
            speech: """
                error: m.yaml:3:11: escape is doubled, backslash or one character
                  write for instance escape: backslash

                """)
    }

    @Test func `A told encoding is kept to`() throws {
        let bytes = Array("Booking Ref,Booked On,Surname\nA-1,2024-03-04,Z".utf8) + [0xEB, 0x0A]
        try folder.write("a.csv", bytes: bytes)
        try ToolRun("booking-import", ["a.csv", "-q", "--encoding", "utf-8"], in: folder).expect(status: 1)
        #expect(try folder.bytes("rejects/run-1/a.csv") == bytes)
        try ToolRun("booking-import", ["a.csv", "-q", "--encoding", "cp1252"], in: folder).expect(status: 0)
        #expect(try rows(of: folder.path("bookings.sqlite"), "SELECT last_name FROM contacts") == [["Zë"]])
    }

    @Test func `A packed file is read as it is, its bytes and its sum are those of the file`() throws {
        try folder.write("exports/a.csv.gz", bytes: Self.packed)
        let run = try ToolRun("booking-import", ["exports", "--json"], in: folder).expect(status: 0)
        #expect(try references() == ["A-1", "A-2"])
        #expect(run.standardOutput.contains("\"bytes\" : \(Self.packed.count)"))
        #expect(run.standardOutput.contains("\"gzip\" : true"))
    }

    @Test func `A packed file that was cut off changes nothing`() throws {
        try folder.write("a.csv.gz", bytes: Array(Self.packed.dropLast(9)))
        try ToolRun("booking-import", ["a.csv.gz"], in: folder).expect(
            status: 2,
            speech: """
                error: a.csv.gz: the gzip file ends in the middle
                  it was cut off on its way: copy or export it again

                """)
        #expect(!folder.has("bookings.sqlite"))
    }

    @Test func `Standard input is read as a file is, and its rejects are kept`() throws {
        let text = "Booking Ref,Booked On,Email\nA-1,13/03/2024,a@example.com\nA-2,31/02/2024,a@example.com\n"
        try ToolRun("booking-import", ["-", "-q"], in: folder, input: text).expect(status: 1)
        #expect(try references() == ["A-1"])
        let kept = String(decoding: try folder.bytes("rejects/run-1/standard-input.csv"), as: UTF8.self)
        #expect(kept == "Booking Ref,Booked On,Email\nA-2,31/02/2024,a@example.com\n")
        try ToolRun("booking-import", ["-", "-q"], in: folder, input: Legacy.json("J-1")).expect(status: 0)
        #expect(try references() == ["A-1", "J-1"])
    }

    @Test func `Rejects of any encoding are the bytes of the file, and import when they are corrected`() throws {
        let text = "March;;\r\n\r\nBooking Ref;Booked On;Surname\r\nA-1;13/03/2024;Zoë\r\nA-2;31/02/2024;Müller"
        for isBigEndian in [false, true] {
            let name = isBigEndian ? "big" : "little"
            let bytes = ("\u{FEFF}" + text).utf16.flatMap { unit in
                let pair = [UInt8(unit & 255), UInt8(unit >> 8)]
                return isBigEndian ? pair.reversed() : pair
            }
            try folder.write(name + "/a.csv", bytes: bytes)
            let arguments = [name + "/a.csv", "-q", "--database", name + ".sqlite", "--rejects", name + "-rejects"]
            try ToolRun("booking-import", arguments, in: folder).expect(status: 1)
            let kept = try folder.bytes(name + "-rejects/run-1/a.csv")
            let header = bytes.firstRange(of: isBigEndian ? [0, 0x42, 0, 0x6F] : [0x42, 0, 0x6F, 0])
            let row = bytes.firstRange(of: isBigEndian ? [0, 0x41, 0, 0x2D, 0, 0x32] : [0x41, 0, 0x2D, 0, 0x32, 0])
            let first = bytes.firstRange(of: isBigEndian ? [0, 0x41, 0, 0x2D, 0, 0x31] : [0x41, 0, 0x2D, 0, 0x31, 0])
            let places = (try #require(header), try #require(first), try #require(row))
            let lineBreak: [UInt8] = isBigEndian ? [0, 0x0A] : [0x0A, 0]
            let wanted =
                bytes[..<2] + bytes[places.0.lowerBound..<places.1.lowerBound] + bytes[places.2.lowerBound...]
                + lineBreak
            #expect(kept == Array(wanted))
            let day = try #require(kept.firstRange(of: isBigEndian ? [0, 0x33, 0, 0x31] : [0x33, 0, 0x31, 0]))
            var corrected = kept
            corrected[day.lowerBound + (isBigEndian ? 1 : 0)] = 0x32
            try folder.write(name + "/b.csv", bytes: corrected)
            try ToolRun(
                "booking-import", [name + "/b.csv", "-q", "--date-order", "day-first", "--database", name + ".sqlite"],
                in: folder
            ).expect(status: 0)
            let names = try rows(of: folder.path(name + ".sqlite"), "SELECT last_name FROM contacts ORDER BY 1")
            #expect(names == [["Müller"], ["Zoë"]])
        }
    }
}
