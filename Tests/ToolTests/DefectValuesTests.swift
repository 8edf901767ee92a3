import Foundation
import TestSupport
import Testing

/// What values become that programs on the way have garbled: through the executable, and then cell by cell.
@Suite struct DefectValuesTests {
    /// Imports a file of `samples/defects` and gives the folder and the summary as JSON.
    private func load(_ name: String, _ arguments: [String] = [], status: Int32 = 0) throws -> (
        TemporaryFolder, Repairs
    ) {
        let folder = try TemporaryFolder()
        let sample = packageRoot.appending(path: "samples/defects").appending(path: name)
        try folder.write(name, bytes: Array(try Data(contentsOf: sample)))
        let run = try ToolRun("booking-import", [name, "--json"] + arguments, in: folder).expect(status: status)
        return (folder, try Repairs(run.standardOutput))
    }

    private func stored(_ folder: TemporaryFolder, _ columns: String) throws -> [[String?]] {
        try rows(
            of: folder.path("bookings.sqlite"),
            """
            SELECT \(columns) FROM bookings AS b LEFT JOIN contacts AS c ON c.id = b.contact_id ORDER BY b.booking_reference
            """)
    }

    /// The moments of booking in UTC, by reference.
    private func moments(_ name: String, _ arguments: [String] = [], status: Int32 = 0) throws -> [String: String] {
        let (folder, _) = try load(name, arguments, status: status)
        let found = try stored(
            folder, "booking_reference, strftime('%Y-%m-%d %H:%M', b.created_at / 1000000, 'unixepoch')")
        return Dictionary(uniqueKeysWithValues: found.map { ($0[0] ?? "", $0[1] ?? "") })
    }

