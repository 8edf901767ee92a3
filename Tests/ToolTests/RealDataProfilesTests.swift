import Foundation
import TestSupport
import Testing

/// Real exports of booking systems through the profiles that know them. Nothing of them is in the repository.
@Suite(.enabled(if: sharedData != nil, "the shared reference data is not beside this checkout"))
struct RealDataProfilesTests {
    /// The cells of a CSV file of one-line records, row by row.
    private func cells(_ file: URL) throws -> [[String]] {
        try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).map { line in
            var fields = [""]
            var isQuoted = false
            for character in line {
                if character == "\"" {
                    isQuoted.toggle()
                } else if character == ",", !isQuoted {
                    fields.append("")
                } else {
                    fields[fields.count - 1].append(character)
                }
            }
            return fields
        }
    }

    private func imported(_ file: URL) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let run = try ToolRun(
            "booking-import", [file.path(), "--database", "a.sqlite"] + KnownExportSample.zone, in: folder)
        run.expect(status: 0)
        #expect(run.standardError.contains("read as "), "\(run)")
        return folder
    }

    /// The cells of a column.
    private func column(_ name: String, of table: [[String]]) throws -> [String] {
        let index = try #require(table.first?.firstIndex(of: name), "no column \(name)")
        return table.dropFirst().map { $0[index] }
    }

    @Test func `Every attendee of a real Eventbrite export is stored, with every cell of the row`() throws {
        let file = try #require(sharedData).appending(path: "bookings/eventbrite-attendees.csv")
        let table = try cells(file)
        let folder = try imported(file)
        let stored = try rows(
            of: folder.path("a.sqlite"),
            """
            SELECT b.booking_reference, c.email, c.first_name, c.last_name, g.group_reference, c.company_name,
                b.status_exported, b.currency, b.referral_source, b.participants, b.final_amount_minor,
                strftime('%m/%d/', b.created_at / 1000000, 'unixepoch')
                    || substr(strftime('%Y %H:%M', b.created_at / 1000000, 'unixepoch'), 3), b.status, b.extra
            FROM bookings AS b JOIN contacts AS c ON c.id = b.contact_id JOIN booking_groups AS g ON g.id = b.group_id
            ORDER BY b.import_line
            """)
        let names = [
            "Attendee #", "Email", "First Name", "Last Name", "Order #", "Company", "Attendee Status", "Currency",
            "How did you hear about this event?", "Quantity", "Total Paid", "Order Date",
        ]
        #expect(stored.count == table.count - 1 && stored.count > 0)
        for (index, name) in names.enumerated() {
            #expect(stored.map { $0[index] ?? "" } == (try column(name, of: table)), "column \(name)")
        }
        #expect(stored.allSatisfy { $0[12] == "confirmed" })
        try expectRest(
            of: table, stored.map { $0[13] ?? "{}" }, but: names + ["Home City", "Home Zip", "Home Country"])
    }

    @Test func `Every participant of a real CiviCRM export is stored, with every cell of the row`() throws {
        let file = try #require(sharedData).appending(path: "bookings/civicrm-participant.csv")
        let table = try cells(file)
        let folder = try imported(file)
        let stored = try rows(
            of: folder.path("a.sqlite"),
            """
            SELECT c.email, printf('%.2f', b.final_amount_minor / 100.0), b.currency, b.status_exported,
                date(b.created_at / 1000000, 'unixepoch'), b.source_exported, b.status, b.source, b.extra
            FROM bookings AS b JOIN contacts AS c ON c.id = b.contact_id ORDER BY b.import_line
            """)
        let names = [
            "Email (match to contact)", "Fee Amount", "Fee Currency", "Participant Status", "Register date",
            "Participant Source",
        ]
        #expect(stored.count == table.count - 1 && stored.count > 0)
        for (index, name) in names.enumerated() {
            #expect(stored.map { $0[index] ?? "" } == (try column(name, of: table)), "column \(name)")
        }
        #expect(stored.map { $0[6] } == ["confirmed"] && stored.map { $0[7] } == ["phone"])
        try expectRest(of: table, stored.map { $0[8] ?? "{}" }, but: names)
    }

    /// What no rule reads is kept with the row, cell for cell.
    private func expectRest(of table: [[String]], _ extras: [String], but names: [String]) throws {
        for header in try #require(table.first) where !names.contains(header) {
            let kept = try extras.map { try JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
            #expect(kept.map { $0[header] ?? "" } == (try column(header, of: table)), "column \(header)")
        }
    }

    @Test func `A real feed of OpenActive orders is stored, with the money that is due`() throws {
        let file = try #require(sharedData).appending(path: "bookings/openactive/OpenActive-order_feed_example_1.json")
        let folder = try imported(file)
        let stored = try rows(
            of: folder.path("a.sqlite"),
            """
            SELECT booking_reference, final_amount_minor, currency, status, created_at / 1000000, source_system,
                json_extract(extra, '$."data.totalPaymentTax"[0].price'), json_extract(extra, '$.kind')
            FROM bookings
            """)
        let text = try String(contentsOf: file, encoding: .utf8)
        let reference = try #require(text.firstMatch(of: /"identifier": "([^"]+)"/)).output.1
        let modified = try #require(text.firstMatch(of: /"modified": ([0-9]+)/)).output.1
        #expect(
            stored == [[String(reference), "500", "GBP", "confirmed", String(modified), "openactive", "1", "Order"]])
    }
}
