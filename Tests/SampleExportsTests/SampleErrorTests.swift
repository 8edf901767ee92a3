import Foundation
import SampleExports
import Testing

struct SampleErrorTests {
    @Test(arguments: [0, -5, SampleOptions.mostBookings + 1])
    func `a number of bookings that makes no sense is refused before anything is written`(bookings: Int) {
        let workshop = Workshop()
        #expect(throws: SampleError.bookingsOutOfRange(bookings)) { try workshop.write(bookings, seed: 1) }
        #expect(!FileManager.default.fileExists(atPath: workshop.path))
    }

    @Test func `no shape at all is refused`() {
        #expect(throws: SampleError.noShape) { try Workshop().write(10, seed: 1, []) }
    }

    @Test func `shapes go by the words of the command line`() throws {
        #expect(try SampleShape.named("all") == SampleShape.allCases)
        #expect(try SampleShape.named("legacy-json") == [.legacyJSON])
        #expect(throws: SampleError.unknownShape("csv")) { try SampleShape.named("csv") }
    }

    @Test func `a file in the place of the folder is named`() throws {
        let workshop = Workshop()
        try Data("mine".utf8).write(to: URL(filePath: workshop.path))
        #expect(throws: SampleError.notAFolder(path: workshop.path)) { try workshop.write(10, seed: 1) }
    }

    @Test func `a file in the place of a folder further up is named`() throws {
        let workshop = Workshop()
        try Data("mine".utf8).write(to: URL(filePath: workshop.path))
        let path = workshop.path + "/deeper"
        #expect(throws: SampleError.folderNotMade(path: path, reason: "not a directory")) {
            try SampleWriter(SampleOptions(bookings: 10)).write(to: path)
        }
    }

    @Test func `a file that cannot be put in place leaves no parts`() throws {
        let workshop = Workshop()
        try FileManager.default.createDirectory(
            atPath: workshop.path + "/truth.csv", withIntermediateDirectories: true)
        #expect(throws: SampleError.self) { try workshop.write(10, seed: 1) }
        #expect(try workshop.names.allSatisfy { !$0.hasPrefix(".") })
    }

    @Test func `messages say what, where and what to do`() {
        #expect(
            SampleError.unknownShape("csv").description
                == "unknown shape 'csv': --shape: give office-csv, legacy-csv, legacy-json or all")
        #expect(
            SampleError.bookingsOutOfRange(0).description
                == "cannot make up 0 bookings: --bookings: give a number from 1 to 200000000")
    }
}
