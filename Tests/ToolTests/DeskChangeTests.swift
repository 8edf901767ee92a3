import Foundation
import SQLiteDriver
import TestSupport
import Testing

/// What `booking-desk` changes, and what outlasts it.
@Suite struct DeskChangeTests {
    let folder: TemporaryFolder

    init() throws { folder = try SampleRun.copy() }

    private static let at = ["--at", "2026-06-29T10:00"]

    /// A day at the desk: one of each change, in an order in which all of them are possible.
    static let day: [[String]] = [
        ["notes", "add", "MT-100692", "Needs step-free access", "--by", "office@example.org"],
        ["notes", "add", "nisha_smith@icloud.example.com", "Prefers mornings"],
        ["messages", "add", "MT-100692", "--type", "reminder", "--channel", "sms", "--sent", "--by", "Nisha Smith"],
        ["messages", "mark", "bf3cb9fb", "delivered"],
        ["messages", "mark", "f8f60d75", "sent"],
        ["messages", "mark", "f8f60d75", "failed", "--reason", "no such mailbox"],
        ["waiting", "offer", "S000204"],
        ["waiting", "offer", "WL-8", "--until", "2026-07-02 12:00"],
        ["waiting", "remove", "WL-5"],
        ["waiting", "add", "1addd372", "S000204", "--priority", "low"],
        [
            "waiting", "add", "MT-100718", "S000205", "--other-date", "2026-10-01", "--contact-by", "sms", "--note",
            "Nights",
        ],
        ["waiting", "book", "WL-1"],
        ["waiting", "expire", "WL-8"],
        ["groups", "create", "ACME-2026", "--name", "Acme, first aid", "--organizer", "MT-100692"],
        ["groups", "add", "ACME-2026", "MT-100692", "MT-100697", "--move"],
        ["groups", "remove", "GRP-00052", "MT-100698"],
        ["groups", "mark", "GRP-00060", "completed"],
        ["certificates", "issue", "MT-100697", "--expires", "2029-06-29"],
        ["payments", "add", "MT-100718", "12.50", "--method", "cash", "--reference", "TILL-1"],
        ["payments", "refund", "PAY-5001", "50"],
    ]

    private func desk(_ command: [String]) throws -> ToolRun {
        try ToolRun("booking-desk", command + DeskChangeTests.at, in: folder)
    }

    private func content() throws -> StoredContent {
        try StoredContent(
            of: folder.path("bookings.sqlite"), tables: StoredContent.dataTables + ["group_decisions"])
    }

    @Test func `What is done at the desk agrees with backfill and outlasts a second import of the same exports`() throws
    {
        var transcript = ""
        for command in DeskChangeTests.day {
            let run = try desk(command).expect(status: 0)
            transcript +=
                "$ booking-desk \(command.joined(separator: " "))\n\(run.standardOutput)\(run.standardError)\n"
        }
        try expectGolden(transcript, "desk/day.txt")
        let after = try content()
        for _ in 0..<2 {
            let run = try ToolRun("booking-backfill", ["--json"], in: folder).expect(status: 0)
            #expect(try Figures(run.standardOutput).changes == 0, "\(run)")
            #expect(try content().difference(from: after) == "")
        }
        let again = try ToolRun("booking-migrate", ["exports", "--output", "out", "--json"], in: folder).expect(
            status: 0)
        let figures = try Figures(again.standardOutput)
        #expect(figures.changes == 0 && figures.files.allSatisfy { $0.loaded == 0 && $0.updated == 0 }, "\(again)")
        #expect(try content().difference(from: after) == "")
    }

