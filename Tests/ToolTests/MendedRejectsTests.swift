import TestSupport
import Testing

/// Whatever rows of an export are broken: when what was rejected is mended and imported, the database is that of the
/// export as it was.
@Suite struct MendedRejectsTests {
    private static let bookings = (1...40).map { number in
        "M-\(number),\(10 + number % 18)/03/2024 10:00,Confirmed,Ada,Byron\(number % 9),ada\(number % 7)@example.com,,"
            + "£\(number).00,£0.00,£\(number).00,20/03/2024 10:05,note \(number)\n"
    }
    private static let payments = (1...40).map { number in
        "P-\(number),M-\(number),2024-03-\(10 + number % 18),\(number).00,GBP,paid\n"
    }
    private static let paymentHeader = "Payment ID,Booking Ref,Paid On,Amount,Currency,Status\n"

    /// A row as it may come out of somebody's spreadsheet; always one that is rejected.
    private static func broken(_ row: String, _ generator: inout SeededGenerator) -> String {
        var fields = row.dropLast().split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let isBooking = fields.count > 6
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: fields[isBooking ? 1 : 2] = "31/02/2024"
        case 1: fields[isBooking ? 7 : 3] = "a lot"
        case 2: fields[isBooking ? 2 : 5] = "Perhaps"
        case 3: fields.removeLast()
        default: fields.append("one too many")
        }
        return fields.joined(separator: ",") + "\n"
    }

    @Test(arguments: UInt64(0)..<6) func `Mended rejects make the database of the clean export`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: 4_000 + seed)
        let clean = try TemporaryFolder()
        let folder = try TemporaryFolder()
        var sources: [String: (header: String, rows: [String])] = [:]
        sources["a.csv"] = (Office.header, Self.bookings)
        sources["p.csv"] = (Self.paymentHeader, Self.payments)
        var mended: [String: [String: String]] = [:]
        var count = 0
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            try clean.write(name, source.header + source.rows.joined())
            var text = source.header
            for row in source.rows {
                let isBroken = Int.random(in: 0..<4, using: &generator) == 0
                let written = isBroken ? Self.broken(row, &generator) : row
                if isBroken { mended[name, default: [:]][written] = row }
                count += isBroken ? 1 : 0
                text += written
            }
            try folder.write(name, text)
        }
        try ToolRun("booking-migrate", ["a.csv", "p.csv", "-q"], in: clean).expect(status: 0, speech: "")
        let run = try ToolRun("booking-migrate", ["a.csv", "p.csv", "--json"], in: folder).expect(status: 1)
        #expect(try Figures(run.standardOutput).files.reduce(0) { $0 + $1.rejected } == count)
        for (name, source) in sources {
            let path = "reports/output/rejects/run-1/" + name
            guard folder.has(path) else { continue }
            let kept = try folder.text(path).dropFirst(source.header.count)
            let lines = kept.split(separator: "\n").map { String($0) + "\n" }
            #expect(lines.count == mended[name]?.count)
            try folder.write(path, source.header + lines.map { mended[name]?[$0] ?? $0 }.joined())
        }
        try ToolRun("booking-migrate", ["reports/output/rejects/run-1", "-q"], in: folder).expect(status: 0, speech: "")
        // All but on which of its contacts a user's id hangs: that is the first that came.
        let ignored: Set<String> = ["founding_contact_id", "founding_number"]
        let difference = try StoredContent(of: folder.path("bookings.sqlite"), ignoring: ignored).difference(
            from: StoredContent(of: clean.path("bookings.sqlite"), ignoring: ignored))
        #expect(difference == "")
    }
}
