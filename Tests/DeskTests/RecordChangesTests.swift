import BookingModel
import Database
import DatabaseTestSupport
import Desk
import Testing

@Suite(.onEveryEngine) struct RecordChangesTests {
    let book: DeskBook

    init() throws {
        book = try DeskBook()
        try book.addUsers(0..<3)
        try book.addSession(0, capacity: 10, startsAfterHours: -24)
        try book.addSession(1, capacity: 10, startsAfterHours: 24)
        try book.addBooking(1, user: 0, session: 0, status: .completed, participants: 2)
        try book.addBooking(2, user: 1, session: 1)
        try book.addBooking(3, user: 2, session: 0, status: .cancelled)
        try book.backfill()
    }

    @Test("A message becomes what can follow, and nothing else", arguments: CommunicationChannel.allCases)
    func messages(channel: CommunicationChannel) throws {
        let follows: [CommunicationStatus: Set<CommunicationStatus>] =
            switch channel {
            case .email:
                [
                    .pending: [.sent, .failed], .sent: [.delivered, .failed, .opened, .clicked],
                    .delivered: [.opened, .clicked], .opened: [.clicked], .failed: [.sent], .clicked: [],
                ]
            case .sms:
                [
                    .pending: [.sent, .failed], .sent: [.delivered, .failed, .clicked], .delivered: [.clicked],
                    .opened: [.clicked], .failed: [.sent], .clicked: [],
                ]
            case .phone:
                [
                    .pending: [.sent, .failed], .sent: [.delivered, .failed], .delivered: [], .opened: [.clicked],
                    .failed: [.sent], .clicked: [],
                ]
            }
        let records = MessageRecords(book.context())
        let answer = try records.add(.init(to: "R-1", type: .reminder, channel: channel))
        let id = answer.listings[0].cell(0, "message_id").text
        for from in CommunicationStatus.allCases {
            for to in CommunicationStatus.allCases {
                try book.database.run("UPDATE booking_communications SET status = ?1", [.text(from.rawValue)])
                let refusal = try book.refusal { _ = try records.mark(id, to, reason: nil) }
                #expect((refusal == nil) == follows[from]?.contains(to), "\(from) to \(to)")
            }
        }
    }

