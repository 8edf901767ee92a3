import Foundation
import SampleExports
import Testing

struct SampleWriterTests {
    @Test(arguments: [1, 2, 9, 1_333])
    func `the same seed gives the same bytes`(bookings: Int) throws {
        let (first, second) = (Workshop(), Workshop())
        let figures = try first.write(bookings, seed: 42)
        #expect(try second.write(bookings, seed: 42) == figures)
        for file in figures.files { #expect(try first.bytes(of: file.name) == second.bytes(of: file.name)) }
    }

    @Test func `another seed gives other bytes in every file that is drawn`() throws {
        let (first, second) = (Workshop(), Workshop())
        let figures = try first.write(200, seed: 1)
        try second.write(200, seed: 2)
        for file in figures.files where file.name != "courses.csv" {
            #expect(try first.bytes(of: file.name) != second.bytes(of: file.name))
        }
    }

    @Test func `a tiny run has the bytes it has always had`() throws {
        let workshop = Workshop()
        let figures = try workshop.write(60, seed: 7)
        let digests = try figures.files.map { "\($0.name) \(Self.digest(try workshop.bytes(of: $0.name)))" }
        #expect(digests == Self.digestsOfTinyRun)
    }

    private static let digestsOfTinyRun = [
        "office-bookings.csv 3b897d441df4af4e",
        "legacy-bookings.csv 1a97ce97780eb5cc",
        "legacy-bookings.json 4e6f88b4ca083b0f",
        "courses.csv 5196171ab3115978",
        "sessions.csv 9af026a7258f8553",
        "truth.csv b044973f6c272b98",
    ]

    /// FNV-1a, 64 bits.
    private static func digest(_ bytes: [UInt8]) -> String {
        String(bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
    }

    @Test(arguments: [1, 10, 999], SampleShape.allCases)
    func `a single export holds all the rows`(bookings: Int, shape: SampleShape) throws {
        let workshop = Workshop()
        let figures = try workshop.write(bookings, seed: 3, [shape])
        #expect(try workshop.names == ["courses.csv", shape.fileName, "sessions.csv", "truth.csv"].sorted())
        #expect(figures.files.first?.rows == bookings)
        #expect(figures.bookings + figures.repeatedRows == bookings)
    }

    @Test(arguments: [1, 7, 1_000, 2_321])
    func `split over all exports the rows add up`(bookings: Int) throws {
        let workshop = Workshop()
        let figures = try workshop.write(bookings, seed: 5)
        #expect(figures.files.prefix(3).map(\.rows).reduce(0, +) == bookings)
        #expect(figures.bookings + figures.repeatedRows + figures.overlappingRows == bookings)
        let office = try workshop.records(of: "office-bookings.csv").count
        let csv = try WebsiteBooking.inCSV(workshop).count
        let json = try WebsiteBooking.inJSON(workshop).count
        #expect([office, csv, json] == figures.files.prefix(3).map(\.rows))
    }

    @Test func `the figures speak of the files as they lie there`() throws {
        let workshop = Workshop()
        let figures = try workshop.write(1_500, seed: 6)
        for file in figures.files { #expect(try workshop.bytes(of: file.name).count == file.bytes) }
        #expect(try workshop.records(of: "sessions.csv").count == figures.sessions)
        let truth = try workshop.records(of: "truth.csv")
        #expect(truth.count == figures.bookings)
        #expect(Set(truth.map { $0["person"] }).count == figures.people)
    }

    @Test func `files are for their owner only, and nothing is left aside`() throws {
        let workshop = Workshop()
        let figures = try workshop.write(50, seed: 1)
        #expect(try workshop.names == figures.files.map(\.name).sorted())
        for name in try workshop.names {
            let facts = try FileManager.default.attributesOfItem(atPath: workshop.path + "/" + name)
            #expect(facts[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `other files of the folder stay as they are`() throws {
        let workshop = Workshop()
        try workshop.write(50, seed: 1)
        try Data("mine".utf8).write(to: URL(filePath: workshop.path + "/notes.txt"))
        let json = try workshop.bytes(of: "legacy-bookings.json")
        try workshop.write(80, seed: 2, [.legacyCSV])
        #expect(try workshop.bytes(of: "notes.txt") == Array("mine".utf8))
        #expect(try workshop.bytes(of: "legacy-bookings.json") == json)
    }
}