    @Test(arguments: day.indices)
    func `A dry run shows what would be there and leaves the file as it is`(_ index: Int) throws {
        // Each as far as the samples alone allow it.
        let before = try folder.bytes("bookings.sqlite")
        let run = try desk(DeskChangeTests.day[index] + ["--dry-run"])
        #expect(run.status == 0 || run.status == 2, "\(run)")
        if run.status == 0 { #expect(run.standardError.hasSuffix("Dry run: nothing was changed.\n"), "\(run)") }
        #expect(try folder.bytes("bookings.sqlite") == before)
        #expect(!folder.has("bookings.sqlite.lock") && !folder.has("bookings.sqlite-journal"))
    }

    @Test func `A change says who holds the lock`() throws {
        let before = try folder.bytes("bookings.sqlite")
        let holder = try HeldLock(folder.path("bookings.sqlite.lock"))
        try desk(["waiting", "offer", "S000204"]).expect(
            status: 75,
            speech: """
                error: another run holds the database: booking-migrate, process 4711
                  try again when it has finished

                """)
        #expect(try folder.bytes("bookings.sqlite") == before)
        withExtendedLifetime(holder) {}
    }

    @Test(
        arguments: [
            (
                ["history", "jane.roe@example.com"],
                "no user has that e-mail address",
                "find the user by any part of name, address or number: booking-desk search TEXT"
            ),
            (
                ["history", "Smith"], "no user has that id or booking reference",
                "find the user by any part of name, address or number: booking-desk search TEXT"
            ),
            (
                ["notes", "list", "--booking", "07700900123"], "there is no booking of that reference",
                "name it by its reference or the beginning of its id; booking-desk history USER shows both"
            ),
            (
                ["certificates", "issue", "XY-1"], "there is no booking of XY-1",
                "name it by its reference or the beginning of its id; booking-desk history USER shows both"
            ),
            (
                ["waiting", "add", "cef5a465", "S000203"],
                "the user is on the list of session S000203 already: entry 3b145106-8af0-520d-b33f-1b27d9e138a7",
                "look at it with booking-desk waiting list S000203"
            ),
            (
                ["waiting", "book", "WL-2"],
                "entry 3e145201-6123-5b03-b5df-2676474bc5cf is waiting and cannot be booked",
                "offer a seat first: booking-desk waiting offer 3e145201"
            ),
            (
                ["waiting", "add", "cef5a465", "S000072"], "session S000072 had begun by then",
                "name a session to come, or an earlier moment with --at"
            ),
            (
                ["payments", "refund", "PAY-5001", "132.26"],
                "of payment be970bf0-8abc-53c4-86d0-3d22ad79a481 132.25 GBP are left to give back",
                "name no more than that"
            ),
            (
                ["groups", "create", "GRP-00052"], "there is a group of that reference already",
                "choose another reference, or add bookings to that group: booking-desk groups add GROUP BOOKING"
            ),
            (
                ["search", " "], "there is nothing to look for",
                "write a part of a name, for instance: booking-desk search smith"
            ),
        ])
    func `An error says what, where, and what to type next, and changes nothing`(
        _ command: [String], _ message: String, _ hint: String
    ) throws {
        let before = try folder.bytes("bookings.sqlite")
        let moment = command[0] == "search" || command.contains("list") ? [] : DeskChangeTests.at
        let run = try ToolRun("booking-desk", command + moment, in: folder)
        run.expect(status: 2, speech: "error: \(message)\n  \(hint)\n")
        #expect(run.standardOutput == "")
        #expect(try folder.bytes("bookings.sqlite") == before)
    }

    @Test func `An ambiguous user is told apart by ids, not by names`() throws {
        let path = folder.path("bookings.sqlite")
        // Two references alike in two systems, of two users.
        try alter(
            path,
            "UPDATE bookings SET booking_reference = 'AB-1', source_system = 'x' || row_id WHERE booking_reference IN ('MT-100692', 'MT-100718')"
        )
        let ids = try rows(
            of: path, "SELECT lower(hex(user_id)) FROM bookings WHERE booking_reference = 'AB-1' ORDER BY 1")
        let run = try ToolRun("booking-desk", ["history", "AB-1"], in: folder).expect(status: 2)
        #expect(
            run.standardError.hasPrefix(
                "error: more than one user has that id or booking reference\n  name one by its id: "))
        let named = run.standardError.replacing("-", with: "")
        #expect(ids.allSatisfy { named.contains($0[0] ?? "?") }, "\(run)")
        let people = try rows(
            of: path,
            "SELECT first_name, last_name, email FROM users WHERE id IN (SELECT user_id FROM bookings WHERE booking_reference = 'AB-1')"
        )
        for value in people.joined().compactMap(\.self) { #expect(!run.standardError.contains(value)) }
    }

    @Test func `No error or remark holds a name, an address or a number of anybody`() throws {
        var speech = ""
        for command in DeskChangeTests.day + DeskChangeTests.day { speech += try desk(command).standardError }
        let people = try rows(
            of: folder.path("bookings.sqlite"),
            "SELECT email FROM contacts UNION SELECT phone FROM contacts UNION SELECT last_name FROM contacts")
        for value in people.joined().compactMap(\.self) where value.count > 3 {
            #expect(!speech.contains(value), "\(value)")
        }
    }

    @Test(
        arguments: [
            (
                ["serach", "Jane Roe"],
                "Error: There is no such command. Did you mean 'booking-desk search'?\nUsage: booking-desk <subcommand>\n"
            ),
            (
                ["waiting", "ofer", "x"],
                "Error: There is no such command. Did you mean 'booking-desk waiting offer'?\n"
            ),
            (["Jane"], "Error: There is no such command. Commands are search, history, notes, messages, waiting, "),
            (["search", "x", "--limt", "3"], "Error: Unknown option '--limt'. Did you mean '--limit'?\n"),
            (["history", "x", "--json", "--csv"], "Error: --json and --csv are two forms; ask for one of them.\n"),
            (
                ["history", "x", "--at", "noon"],
                "Error: --at takes a moment such as 2026-06-30T14:30 or 2026-06-30T13:30Z.\n"
            ),
            (["notes", "list", "x", "--booking", "y"], "Error: Name a user or a --booking, not both.\n"),
            (
                ["waiting", "add", "x", "y", "--priority", "urgent"],
                "Error: The value 'urgent' is invalid for '--priority <priority>'."
            ),
            (["groups", "list", "--status", "actve"], "Error: The value 'actve' is invalid for '--status <status>'."),
            (["messages", "mark", "x", "sent", "--reason", "y"], "Error: --reason goes with failed.\n"),
        ])
    func `A mistake in the command line is told, and nothing is read`(_ command: [String], _ start: String) throws {
        let run = try ToolRun("booking-desk", command, in: TemporaryFolder()).expect(status: 64)
        #expect(run.standardError.hasPrefix(start), "\(run)")
    }

    @Test func `A time that the clocks skipped is no moment`() throws {
        try ToolRun("booking-desk", ["waiting", "expire", "--at", "2026-03-29T01:30"], in: folder).expect(
            status: 2,
            speech: """
                error: --at: the clocks of Europe/London skipped that time
                  name the next hour, or write the moment in UTC with a Z behind it

                """)
    }

    @Test func `Every command has help with a summary`() throws {
        let commands = try DocumentationPage.commands(of: ["booking-desk"])
        #expect(commands.count == 33)
        for (command, help) in commands { #expect(help.first?.hasPrefix("OVERVIEW: ") == true, "\(command)") }
    }
}