    @Test func `A column of both orders gives the dates that can only be read one way`() throws {
        #expect(
            try moments("21-dates-mixed-order.csv", status: 1) == [
                "DM-2": "2024-04-25 00:00", "DM-3": "2024-04-13 00:00", "DM-4": "2024-05-05 00:00",
            ])
        // The user's word counts for all of them.
        #expect(
            try moments("21-dates-mixed-order.csv", ["--date-order", "day-first"], status: 1) == [
                "DM-1": "2024-04-03 00:00", "DM-2": "2024-04-25 00:00", "DM-4": "2024-05-05 00:00",
            ])
    }

    @Test func `Days of a spreadsheet, short years and clocks of twelve hours are the moments they mean`() throws {
        #expect(
            try moments("22-excel-serial-dates.csv") == [
                "SD-1": "2024-03-04 18:30", "SD-2": "2024-03-05 00:00", "SD-3": "2024-06-29 12:00",
            ])
        #expect(
            try moments("23-two-digit-years.csv") == [
                "TY-1": "2024-12-25 18:30", "TY-2": "2024-04-03 00:00", "TY-3": "2023-03-04 00:00",
            ])
        #expect(
            try moments("24-twelve-hour-times.csv") == [
                "TH-1": "2024-12-02 00:15", "TH-2": "2025-03-03 12:15", "TH-3": "2025-03-03 23:00",
                "TH-4": "2025-01-03 16:30", "TH-5": "2024-04-04 15:05", "TH-6": "2024-02-13 18:30",
                "TH-7": "2024-03-04 09:05",
            ])
    }

    @Test func `A mapping says from which day the spreadsheet counted`() throws {
        let folder = try TemporaryFolder()
        try folder.write("days.csv", "Ref,When,Mail\nA-1,43893.5,ada.fellows@example.com\n")
        try folder.write(
            "days.yaml",
            "entity: bookings\nformat: {date_system: 1904}\ncolumns: {booking_reference: Ref, created_at: When, email: Mail}\n"
        )
        try ToolRun("booking-import", ["days.csv", "--mapping", "days.yaml", "-q"], in: folder).expect(status: 0)
        #expect(
            try stored(folder, "strftime('%Y-%m-%d %H:%M', b.created_at / 1000000, 'unixepoch')") == [
                ["2024-03-04 12:00"]
            ])
    }

    @Test func `Zones are known by all their names, in the value and in a column`() throws {
        #expect(
            try moments("25-time-zones.csv", status: 1) == [
                "TZ-1": "2024-03-31 01:30", "TZ-3": "2024-10-27 00:30", "TZ-4": "2025-03-03 17:00",
                "TZ-5": "2024-07-01 16:00", "TZ-6": "2024-07-01 10:00", "TZ-7": "2024-10-27 00:30",
            ])
        #expect(
            try moments("25-time-zone-column.csv", ["--time-zone", "Europe/London"]) == [
                "ZC-1": "2024-07-01 15:00", "ZC-2": "2024-07-01 09:00", "ZC-3": "2024-07-01 10:00",
                "ZC-4": "2024-07-01 11:00",
            ])
    }

    @Test func `Amounts are what they say, in the currency that they name`() throws {
        let (folder, repairs) = try load("26-money-formats.csv", status: 1)
        #expect(
            try stored(folder, "booking_reference || ' ' || final_amount_minor || ' ' || currency").map { $0[0] } == [
                "MF-01 1250 GBP", "MF-02 123450 USD", "MF-03 123450 EUR", "MF-04 -1500 GBP", "MF-05 -500 GBP",
                "MF-06 -1250 GBP", "MF-07 0 CAD", "MF-08 30000 USD", "MF-09 4200 GBP", "MF-10 123450 GBP",
                "MF-11 123450 CHF", "MF-12 0 GBP", "MF-13 1250 GBP", "MF-14 1000 GBP", "MF-15 1200 JPY",
                "MF-16 1250 KWD", "MF-17 0 GBP",
            ])
        #expect(
            repairs.lines == [
                "Price credit 3 5", "Price invisible-characters 1 11", "Price free-of-charge 1 13",
                "Price placeholder 1 18",
            ])
        let (comma, _) = try load("26-decimal-comma.csv")
        #expect(try stored(comma, "final_amount_minor").map { $0[0] } == ["123400", "1250", "133742"])
    }

    @Test func `Lost digits of a telephone number are not made up`() throws {
        let (folder, repairs) = try load("27-phone-scientific.csv")
        #expect(
            try stored(folder, "c.phone, b.extra ->> 'Phone (as exported)'") == [
                [nil, "4.47701E+11"], ["447700900123", nil], ["7700900123", nil], ["07700 900456", nil],
            ])
        #expect(
            repairs.lines == ["Phone lost-digits 1 2", "Phone decimal-tail 1 3", "Phone lost-leading-zero 1 4"])
    }

    @Test func `An apostrophe that a spreadsheet put there goes, one of a name stays`() throws {
        let (folder, _) = try load("28-leading-apostrophe.csv")
        #expect(
            try stored(folder, "c.last_name, c.phone, final_amount_minor, booking_notes, b.extra") == [
                ["Fellows", "+447700900123", "1000", "=1+1", nil],
                ["O'Quill", "07700 900456", "1000", "'tis the season", nil],
            ])
    }

    @Test func `A refund without its sign is one by its status`() throws {
        let (folder, _) = try load("29-stripped-sign.csv")
        #expect(
            try stored(folder, "status, paid_amount_minor, refunded_amount_minor") == [
                ["cancelled", "1500", "1500"], ["confirmed", "1500", "0"], ["cancelled", "1500", "1500"],
            ])
    }

    @Test func `Words for nothing are missing values, and people of such names are people`() throws {
        let (folder, _) = try load("30-null-placeholders.csv")
        #expect(
            try stored(folder, "c.first_name, c.last_name, c.email, c.phone, b.paid_at, booking_notes") == [
                ["Ada", "Fellows", nil, nil, nil, nil], ["Nan", "Null", "nan.null@example.com", nil, nil, nil],
                ["Bea", "None", nil, nil, nil, nil],
                [nil, "Quill", "bea.quill@example.org", "07700 900456", nil, "Tbilisi trip"],
            ])
    }

    @Test func `Garbled texts are put right and kept as they were`() throws {
        let (entities, found) = try load("31-html-entities.csv")
        #expect(
            try stored(entities, "c.first_name, c.last_name, final_amount_minor, booking_notes") == [
                ["Siobhán", "O'Quill", "1000", "Arts & Crafts"],
                ["René", "Lind", "1000", "R&D; AT&T and &unknown; stay"],
            ])
        #expect(
            try stored(entities, "b.extra ->> 'Notes (as exported)', b.extra ->> 'First Name (as exported)'") == [
                ["Arts &amp;amp; Crafts", "Siobh&aacute;n"], [nil, "Ren&#xE9;"],
            ])
        #expect(found.lines.contains("First Name html-entities 2 2"))
        let (mojibake, repairs) = try load("32-mojibake.csv")
        #expect(
            try stored(mojibake, "c.first_name, c.last_name, final_amount_minor, booking_notes") == [
                ["Zoë", "Müller", "1250", "It’s a note"], ["àngela", "Björk", "1000", "Müller stays"],
                ["Jürgen", "Ågren", "1000", "ZoÃ« and Zoë: not sure"],
            ])
        #expect(repairs.lines.contains("Last Name mojibake 2 2"))
    }

    @Test func `Several people in a cell are one booking of several`() throws {
        let (folder, _) = try load("33-several-people-in-cell.csv")
        #expect(
            try stored(
                folder,
                "b.participants, final_amount_minor, c.first_name, c.last_name, c.email, b.extra ->> 'Name (as exported)', b.extra ->> 'Guests'"
            ) == [
                ["2", "5000", "Ann", "Fellows", "ann.fellows@example.com", "Ann Fellows; Bo Quill", nil],
                ["3", "7500", "Cy", "Ortas", "cy.ortas@example.net", nil, "Di Lind; Ed Lind"],
                ["1", "2500", "Fay", "Lind", "fay.lind@example.com", nil, nil],
                ["1", "2500", "Gus", "Quill", "gus@example.com", nil, nil],
            ])
    }

    @Test func `JSON in a cell is read, and put right value by value`() throws {
        let (folder, _) = try load("34-json-and-custom-fields.csv")
        #expect(
            try stored(folder, "c.first_name, c.email, c.phone") == [
                ["Zoë", "zoe@example.com", "+44 7700 900123"], ["Ann", nil, nil], ["Siobhán", nil, nil],
            ])
    }

    @Test func `Rows of one order are one booking, and a second import of them changes nothing`() throws {
        let (folder, repairs) = try load("44-one-booking-many-rows.csv")
        let columns =
            "booking_reference, participants, status, final_amount_minor, paid_amount_minor, refunded_amount_minor, c.email, "
            + "b.extra ->> '$.attendees[0].first_name', b.extra ->> 'Diet', date(b.refunded_at / 1000000, 'unixepoch')"
        let expected: [[String?]] = [
            ["2001", "2", "confirmed", "3000", "3000", "0", "rosa.fellows@example.com", "Jonah", "vegan", nil],
            ["2002", "1", "cancelled", "1500", "1500", "1500", nil, nil, nil, "2024-10-03"],
            ["2003", "1", "cancelled", "2000", "2000", "0", "tara.ortas@example.net", nil, nil, nil],
        ]
        #expect(try stored(folder, columns) == expected)
        #expect(repairs.lines == ["Order # several-rows 1 4", "Total Paid refund-sign 1 5"])
        let again = try ToolRun("booking-import", ["44-one-booking-many-rows.csv", "--json"], in: folder).expect(
            status: 0)
        let file = try #require(try Figures(again.standardOutput).files.first)
        #expect(file.loaded == 0)
        #expect(file.updated == 0, "\(again)")
        #expect(try stored(folder, columns) == expected)
    }

    @Test func `States are understood in other languages`() throws {
        let (folder, _) = try load("45-status-words-localised.csv")
        #expect(
            try stored(folder, "status, b.extra ->> 'Checked in'") == [
                ["confirmed", nil], ["completed", "Sì"], ["confirmed", "Non"], ["cancelled", nil],
                ["completed", "oui"],
                ["completed", "1"],
            ])
    }

    @Test func `What looks like a formula is a text`() throws {
        let (folder, _) = try load("50-formula-in-notes.csv")
        #expect(
            try stored(folder, "c.first_name, c.phone, booking_notes") == [
                [#"=HYPERLINK("https://example.com","x")"#, "+447700900123", "@SUM(1)"]
            ])
    }

    @Test func `The summary says what was put right, and of whom it does not`() throws {
        let folder = try TemporaryFolder()
        let name = "31-html-entities.csv"
        let sample = packageRoot.appending(path: "samples/defects").appending(path: name)
        try folder.write(name, bytes: Array(try Data(contentsOf: sample)))
        let run = try ToolRun("booking-import", [name], in: folder).expect(status: 0)
        #expect(run.standardOutput.contains("31-html-entities.csv:2, column First Name"))
        #expect(!run.standardOutput.contains("Quill"))
    }

    /// The repairs of a run's only file.
    private struct Repairs: Decodable {
        struct File: Decodable { var repairs: [Entry] }
        struct Entry: Decodable {
            var column: String
            var kind: String
            var count: Int
            var first_line: Int
        }

        var files: [File]

        init(_ json: String) throws { self = try JSONDecoder().decode(Repairs.self, from: Data(json.utf8)) }

        /// Column, kind, count and first line of each.
        var lines: [String] {
            (files.first?.repairs ?? []).map { "\($0.column) \($0.kind) \($0.count) \($0.first_line)" }
        }
    }
}
