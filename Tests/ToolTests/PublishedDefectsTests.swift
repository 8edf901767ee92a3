import Foundation
import TestSupport
import Testing

/// The 50 published files with one defect each, through the binary: each is read as its catalogue says. Files of our own
/// with the same defects are in `samples/defects`.
@Suite(.enabled(if: sharedData != nil, "the shared reference data is not beside this checkout"))
struct PublishedDefectsTests {
    /// What the catalogue says of a file.
    struct Reading: Sendable, CustomTestStringConvertible {
        let number: Int
        var status: Int32 = 0
        var loaded = 0
        /// Lines of the rows that are rejected.
        var rejectedLines: [String] = []
        /// A column of SQL over bookings and their contacts, and what it gives for each row in order.
        var column = "booking_reference"
        var values: [String] = []
        /// What the messages say.
        var speech = ""
        var arguments: [String] = []

        var testDescription: String { "\(number)" }
    }

    private static let day = "date(created_at / 1000000, 'unixepoch')"
    private static let minute = "strftime('%Y-%m-%d %H:%M', created_at / 1000000, 'unixepoch')"
    private static let name = "first_name || ' ' || last_name"
    private static let price = "original_amount_minor || ' ' || currency"
    private static let dayFirst = ["--date-order", "day-first"]

    static let readings = [
        Reading(number: 1, loaded: 2, column: name, values: ["Zoë Müller", "Ann Smith"]),
        Reading(number: 2, loaded: 2, column: name, values: ["Zoë Müller", "Ann Smith"]),
        Reading(
            number: 3, loaded: 2, column: "\(name) || ' ' || \(price)",
            values: ["Zoë Müller 1250 GBP", "Ann Smith 800 GBP"]),
        Reading(
            number: 4, loaded: 2, column: "original_amount_minor || ' ' || \(day)",
            values: ["101250 2024-03-04", "800 2024-03-05"], speech: "read day-first"),
        Reading(number: 5, loaded: 1, values: ["BK001"]), Reading(number: 6, loaded: 2, values: ["BK001", "BK002"]),
        Reading(number: 7, loaded: 2, values: ["BK001", "BK002"]),
        Reading(number: 8, loaded: 2, values: ["BK001", "BK002"]),
        Reading(
            number: 9, loaded: 2,
            column: "length(booking_notes) - length(replace(booking_notes, char(10), '')) + 1", values: ["3", "1"]),
        Reading(number: 10, status: 1, loaded: 2, rejectedLines: ["3"], values: ["BK001", "BK002"]),
        Reading(number: 11, status: 1, loaded: 1, rejectedLines: ["2"], values: ["BK002"]),
        Reading(number: 12, status: 1, loaded: 2, rejectedLines: ["2"], values: ["BK002", "BK003"]),
        Reading(
            number: 13, loaded: 2,
            column: "(SELECT title FROM course_sessions WHERE course_sessions.id = session_id)",
            values: ["Yoga \"gentle\" flow", "Pilates"]),
        Reading(number: 14, status: 1, loaded: 1, rejectedLines: ["2", "4"], values: ["BK002"]),
        Reading(
            number: 15, loaded: 1,
            column: "first_name || ' ' || email || ' ' || json_extract(bookings.extra, '$.\"Email (2)\"')",
            values: ["Ann ann@example.com bo@example.com"]),
        Reading(number: 16, loaded: 1, column: price, values: ["1250 EUR"], speech: "header on line 5"),
        Reading(number: 17, loaded: 1, column: "\(name) || ' ' || \(day)", values: ["Ann Smith 2024-03-04"]),
        Reading(number: 18, loaded: 2, values: ["BK001", "BK002"], speech: "otal"),
        Reading(number: 19, loaded: 2, values: ["BK001", "BK002"]),
        Reading(number: 20, loaded: 2, values: ["BK001", "BK002"]),
        Reading(number: 21, status: 1, loaded: 2, rejectedLines: ["2"], values: ["BK002", "BK003"]),
        Reading(number: 22, loaded: 2, column: minute, values: ["2024-03-04 18:30", "2024-03-05 00:00"]),
        Reading(number: 23, status: 2, speech: "say it with --date-order"),
        Reading(
            number: 23, loaded: 2, column: "substr(\(day), 1, 4)", values: ["2024", "1969"], speech: "1969",
            arguments: dayFirst),
        Reading(number: 24, status: 2, speech: "say it with --date-order"),
        Reading(
            number: 24, loaded: 3, column: "substr(\(minute), 12)", values: ["00:15", "23:00", "18:30"],
            arguments: ["--date-order", "month-first"]),
        Reading(
            number: 25, status: 1, loaded: 3, rejectedLines: ["3"], column: minute,
            values: ["2024-03-31 01:30", "2024-10-27 00:30", "2025-03-03 17:00"]),
        Reading(
            number: 26, loaded: 14, column: price,
            values: [
                "1250 GBP", "123450 USD", "123450 EUR", "-1500 GBP", "-500 GBP", "-1250 GBP", "0 CAD", "30000 USD",
                "4200 GBP", "123450 GBP", "123450 GBP", "0 GBP", "1250 GBP", "1000 GBP",
            ]),
        Reading(
            number: 27, loaded: 3, column: "coalesce(phone, 'lost')", values: ["lost", "447700900123", "7700900123"]),
        Reading(
            number: 28, loaded: 2, column: "phone || coalesce(' ' || booking_notes, '')",
            values: ["+447700900123", "07700 900456 O'Brien"]),
        Reading(number: 29, loaded: 1, column: "phone", values: ["447700900123"]),
        Reading(
            number: 30, loaded: 2, column: "\(name) || ' ' || coalesce(email, '-')",
            values: ["A B -", "Nan Null a@example.com"]),
        Reading(number: 31, loaded: 1, column: name, values: ["Siobhán O'Brien"]),
        Reading(number: 32, loaded: 2, column: "last_name", values: ["Müller", "Björk"]),
        Reading(
            number: 33, loaded: 1, column: "participants || ' ' || original_amount_minor", values: ["3 2500"]),
        Reading(number: 34, loaded: 3, column: "first_name", values: ["Zoë", "Ann", "Bo"]),
        Reading(number: 35, loaded: 1, column: "first_name", values: ["Ann"], speech: "has_more_items"),
        Reading(number: 36, status: 1, loaded: 2, rejectedLines: ["4"]),
        Reading(
            number: 37, loaded: 2, column: "booking_reference || ' ' || participants || ' ' || original_amount_minor",
            values: ["001 2 1250", "2 2 1250"]),
        Reading(
            number: 38, loaded: 1,
            column: "booking_reference || ' ' || \(minute) || ' ' || participants || ' ' || original_amount_minor",
            values: ["5ca4bbcea2dd94ee58162a68 2024-03-04 18:30 2 1250"]),
        Reading(number: 39, loaded: 2), Reading(number: 40, status: 2, speech: "mongo shell"),
        Reading(number: 41, status: 1, rejectedLines: ["1"], speech: "a key is there twice"),
        Reading(number: 42, loaded: 3),
        Reading(
            number: 43, status: 1, rejectedLines: ["1", "1", "1"], speech: "NaN and Infinity are not JSON numbers"),
        Reading(
            number: 44, loaded: 2, column: "booking_reference || ' ' || participants || ' ' || final_amount_minor",
            values: ["1001 2 3000", "1002 1 1500"]),
        Reading(
            number: 45, loaded: 4, column: "status", values: ["completed", "completed", "completed", "completed"]),
        Reading(number: 46, status: 1, loaded: 1, rejectedLines: ["3"], values: ["BK001"]),
        Reading(number: 47, status: 2, speech: "--mapping mapping.yaml"),
        Reading(number: 48, loaded: 2, values: ["BK001", "BK002"]),
        Reading(
            number: 49, loaded: 1, column: "booking_reference || ' ' || email", values: ["1 jenny@example.com"]),
        Reading(number: 50, loaded: 1, column: "phone", values: ["+447700900123"]),
    ]

