import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import Importing

/// Good exports damaged at random: whatever comes in, nothing crashes and every record is accounted for.
@Suite(.onEveryEngine) struct MutatedExportTests {
    private static let rows = 40

    private static func goodExport() -> [UInt8] {
        var text =
            "Booking Ref,Booked On,Status,First Name,Surname,Email Address,Price,Discount,Total Paid,Paid On,Notes\r\n"
        for number in 1...rows {
            let note = ["", "plain", "\"quoted, with a comma\"", "\"two\r\nlines\"", "\"said \"\"yes\"\"\""][number % 5]
            text += "M-\(number),\(10 + number % 18)/03/2024 10:00,Confirmed,Ada,Byron,ada\(number % 7)@example.com,"
            text += "£10.00,£0.00,£10.00,20/03/2024 10:05,\(note)\r\n"
        }
        return Array(text.utf8)
    }

    /// What is done to the file.
    private static func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: bytes[place] = .random(in: 0...255, using: &generator)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(Array("\",;\n\r\t\\{}[]\0".utf8).randomElement(using: &generator) ?? 0, at: place)
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + .random(in: 1...200, using: &generator)))
        case 5: bytes.removeSubrange(place...)
        case 6:
            if let quote = bytes[place...].firstIndex(of: UInt8(ascii: "\"")) { bytes.remove(at: quote) }
        case 7:
            let end = min(bytes.count, place + .random(in: 1...300, using: &generator))
            bytes.insert(contentsOf: bytes[place..<end], at: place)
        default:
            let other = Int.random(in: 0..<bytes.count, using: &generator)
            bytes.swapAt(place, other)
        }
        if bytes.isEmpty { bytes = [UInt8(ascii: ",")] }
    }

    @Test(arguments: UInt64(0)..<30) func `A damaged file is refused or accounted for to the last record`(
        _ seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: 1_000 + seed)
        for _ in 0..<TestEngine.rounds(10) {
            let workshop = try ImportWorkshop()
            var bytes = Self.goodExport()
            for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.mutate(&bytes, &generator) }
            try workshop.folder.write("a.csv", bytes: bytes)
            do {
                let outcome = try workshop.load(names: ["a.csv"], rejects: "rejects")
                let file = try #require(outcome.files.first)
                #expect(file.isAccountedFor)
                #expect(file.rejects.count == file.rejectedCount)
                // What is left of the header may be that of a list of people.
                let table = file.entity == .bookings ? "bookings" : "contacts"
                let stored = try workshop.database.integer("SELECT COUNT(*) FROM \(table)") ?? -1
                #expect(Int(stored) == file.loadedCount)
                try checkRejects(of: file, bytes, in: workshop)
            } catch let error as ImportError {
                #expect(!error.message.isEmpty && !error.hint.isEmpty)
                #expect(try workshop.database.integer("SELECT COUNT(*) FROM bookings") == 0)
            }
        }
    }

    /// Each rejected row stands in the rejects file byte for byte, so what is written there is found in the export.
    private func checkRejects(of file: ImportedFile, _ bytes: [UInt8], in workshop: ImportWorkshop) throws {
        guard file.rejectedCount > 0 else { return #expect(!workshop.folder.has("rejects")) }
        let kept = try workshop.folder.bytes("rejects/run-1/a.csv")
        // The same rows as in the export, in the same order, with lines left out between them.
        var rest = bytes[...]
        for line in kept.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard let found = rest.firstRange(of: Array(line)) else {
                Issue.record("a rejected line is not in the export as it was")
                return
            }
            rest = rest[found.upperBound...]
        }
    }

    @Test(arguments: UInt64(0)..<10) func `One damaged byte costs the rows around it and no others`(_ seed: UInt64)
        throws
    {
        var generator = SeededGenerator(seed: 2_000 + seed)
        let good = Self.goodExport()
        let firstRow = try #require(good.firstIndex(of: 0x0A)) + 1
        for _ in 0..<TestEngine.rounds(10) {
            let workshop = try ImportWorkshop()
            var bytes = good
            bytes[Int.random(in: firstRow..<bytes.count, using: &generator)] = .random(
                in: 0x20...0x7E, using: &generator)
            try workshop.folder.write("a.csv", bytes: bytes)
            let file = try #require(try workshop.load(names: ["a.csv"]).files.first)
            #expect(file.loadedCount >= Self.rows - 2, "\(file.loadedCount) of \(Self.rows) were loaded")
        }
    }

    @Test(arguments: UInt64(0)..<10) func `Damaged JSON is refused or accounted for`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: 3_000 + seed)
        let record = """
            {"id":1,"bookingReference":"J-#","contactDetails":{"firstName":"Ada","email":"ada@example.com"},"status":"confirmed",\
            "finalAmount":10.5,"created_at":"2024-03-04T10:00:00Z","notes":"say \\"yes\\" \\u00e9"}
            """
        let records = (1...20).map { record.replacing("#", with: "\($0)") }
        for isArray in [true, false] {
            for _ in 0..<TestEngine.rounds(8) {
                let workshop = try ImportWorkshop()
                let text =
                    isArray
                    ? "[\n" + records.joined(separator: ",\n") + "\n]\n" : records.joined(separator: "\n") + "\n"
                var bytes = Array(text.utf8)
                for _ in 0..<Int.random(in: 1...3, using: &generator) { Self.mutate(&bytes, &generator) }
                try workshop.folder.write("a.json", bytes: bytes)
                do {
                    let file = try #require(try workshop.load(names: ["a.json"]).files.first)
                    #expect(file.isAccountedFor)
                    #expect(
                        Int(try workshop.database.integer("SELECT COUNT(*) FROM bookings") ?? -1) == file.loadedCount)
                } catch let error as ImportError {
                    #expect(!error.message.isEmpty)
                    #expect(try workshop.database.integer("SELECT COUNT(*) FROM bookings") == 0)
                }
            }
        }
    }
}
