import Foundation
import TestSupport

/// A sample of `samples/profiles`, imported on its own, and what the database holds of it.
struct KnownExportSample {
    static let folder = packageRoot.appending(path: "samples/profiles")

    /// The names of the samples, sorted.
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
        .filter { !$0.hasPrefix(".") }.sorted()

    static let zone = ["--time-zone", "Europe/London"]

    /// The path of a sample.
    static func path(_ name: String) -> String { folder.appending(path: name).path() }

    /// What an import of the sample made: shape, counts and money, rejects, then every booking and contact.
    static func stored(_ run: ToolRun, database: String) throws -> String {
        let summary = try JSONDecoder().decode(Summary.self, from: Data(run.standardOutput.utf8))
        var lines: [String] = []
        for file in summary.files {
            lines.append("\(file.shape): \(file.entity)")
            lines.append(
                "read \(file.read), loaded \(file.loaded), duplicate \(file.duplicate), rejected \(file.rejected)")
        }
        for reject in summary.rejects { lines.append("rejected: \(reject.count) × \(reject.message)") }
        for (title, columns, query) in [("booking", bookingColumns, bookings), ("contact", contactColumns, contacts)] {
            for row in try rows(of: database, query) {
                lines.append("")
                lines.append(title)
                for (column, value) in zip(columns, row) {
                    if let value { lines.append("  \(column): \(value.replacing("\n", with: "⏎"))") }
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private struct Summary: Decodable {
        struct File: Decodable {
            let shape, entity: String
            let read, loaded, duplicate, rejected: Int
        }
        struct Reject: Decodable {
            let count: Int
            let message: String
        }
        let files: [File]
        let rejects: [Reject]
    }

    private static let bookingColumns = [
        "reference", "system", "status", "exported", "source", "created", "recorded", "paid", "cancelled", "people",
        "original", "discount", "final", "paid amount", "refunded", "currency", "method", "referral", "made by",
        "notes",
        "group", "contact", "session", "starts", "ends", "venue", "trainer", "course", "title", "extra",
    ]

    private static let bookings = """
        SELECT b.booking_reference, b.source_system, b.status, b.status_exported, b.source,
            datetime(b.created_at / 1000000, 'unixepoch'), datetime(b.recorded_at / 1000000, 'unixepoch'),
            datetime(b.paid_at / 1000000, 'unixepoch'), datetime(b.cancelled_at / 1000000, 'unixepoch'), b.participants,
            b.original_amount_minor, b.discount_amount_minor, b.final_amount_minor, b.paid_amount_minor,
            b.refunded_amount_minor, b.currency, b.payment_method, b.referral_source, b.created_by, b.booking_notes,
            g.group_reference, coalesce(c.email, c.customer_number), s.session_reference,
            datetime(s.starts_at / 1000000, 'unixepoch'), datetime(s.ends_at / 1000000, 'unixepoch'), s.venue, s.trainer,
            k.course_code, k.title, b.extra
        FROM bookings AS b
        LEFT JOIN contacts AS c ON c.id = b.contact_id
        LEFT JOIN booking_groups AS g ON g.id = b.group_id
        LEFT JOIN course_sessions AS s ON s.id = b.session_id
        LEFT JOIN courses AS k ON k.id = s.course_id
        ORDER BY b.import_line, b.booking_reference
        """

    private static let contactColumns = [
        "email", "first", "last", "phone", "company", "postcode", "city", "country", "number", "since", "extra",
    ]

    private static let contacts = """
        SELECT email, first_name, last_name, phone, company_name, postcode, city, country, customer_number,
            date(user_created_at / 1000000, 'unixepoch'), extra
        FROM contacts ORDER BY email, first_name, last_name, customer_number
        """
}
