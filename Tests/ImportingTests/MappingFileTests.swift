import BookingModel
import DatabaseTestSupport
import Tabular
import TestSupport
import Testing

@testable import Importing

@Suite(.onEveryEngine) struct MappingFileTests {
    @Test func `Every feature of a mapping file is read`() throws {
        let mapping = try MappingFile.parse(
            """
            entity: bookings
            name: Riverside swimming
            source_system: riverside
            date_order: month-first
            format: {delimiter: ";", missing: [n.a., "?"]}
            columns:
              booking_reference: Nummer
              created_at: {join: [Jahr, Monat, Tag], separator: "-", date_format: yyyy-MMMM-d, days_before: Vorlauf}
              status: {column: Status, values: {storniert: cancelled, Ok: confirmed}}
              source: {constant: email}
              final_amount: {product: [Preis, [Naechte, Tage]]}
              cancelled_at: {column: Geaendert, when: {column: Status, is: [storniert, weg]}}
            """, path: "folder/m.yaml")
        #expect(
            mapping.entity == .bookings && mapping.name == "Riverside swimming" && mapping.sourceSystem == "riverside")
        #expect(
            mapping.dateOrder == .monthFirst && mapping.delimiter == .byte(0x3B) && mapping.missing == ["n.a.", "?"])
        #expect(mapping.headerNames == nil)
        #expect(mapping.rules.count == 6)
        #expect(mapping.rules[.bookingReference] == FieldRule(column: "Nummer"))
        var created = FieldRule(.join(["Jahr", "Monat", "Tag"], separator: "-"))
        created.dateFormat = DatePattern("yyyy-MMMM-d")
        created.daysBefore = "Vorlauf"
        #expect(mapping.rules[.createdAt] == created)
        var status = FieldRule(column: "Status")
        status.values = ["storniert": "cancelled", "Ok": "confirmed"]
        #expect(mapping.rules[.status] == status)
        #expect(mapping.rules[.source] == FieldRule(.constant("email")))
        #expect(mapping.rules[.finalAmount] == FieldRule(.product([["Preis"], ["Naechte", "Tage"]])))
        var cancelled = FieldRule(column: "Geaendert")
        cancelled.condition = .init(column: "Status", words: ["storniert", "weg"])
        #expect(mapping.rules[.cancelledAt] == cancelled)
    }

    @Test func `Blanks, tabs, and names for a file without a header`() throws {
        let blanks = try MappingFile.parse(
            "entity: bookings\nformat: {delimiter: blanks, header: [customer, date, count, amount]}\ncolumns: {created_at: date}\n",
            path: "cd.yaml")
        #expect(blanks.delimiter == .blanks && blanks.headerNames == ["customer", "date", "count", "amount"])
        #expect(blanks.name == "cd")
        let tab = try MappingFile.parse(
            "entity: users\nformat: {delimiter: tab, header: true}\ncolumns: {email: e}\n", path: "m.yaml")
        #expect(tab.delimiter == .byte(0x09) && tab.headerNames == nil && tab.entity == .users)
    }

    @Test(arguments: [
        (
            "entity: bookings\nformat: {delimiter: ab}\ncolumns: {}\n",
            "m.yaml:2:21: delimiter is one character, tab or blanks"
        ),
        (
            "entity: bookings\nformat: {header: false}\ncolumns: {}\n",
            "m.yaml:2:18: header is true, or the list of the columns' names"
        ),
        (
            "entity: bookings\nformat: {charset: latin1}\ncolumns: {}\n",
            "m.yaml:2:19: “charset” is no setting of format"
        ),
        (
            "entity: bookings\ncolumns: {status: {values: {a: b}}}\n",
            "m.yaml:2:19: status says neither column, constant, join, product nor first_of"
        ),
        ("entity: bookings\ncolumns: {status: {product: [a, b]}}\n", "m.yaml:2:29: only an amount can be a product"),
        ("entity: bookings\ncolumns: {final_amount: {product: a}}\n", "m.yaml:2:35: product is a list"),
        (
            "entity: bookings\ncolumns: {status: {column: a, date_format: yyyy-MM-dd}}\n",
            "m.yaml:2:44: not a date format for status"
        ),
        (
            "entity: bookings\ncolumns: {status: {column: a, when: {column: b}}}\n",
            "m.yaml:2:37: when: needs column: and is:"
        ),
        ("entity: bookings\ncolumns: {capacity: a}\n", "m.yaml:2:21: “capacity” is no field of bookings"),
        ("entity: bookings\ncolumns: [a]\n", "m.yaml:2:10: columns is a list of names with values"),
        ("entity: [bookings]\ncolumns: {}\n", "m.yaml:1:9: entity is one value"),
        ("entity: bookings\ndate_order: dayfirst\ncolumns: {}\n", "m.yaml:2:13: “dayfirst” is no date_order"),
        ("# nothing\n", "m.yaml: the mapping file is empty"), ("entity: \"bookings\ncolumns", "m.yaml: not YAML"),
    ])
    func `What is not understood is said with its place`(_ yaml: String, _ message: String) throws {
        let error = try #require(throws: ImportError.self) { try MappingFile.parse(yaml, path: "m.yaml") }
        #expect(error.message.hasPrefix(message), "\(error)")
        #expect(!error.hint.isEmpty)
    }

    @Test func `A mapped file is loaded by its rules`() throws {
        let workshop = try ImportWorkshop()
        let mapping = try MappingFile.parse(
            """
            entity: bookings
            source_system: riverside
            format: {delimiter: ";", missing: [n.a.]}
            columns:
              booking_reference: Nummer
              created_at: {join: [Jahr, Monat, Tag], separator: "-", date_format: yyyy-MMMM-d, days_before: Vorlauf}
              status: {column: Status, values: {Check-Out: completed, weg: cancelled}}
              source: {constant: email}
              currency: {constant: EUR}
              final_amount: {product: [Preis, [Naechte, Tage]]}
              cancelled_at: {column: Geaendert, when: {column: Status, is: [WEG]}}
              email: Mail
            """, path: "m.yaml")
        let text = """
            Nummer;Jahr;Monat;Tag;Vorlauf;Status;Preis;Naechte;Tage;Geaendert;Mail;Farbe
            1;2024;March;1;1;Check-Out;10,50;2;1;2024-03-02;ada@example.com;rot
            2;2024;March;4;0;weg;8;1;0;2024-03-05;n.a.;n.a.
            3;2024;Ožujka;4;0;weg;8;1;0;2024-03-05;bea@example.com;blau

            """
        let outcome = try workshop.load([("a.csv", text)], mapping: mapping)
        #expect(outcome.files.map(\.loadedCount) == [2] && outcome.files.map(\.rejectedCount) == [1])
        let reject = try #require(outcome.files.first?.rejects.first)
        #expect(reject.line == 4 && reject.column == "Jahr" && reject.reason == "date")
        let stored = try workshop.texts(
            """
            SELECT booking_reference, source_system, \(TestEngine.dateAndTime("created_at")), status, status_exported, source,
                final_amount_minor, currency, \(TestEngine.date("cancelled_at")), extra, contact_id IS NULL
            FROM bookings ORDER BY booking_reference
            """)
        #expect(
            stored == [
                [
                    "1", "riverside", "2024-02-29 00:00:00", "completed", "Check-Out", "email", "3150", "EUR", nil,
                    #"{"Jahr":"2024","Monat":"March","Tag":"1","Vorlauf":"1","Preis":"10,50","Naechte":"2","Tage":"1","#
                        + #""Geaendert":"2024-03-02","Farbe":"rot"}"#, "0",
                ],
                [
                    "2", "riverside", "2024-03-04 00:00:00", "cancelled", "weg", "email", "800", "EUR", "2024-03-05",
                    #"{"Jahr":"2024","Monat":"March","Tag":"4","Vorlauf":"0","Preis":"8","Naechte":"1","Tage":"0","#
                        + #""Geaendert":"2024-03-05","Farbe":"n.a."}"#, "1",
                ],
            ])
    }

    @Test func `A file of runs of blanks without a header`() throws {
        let workshop = try ImportWorkshop()
        let mapping = try MappingFile.parse(
            """
            entity: bookings
            format: {delimiter: blanks, header: [customer, date, discs, amount]}
            columns:
              customer_number: customer
              created_at: {column: date, date_format: yyyyMMdd}
              participants: discs
              final_amount: amount
            """, path: "m.yaml")
        let outcome = try workshop.load(
            [("a.txt", " 00001 19970101  1   11.77\n 00001 19970112  5   77.00\n 00001 19970112  5   77.00\n")],
            mapping: mapping)
        #expect(outcome.files.map(\.loadedCount) == [3], "two equal rows are two bookings")
        let sums = try workshop.texts(
            "SELECT COUNT(*), SUM(final_amount_minor), COUNT(DISTINCT contact_id) FROM bookings")
        #expect(sums == [["3", "16577", "1"]])
        let again = try workshop.load(names: ["a.txt"], mapping: mapping)
        #expect(again.changedCount == 0)
    }
}
