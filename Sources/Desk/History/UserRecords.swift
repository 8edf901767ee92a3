internal import BookingModel
internal import Database

/// The parts of a user's history that are no records of the desk's own.
struct UserRecords {
    let context: DeskContext
    let user: Identifier

    /// The user's row, as one record.
    func profile() throws -> Listing {
        var listing = Listing(
            "user", isRecord: true,
            [
                ("user_id", .text), ("kind", .text), ("name", .text), ("email", .text), ("phone", .text),
                ("company", .text), ("city", .text), ("postcode", .text), ("country", .text), ("known_since", .moment),
                ("last_activity_at", .moment), ("bookings", .number), ("upcoming", .number), ("spent", .number),
                ("currency", .text), ("first_booking_at", .moment), ("last_booking_at", .moment),
                ("certificates", .number),
            ])
        try listing.fill(
            from: context.database,
            """
            SELECT id, kind, first_name, last_name, email, phone, company_name, city, postcode, country, created_at,
                last_activity_at, total_bookings, upcoming_bookings, total_spent, total_spent_currency,
                first_booking_at, last_booking_at, certificates_earned
            FROM users WHERE id = ?1
            """, [.identifier(user)]
        ) { row in
            let name = [row.row.text(2), row.row.text(3)].compactMap { $0 }.joined(separator: " ")
            return [row.identifier(0), row.text(1), Listing.Cell(name.isEmpty ? nil : name)]
                + (4...9).map { row.text($0) } + [row.moment(10), row.moment(11), row.integer(12), row.integer(13)]
                + [row.row.isNull(15) ? .none : row.amount(14, currency: 15), row.text(15)]
                + [row.moment(16), row.moment(17), row.integer(18)]
        }
        return listing
    }

    /// The user's money by currency, as reports have it.
    func totals() throws -> Listing {
        var listing = Listing(
            "totals",
            [("currency", .text), ("bookings", .number), ("gross", .number), ("refunded", .number), ("net", .number)])
        try listing.fill(
            from: context.database,
            """
            SELECT currency, booking_count, gross_minor, refunded_minor, net_minor FROM user_totals
            WHERE user_id = ?1 ORDER BY currency
            """, [.identifier(user)]
        ) { row in
            [row.text(0), row.integer(1)] + (2...4).map { row.amount($0, currency: 0) }
        }
        return listing
    }

    /// The user's bookings, with their sessions.
    func bookings() throws -> Listing {
        var listing = Listing(
            "bookings",
            [
                ("booked_at", .moment), ("reference", .text), ("status", .text), ("course", .text), ("session", .text),
                ("starts_at", .moment), ("seats", .number), ("price", .number), ("paid", .number),
                ("refunded", .number), ("currency", .text), ("source", .text), ("booking_id", .text),
            ])
        try listing.fill(
            from: context.database,
            """
            SELECT b.created_at, b.booking_reference, b.status, COALESCE(s.title, c.title), s.session_reference,
                s.starts_at, b.participants, b.final_amount_minor, b.paid_amount_minor, b.refunded_amount_minor,
                b.currency, b.source, b.id
            FROM bookings AS b
            LEFT JOIN course_sessions AS s ON s.id = b.session_id
            LEFT JOIN courses AS c ON c.id = s.course_id
            WHERE b.user_id = ?1
            ORDER BY b.created_at NULLS LAST, b.booking_reference, b.id
            """, [.identifier(user)]
        ) { row in
            [
                row.moment(0), row.text(1), row.text(2), row.text(3), row.text(4), row.moment(5), row.integer(6),
                row.amount(7, currency: 10), row.amount(8, currency: 10), row.amount(9, currency: 10), row.text(10),
                row.text(11), row.identifier(12),
            ]
        }
        return listing
    }

    /// The entries of waiting lists.
    func waitingLists() throws -> Listing {
        try WaitingListRecords(context).rows(where: "w.user_id = ?1", [.identifier(user)])
    }

    /// The groups that the user organises or has bookings in.
    func groups() throws -> Listing {
        try GroupRecords(context).rows(
            where: """
                g.organizer_id = ?1 OR g.company_id = ?1
                OR g.id IN (SELECT group_id FROM bookings WHERE user_id = ?1 AND group_id IS NOT NULL)
                """, [.identifier(user)])
    }

    /// Whether the stored totals are what the bookings add up to.
    func agree(_ profile: Listing, _ totals: Listing, _ bookings: Listing) throws -> Bool {
        var active: Int64 = 0
        var net: [String: Int64] = [:]
        var counts: [String: Int64] = [:]
        for row in bookings.rows.indices {
            if case .text(let word) = bookings.cell(row, "status"), BookingStatus(rawValue: word)?.isActive == true {
                active += 1
            }
            guard case .amount(let paid, let currency) = bookings.cell(row, "paid"),
                case .amount(let refunded, _) = bookings.cell(row, "refunded")
            else { continue }
            net[currency, default: 0] += paid - refunded
            counts[currency, default: 0] += 1
        }
        let stored = totals.rows.indices.map {
            [totals.cell($0, "currency"), totals.cell($0, "bookings"), totals.cell($0, "net")]
        }
        let found = net.sorted { $0.key < $1.key }.map { currency, minor -> [Listing.Cell] in
            [.text(currency), .integer(counts[currency] ?? 0), .amount(minor, currency: currency)]
        }
        return profile.cell(0, "bookings") == .integer(active) && stored == found
    }
}
