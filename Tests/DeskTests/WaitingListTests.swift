import BookingModel
import Database
import DatabaseTestSupport
import Desk
import TestSupport
import Testing

@Suite(.onEveryEngine) struct WaitingListTests {
    @Test(
        "Any sequence of operations does what the model does, and backfill finds nothing to change", arguments: 0..<12)
    func randomOperations(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let book = try DeskBook()
        try book.addUsers(0..<6)
        var model = WaitingListModel(sessions: [])
        for session in 0..<3 {
            let capacity: Int64? = session == 2 ? nil : Int64.random(in: 1...4, using: &random)
            let starts = Int64.random(in: 40...400, using: &random)
            try book.addSession(session, capacity: capacity, startsAfterHours: starts)
            // User 5 has a seat in the first session already; somebody's cancelled booking holds none.
            if session == 0 { try book.addBooking(1, user: 5, session: 0) }
            try book.addBooking(10 + session, user: 4, session: session, status: .cancelled, participants: 3)
            model.sessions.append(
                .init(
                    free: capacity.map { session == 0 ? $0 - 1 : $0 }, starts: starts, seated: session == 0 ? [5] : []))
        }
        try book.backfill(asOf: DeskBook.start)
        for step in 0..<TestEngine.rounds(120) {
            let (user, session) = (Int.random(in: 0..<6, using: &random), Int.random(in: 0..<3, using: &random))
            let priority = WaitingListPriority.allCases.randomElement(using: &random) ?? .normal
            let records = WaitingListRecords(book.context(hoursLater: model.hour))
            let entry = try entryID(user, session, in: book)
            let expected: Bool
            let name: String
            let refusal: DeskError?
            switch Int.random(in: 0..<9, using: &random) {
            case 0, 1, 2:
                (name, expected) = ("add", model.add(user, session, priority))
                refusal = try book.refusal {
                    _ = try records.add(
                        .init(user: "ann\(user)@example.com", session: "S-\(session)", priority: priority))
                }
            case 3:
                (name, expected) = ("offer next", model.offerNext(session))
                refusal = try book.refusal { _ = try records.offer("S-\(session)", until: nil) }
            case 4:
                (name, expected) = ("offer", model.offer(user, session))
                refusal = try book.refusal { _ = try records.offer(entry, until: nil) }
            case 5:
                (name, expected) = ("book", model.book(user, session))
                refusal = try book.refusal { _ = try records.book(entry, booking: nil) }
            case 6:
                (name, expected) = ("withdraw", model.withdraw(user, session))
                refusal = try book.refusal { _ = try records.withdraw(entry) }
            case 7:
                (name, expected) = ("expire", model.expire(user, session))
                refusal = try book.refusal { _ = try records.expire(entry) }
            default:
                model.hour += Int64.random(in: 1...30, using: &random)
                (name, expected) = ("expire all", true)
                model.expireAll()
                refusal = try book.refusal {
                    _ = try WaitingListRecords(book.context(hoursLater: model.hour)).expire(nil)
                }
            }
            try #require(
                (refusal == nil) == expected,
                "seed \(seed), step \(step): \(name) of \(user) in \(session): \(refusal as Any)")
            try expect(book, holds: model, "seed \(seed), step \(step), after \(name)")
            if step % 20 == 0 { #expect(try book.backfill(asOf: DeskBook.start) == 0, "seed \(seed), step \(step)") }
        }
        #expect(try book.backfill(asOf: DeskBook.start) == 0, "seed \(seed)")
    }

    private func entryID(_ user: Int, _ session: Int, in book: DeskBook) throws -> String {
        var id = "00000000000000000000000000000000"
        try book.database.query(
            "SELECT id FROM waiting_lists WHERE user_id = ?1 AND session_id = ?2",
            [.identifier(DeskBook.id("user", user)), .identifier(DeskBook.id("session", session))]
        ) { row in id = row.identifier(0)?.description ?? id }
        return id
    }

