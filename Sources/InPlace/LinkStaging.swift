import BookingModel
import Database
import PostgreSQLDriver

/// Brings what the toolkit knows of a table's bookings into tables of the legacy session: in batches, so that memory does
/// not grow with them.
struct LinkStaging {
    let toolkit: any Database
    let legacy: PostgreSQLDatabase
    /// Whose references the table has.
    let sourceSystem: String

    private static let rowsAtOnce = 4_096

    func bookings() throws(DatabaseError) {
        let columns = [
            "reference", "user_id", "created_by_user_id", "group_id", "source", "referral_source", "booking_notes",
        ]
        var stored = columns
        stored[0] = "booking_reference"
        try copy(
            TableScan("bookings", columns: stored + ["source_system"], key: "row_id"),
            to: "pg_temp.booking_toolkit_bookings", columns: columns
        ) { row, batch, _ in
            guard row.text(columns.count) == sourceSystem else { return false }
            batch.append(row.text(0))
            for column in 1...3 { batch.append(row.identifier(column)) }
            for column in 4...6 { batch.append(row.text(column)) }
            return true
        }
    }

    func groups() throws(DatabaseError) {
        let columns = [
            "id", "group_reference", "company_id", "organizer_id", "group_name", "total_participants", "status",
            "created_at", "updated_at",
        ]
        try copy(
            TableScan("booking_groups", columns: columns + ["source_system"], key: "id"),
            to: "pg_temp.booking_toolkit_groups", columns: ["row_number"] + columns
        ) { row, batch, number in
            guard row.text(columns.count) == sourceSystem else { return false }
            batch.append(number)
            batch.append(row.identifier(0))
            batch.append(row.text(1))
            for column in 2...3 { batch.append(row.identifier(column)) }
            batch.append(row.text(4))
            batch.append(row.isNull(5) ? nil : row.integer(5))
            batch.append(row.text(6))
            for column in 7...8 { batch.append(row.isNull(column) ? nil : row.integer(column)) }
            return true
        }
    }

    func users() throws(DatabaseError) {
        let columns = [
            "id", "kind", "email", "first_name", "last_name", "phone", "company_name", "city", "postcode", "country",
            "created_at", "last_activity_at", "total_bookings", "total_spent", "total_spent_currency",
            "first_booking_at", "last_booking_at", "upcoming_bookings", "certificates_earned",
        ]
        let theirs = columns.map {
            ["first_booking_at": "first_booking_date", "last_booking_at": "last_booking_date"][$0] ?? $0
        }
        try copy(
            TableScan("users", columns: columns, key: "id"), to: "pg_temp.booking_toolkit_users",
            columns: ["row_number"] + theirs
        ) { row, batch, number in
            batch.append(number)
            batch.append(row.identifier(0))
            for column in 1...9 { batch.append(row.text(column)) }
            for column in 10...18 {
                switch column {
                case 13: batch.append(LinkStaging.decimal(row.integer(13), row.text(14).flatMap { CurrencyCode($0) }))
                case 14: batch.append(row.text(14))
                default: batch.append(row.isNull(column) ? nil : row.integer(column))
                }
            }
            return true
        }
    }

    /// Minor units as the decimal number of the currency.
    static func decimal(_ minor: Int64, _ currency: CurrencyCode?) -> String {
        let places = currency?.minorDigits ?? 2
        var digits = String(minor.magnitude)
        guard places > 0 else { return (minor < 0 ? "-" : "") + digits }
        while digits.utf8.count <= places { digits = "0" + digits }
        return (minor < 0 ? "-" : "") + digits.dropLast(places) + "." + digits.suffix(places)
    }

    /// Reads a table of the toolkit and appends what `body` makes of each row; false leaves the row out.
    private func copy(
        _ scan: TableScan, to table: String, columns: [String],
        _ body: (any ResultRow, inout RowBatch, Int64) throws(DatabaseError) -> Bool
    ) throws(DatabaseError) {
        var batch = RowBatch(columnCount: columns.count)
        var number: Int64 = 0
        try toolkit.scan(scan) { row throws(DatabaseError) in
            guard try body(row, &batch, number + 1) else { return }
            number += 1
            guard batch.rowCount >= LinkStaging.rowsAtOnce else { return }
            try legacy.append(batch, to: table, columns: columns)
            batch.removeAll()
        }
        try legacy.append(batch, to: table, columns: columns)
    }
}
