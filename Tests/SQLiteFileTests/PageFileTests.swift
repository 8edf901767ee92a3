import Database
import TestSupport
import Testing

@testable import SQLiteFile

@Suite struct PageFileTests {
    /// A file of 16 KiB pages that says that it has so many.
    private func file(pages count: UInt32) throws -> (PageFile, TemporaryFolder) {
        var header = [UInt8](repeating: 0, count: SQLiteFormat.Header.size)
        header[SQLiteFormat.Header.pageSize] = 0x40
        for byte in 0..<4 {
            header[SQLiteFormat.Header.pageCount + byte] = UInt8(truncatingIfNeeded: count >> UInt32(24 - 8 * byte))
        }
        let folder = try TemporaryFolder()
        try folder.write("a.sqlite", bytes: header)
        return (try PageFile(path: folder.path("a.sqlite"), isWritten: true), folder)
    }

    /// With pages of this size the engine's locks lie on page 65,537.
    @Test func `A run of pages ends before the page of the locks, and the next begins behind it`() throws {
        let (file, _) = try file(pages: 65_530)
        #expect(file.allocate(upTo: 16) == 65_531..<65_537)
        #expect(file.allocate(upTo: 16) == 65_538..<65_554)
        #expect(file.allocate() == 65_554)
    }

    @Test(arguments: [UInt32(65_520), 65_519]) func `A run that just fits before it is whole`(count: UInt32) throws {
        let (file, _) = try file(pages: count)
        #expect(file.allocate(upTo: 16) == count + 1..<count + 17)
    }

    @Test func `Single pages pass over it`() throws {
        let (file, _) = try file(pages: 65_535)
        #expect(file.allocate() == 65_536 && file.allocate() == 65_538)
    }
}