    private func expect(_ book: DeskBook, holds model: WaitingListModel, _ place: String) throws {
        for session in model.sessions.indices {
            let listing = try WaitingListRecords(book.context(hoursLater: model.hour)).list(
                session: "S-\(session)", all: true)
            var found: [Identifier: WaitingListModel.Entry] = [:]
            var line: [Identifier] = []
            for row in listing.rows.indices {
                guard case .identifier(let user) = listing.cell(row, "user_id"),
                    case .text(let status) = listing.cell(row, "status"),
                    case .text(let priority) = listing.cell(row, "priority"),
                    case .integer(let position) = listing.cell(row, "position")
                else { continue }
                var ends: Int64?
                if case .moment(let end) = listing.cell(row, "offer_expires_at") {
                    ends = (end.seconds - DeskBook.start.seconds) / DeskBook.hour
                }
                if status == "waiting" { line.append(user) }
                found[user] = .init(
                    status: try #require(WaitingListStatus(rawValue: status)),
                    priority: try #require(WaitingListPriority(rawValue: priority)), position: position, offerEnds: ends
                )
            }
            let expected = model.sessions[session].entries
            try #require(
                found == Dictionary(uniqueKeysWithValues: expected.map { (DeskBook.id("user", $0), $1) }), "\(place)")
            try #require(line == model.line(session).map { DeskBook.id("user", $0) }, "\(place)")
        }
    }

    @Test func `A seat that was booked from the list is taken until its booking comes, and then the booking's`() throws
    {
        let book = try DeskBook()
        try book.addUsers(0..<2)
        try book.addSession(0, capacity: 1, startsAfterHours: 100)
        let records = WaitingListRecords(book.context())
        for user in 0..<2 { _ = try records.add(.init(user: "ann\(user)@example.com", session: "S-0")) }
        _ = try records.offer("S-0", until: nil)
        let first = String(try records.list(session: "S-0", all: false).cell(0, "entry_id").text.prefix(8))
        _ = try records.book(first, booking: nil)
        let refusal = try #require(try book.refusal { _ = try records.offer("S-0", until: nil) })
        #expect(
            refusal.message
                == "no seat to offer; session S-0: 0 of 1 seats booked, 1 free, 0 offered, 1 taken whose bookings are still to come"
        )
        // The booking comes and is cancelled: the seat is free for the next.
        try book.addBooking(1, user: 0, session: 0, status: .cancelled)
        _ = try records.offer("S-0", until: nil)
    }

    @Test func `What an import brings later does not take the place of an entry made at the desk`() throws {
        let book = try DeskBook()
        try book.addUsers(0..<2)
        try book.addSession(0, capacity: 1, startsAfterHours: 100)
        let records = WaitingListRecords(book.context())
        _ = try records.add(.init(user: "ann0@example.com", session: "S-0"))
        _ = try records.offer("S-0", until: nil)
        for (number, user) in [(1, 0), (2, 1)] {
            try book.database.run(
                """
                INSERT INTO waiting_lists (id, session_id, position_exported, source_system, contact_id, recorded_at,
                    import_file_id) VALUES (?1, ?2, ?3, 'web', ?4, ?5, 1)
                """,
                [
                    .identifier(DeskBook.id("entry", number)), .identifier(DeskBook.id("session", 0)),
                    .integer(Int64(number)), .identifier(DeskBook.id("contact", user)), .integer(0),
                ])
        }
        #expect(try book.backfill() > 0)
        #expect(try book.backfill(asOf: DeskBook.start) == 0)
        let list = try records.list(session: "S-0", all: true)
        #expect(list.rows.count == 2)
        #expect(list.cell(0, "status") == .text("offered"))
        #expect(list.cell(0, "user_id") == .identifier(DeskBook.id("user", 0)))
        #expect(list.cell(1, "user_id") == .identifier(DeskBook.id("user", 1)))
    }
}

extension Listing.Cell {
    /// The cell as a text, for tests.
    var text: String {
        switch self {
        case .text(let text): text
        case .identifier(let id): id.description
        case .integer(let integer): String(integer)
        case .amount(let minor, let currency): "\(minor) \(currency)"
        case .moment(let instant): instant.description
        case .none: ""
        }
    }
}
