import EmbeddedFiles
import Foundation
import TestSupport
import Testing

@Suite struct EmbeddedFilesTests {
    /// The files that a binary must carry, as they lie on the disk.
    private func filesOnDisk() throws -> [String] {
        var paths: [String] = []
        for folder in ["sql", "reports/pages", "Sources/Importing/Profiles"] {
            let root = packageRoot.appending(path: folder)
            for case let path as String in FileManager.default.enumerator(atPath: root.path()) ?? .init() {
                if ["sql", "mustache", "css", "js", "yaml"].contains(URL(filePath: path).pathExtension) {
                    paths.append(folder + "/" + path)
                }
            }
        }
        return paths.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    @Test func `Every file under sql, reports/pages and the profiles is embedded, and nothing else`() throws {
        #expect(EmbeddedFiles.paths == (try filesOnDisk()))
        #expect(EmbeddedFiles.paths.contains("sql/schema/sqlite/0001_booking_records.sql"))
    }

    @Test func `Embedded texts are those on the disk to the byte`() throws {
        for path in try filesOnDisk() {
            let onDisk = try Data(contentsOf: packageRoot.appending(path: path))
            #expect(EmbeddedFiles.contents(of: path).map { Data($0.utf8) } == onDisk, "\(path)")
        }
    }

    @Test func `A name that is not embedded has no contents`() {
        #expect(EmbeddedFiles.contents(of: "sql/nothing.sql") == nil)
    }
}
