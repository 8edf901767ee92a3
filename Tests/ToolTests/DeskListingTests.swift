import Foundation
import SQLiteDriver
import TestSupport
import Testing

/// What `booking-desk` shows of the sample's records.
@Suite struct DeskListingTests {
    let sample: SampleRun

    init() throws { sample = try SampleRun.shared.get() }

    static let shown: [(golden: String, command: [String])] = [
        ("search.txt", ["search", "CLOVER plover"]),
        ("search.csv", ["search", "lindström", "--csv"]),
        ("search.json", ["search", "S000203", "--limit", "2", "--json", "--quiet"]),
        ("history.txt", ["history", "MT-100692", "--at", "2026-06-30"]),
        ("history.csv", ["history", "nisha_smith@icloud.example.com", "--at", "2026-06-30", "--csv"]),
        ("history.json", ["history", "cef5a465", "--at", "2026-06-30", "--json"]),
        ("waiting.txt", ["waiting", "list"]),
        ("waiting-raw.csv", ["waiting", "list", "S000204", "--csv", "--csv-dialect", "raw", "--quiet"]),
        ("group.txt", ["groups", "show", "GRP-00052"]),
        ("failed-messages.txt", ["messages", "list", "--status", "failed"]),
        ("expiring.txt", ["certificates", "expiring", "--at", "2026-06-30", "--days", "150"]),
        ("payments-eu.csv", ["payments", "list", "MT-100692", "--csv", "--csv-dialect", "excel-eu"]),
        ("notes.txt", ["notes", "list"]),
    ]

    @Test(arguments: shown.map(\.golden))
    func `A listing is the committed one`(_ golden: String) throws {
        let command = try #require(DeskListingTests.shown.first { $0.golden == golden }).command
        let run = try ToolRun("booking-desk", command, in: sample.folder).expect(status: 0, speech: "")
        try expectGolden(run.standardOutput, "desk/" + golden)
    }

    @Test func `A history's totals are those of the users' table and of the reports`() throws {
        struct History: Decodable {
            struct User: Decodable {
                let userId: String
                let bookings: Int
                let spent: String?
            }
            struct Total: Decodable { let bookings, net: StringOrNumber, currency: String }
            struct Booking: Decodable { let status, paid, refunded: String }
            let user: User
            let totals: [Total]
            let bookings: [Booking]
        }
        let path = sample.folder.path("bookings.sqlite")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let busiest = try rows(of: path, "SELECT lower(hex(id)) FROM users ORDER BY total_bookings DESC, id LIMIT 8")
        let report = try sample.folder.text("out/latest/customer_lifetime_value.csv")
        for row in busiest {
            let id = try #require(row[0])
            let run = try ToolRun("booking-desk", ["history", id, "--json"], in: sample.folder)
            run.expect(status: 0, speech: "")
            let history = try decoder.decode(History.self, from: Data(run.standardOutput.utf8))
            let active = history.bookings.count { ["confirmed", "completed", "no-show"].contains($0.status) }
            #expect(history.user.bookings == active)
            let net = try history.bookings.reduce(0) { try $0 + minor($1.paid) - minor($1.refunded) }
            #expect(try minor(history.totals[0].net.text) == net)
            // user_id,kind,first,last,bookings,active_bookings,currency,gross,refunds,net,average_order_value
            let line = try #require(
                report.split(whereSeparator: \.isNewline).first { $0.hasPrefix(history.user.userId) })
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            #expect(cells[5] == "\(active)" && cells[9] == history.totals[0].net.text)
        }
    }

    private func minor(_ text: String) throws -> Int { try #require(Int(text.replacing(".", with: ""))) }

    @Test func `A history says where totals are older than bookings`() throws {
        let folder = try SampleRun.copy()
        try alter(
            folder.path("bookings.sqlite"),
            "UPDATE bookings SET status = 'cancelled' WHERE booking_reference = 'MT-100692'")
        try ToolRun("booking-desk", ["history", "MT-100692"], in: folder).expect(
            status: 0,
            speech: "the user's totals are not those of the bookings: bring them up to date with booking-backfill\n")
    }

    @Test func `Nothing that is shown takes the lock or touches the file`() throws {
        let folder = try SampleRun.copy()
        let before = try folder.bytes("bookings.sqlite")
        let holder = try HeldLock(folder.path("bookings.sqlite.lock"))
        for (_, command) in DeskListingTests.shown {
            try ToolRun("booking-desk", command, in: folder).expect(status: 0)
        }
        #expect(try folder.bytes("bookings.sqlite") == before)
        withExtendedLifetime(holder) {}
    }
}

/// A value that is a number in one place and a text in another.
struct StringOrNumber: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        text = try (try? container.decode(String.self)) ?? String(container.decode(Int.self))
    }
}

/// The lock of another run.
final class HeldLock {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT, 0o600)
        try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let text = Array("booking-migrate, process 4711\n".utf8)
        _ = write(descriptor, text, text.count)
    }

    deinit { close(descriptor) }
}