    @Test(arguments: readings) func `Each is read as the catalogue says`(_ reading: Reading) throws {
        let all = try #require(sharedData).appending(path: "defects")
        let prefix = reading.number < 10 ? "0\(reading.number)-" : "\(reading.number)-"
        let names = try FileManager.default.contentsOfDirectory(atPath: all.path()).filter { $0.hasPrefix(prefix) }
        let file = try #require(names.first, "no file \(prefix)…")
        let folder = try TemporaryFolder()
        let run = try ToolRun(
            "booking-import",
            [all.appending(path: file).path(), "--time-zone", "Europe/London"] + reading.arguments, in: folder
        ).expect(status: reading.status)
        let speech = run.standardError + run.standardOutput
        #expect(reading.speech.isEmpty || speech.contains(reading.speech), "\(run)")
        guard reading.status != 2 else {
            #expect(!folder.has("bookings.sqlite"))
            return
        }
        func stored(_ sql: String) throws -> [String] {
            try rows(of: folder.path("bookings.sqlite"), sql).map { $0[0] ?? "" }
        }
        #expect(
            try stored("SELECT loaded || ' ' || duplicate FROM import_files")
                == ["\(reading.loaded) \(reading.number == 44 ? 2 : 0)"], "\(run)")
        #expect(try stored("SELECT line FROM import_rejects ORDER BY line") == reading.rejectedLines)
        guard !reading.values.isEmpty else { return }
        let query = """
            SELECT \(reading.column) FROM bookings LEFT JOIN contacts ON contacts.id = contact_id
            ORDER BY bookings.import_line, booking_reference
            """
        #expect(try stored(query) == reading.values)
    }

    @Test func `Every file of the catalogue is tried`() throws {
        let all = try #require(sharedData).appending(path: "defects")
        let files = try FileManager.default.contentsOfDirectory(atPath: all.path())
        #expect(files.count == Set(Self.readings.map(\.number)).count)
    }
}