    @Test(arguments: ["0", "-5", "1.234", "1,50", "£5", "", ".", "1.", ".5", "1e3", "12 ", "99999999999999999999"])
    func `An amount that is none is refused`(_ amount: String) throws {
        #expect(
            try book.refusal { _ = try PaymentRecords(book.context()).add(.init(booking: "R-1", amount: amount)) }
                != nil)
    }

    @Test(arguments: [("5", 500), ("5.5", 550), ("0.01", 1), ("1234.50", 123_450)])
    func `An amount is read in minor units`(_ amount: String, _ minor: Int64) throws {
        let answer = try PaymentRecords(book.context()).add(.init(booking: "R-1", amount: amount))
        #expect(answer.listings[0].cell(0, "amount") == .amount(minor, currency: "GBP"))
    }

    @Test func `No more is given back than was paid, in however many parts`() throws {
        let payments = PaymentRecords(book.context())
        _ = try payments.add(.init(booking: "R-1", amount: "100", reference: "T-1"))
        _ = try payments.refund("T-1", amount: "30", method: nil)
        #expect(try book.refusal { _ = try payments.refund("T-1", amount: "70.01", method: nil) } != nil)
        _ = try payments.refund("T-1", amount: nil, method: nil)
        #expect(try book.refusal { _ = try payments.refund("T-1", amount: "0.01", method: nil) } != nil)
        #expect(try book.refusal { _ = try payments.refund("T-1-R1", amount: nil, method: nil) } != nil)
        #expect(try book.database.integer("SELECT CAST(SUM(amount_minor) AS BIGINT) FROM payments") == 0)
        #expect(try book.backfill() == 0)
    }

    @Test func `A pending payment is paid, fails or is called off, and one that is paid stays so`() throws {
        let payments = PaymentRecords(book.context())
        _ = try payments.add(.init(booking: "R-2", amount: "10", reference: "T-2", isPending: true))
        #expect(try book.refusal { _ = try payments.refund("T-2", amount: nil, method: nil) } != nil)
        _ = try payments.mark("T-2", .failed)
        _ = try payments.mark("T-2", .paid)
        for status in PaymentStatus.allCases {
            #expect(try book.refusal { _ = try payments.mark("T-2", status) } != nil, "\(status)")
        }
        #expect(try book.refusal { _ = try payments.add(.init(booking: "R-2", amount: "10", reference: "T-2")) } != nil)
    }

    @Test func `A certificate is for those who attended, one for each, and counts at once`() throws {
        let certificates = CertificateRecords(book.context())
        _ = try certificates.issue(for: "R-1", number: nil, expires: LocalDay(year: 2029, month: 6, day: 1))
        _ = try certificates.issue(for: "R-1", number: nil, expires: nil)
        let numbers = try certificates.list(.all)
        #expect(Set(numbers.rows.indices.map { numbers.cell($0, "number").text }) == ["CERT-R-1", "CERT-R-1-2"])
        for booking in ["R-1", "R-2", "R-3", "R-4"] {
            #expect(try book.refusal { _ = try certificates.issue(for: booking, number: "X-1", expires: nil) } != nil)
        }
        #expect(
            try book.database.integer(
                "SELECT certificates_earned FROM users WHERE id = ?1", [.identifier(DeskBook.id("user", 0))]) == 2)
        #expect(try book.backfill() == 0)
        #expect(try certificates.expiring(withinDays: 2_000).rows.count == 1)
        #expect(try certificates.expiring(withinDays: 30).rows.isEmpty)
    }

    @Test func `Groups are what a later backfill makes of them, emptied ones too`() throws {
        let groups = GroupRecords(book.context())
        _ = try groups.create("G-1", name: nil, organizer: "ann2@example.com", participants: nil)
        _ = try groups.create("G-2", name: "Second", organizer: nil, participants: 9)
        #expect(try book.backfill() == 0)
        var shown = try groups.add(["R-1", "R-2"], to: "G-1", moving: false).listings[0]
        #expect(shown.cell(0, "participants") == .integer(3))
        #expect(shown.cell(0, "organizer_id") == .identifier(DeskBook.id("user", 2)))
        #expect(try book.backfill() == 0)
        #expect(try book.refusal { _ = try groups.add(["R-1"], to: "G-2", moving: false) } != nil)
        shown = try groups.add(["R-1"], to: "G-2", moving: true).listings[0]
        #expect(shown.cell(0, "participants") == .integer(9))
        #expect(shown.cell(0, "organizer_id") == .identifier(DeskBook.id("user", 0)))
        #expect(try book.backfill() == 0)
        _ = try groups.remove(["R-2"], from: "G-1")
        #expect(try book.refusal { _ = try groups.remove(["R-2"], from: "G-1") } != nil)
        #expect(try book.refusal { _ = try groups.create("G-1", name: nil, organizer: nil, participants: nil) } != nil)
        #expect(try groups.list().cell(0, "participants") == .none)
        #expect(try book.backfill() == 0)
    }

    @Test func `The same record at the same moment is one record`() throws {
        for _ in 0..<2 {
            _ = try NoteRecords(book.context()).add("Rang", about: "R-1", author: nil)
            _ = try MessageRecords(book.context()).add(.init(to: "R-1", type: .reminder, channel: .sms))
            _ = try PaymentRecords(book.context()).add(.init(booking: "R-1", amount: "5"))
        }
        for table in ["user_notes", "booking_communications", "payments"] {
            #expect(try book.database.integer("SELECT COUNT(*) FROM \(table)") == 1, "\(table)")
        }
        #expect(try book.backfill() == 0)
    }

    @Test func `A note about a person goes where the person's contact goes`() throws {
        _ = try NoteRecords(book.context()).add("Rang", about: "ann1@example.com", author: nil)
        try book.database.run(
            "UPDATE contacts SET user_id = ?1 WHERE id = ?2",
            [.identifier(DeskBook.id("user", 0)), .identifier(DeskBook.id("contact", 1))])
        try book.backfill()
        #expect(try NoteRecords(book.context()).list(.user(DeskBook.id("user", 0))).rows.count == 1)
    }

    @Test func `A message marked at the moment of its making is newer than imports know`() throws {
        let records = MessageRecords(book.context())
        let id = try records.add(.init(to: "R-1", type: .reminder, channel: .sms)).listings[0].cell(0, "message_id")
            .text
        _ = try records.mark(id, .sent, reason: nil)
        #expect(
            try book.database.integer(
                "SELECT COUNT(*) FROM booking_communications WHERE recorded_at = ?1",
                [.integer(DeskBook.start.microseconds + 1)]) == 1)
    }

    @Test func `A reference of digits is that booking's, whatever ids begin so`() throws {
        let digits = String(DeskBook.id("user", 2).description.prefix(4))
        func user() throws -> RecordScope { try RecordScope(user: digits, booking: nil, in: book.context()) }
        #expect(try user() == .user(DeskBook.id("user", 2)))
        try book.database.run(
            "UPDATE bookings SET booking_reference = ?1 WHERE booking_reference = 'R-1'", [.text(digits)])
        #expect(try user() == .user(DeskBook.id("user", 0)))
        #expect(
            try RecordScope(user: nil, booking: digits, in: book.context()) == .booking(DeskBook.id("booking", 1)))
    }

    @Test func `A contact that nothing scored has no score`() throws {
        let listing = try IdentityListings(book.context()).users(of: [DeskBook.id("contact", 0)])
        #expect(listing.cell(0, "score") == .none)
    }
}
