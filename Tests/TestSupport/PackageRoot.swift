import Foundation

/// The folder of the package, from where this file lies.
public let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The shared reference data beside the package, or nil where this checkout stands alone.
public let sharedData: URL? = {
    let folder = packageRoot.deletingLastPathComponent().appending(path: "shared/data")
    return FileManager.default.fileExists(atPath: folder.path()) ? folder : nil
}()

/// A folder of its own for one test, removed with it.
public final class TemporaryFolder: Sendable {
    /// Where it lies.
    public let url: URL

    /// Makes the folder.
    public init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "booking-toolkit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of a file in the folder.
    public func path(_ name: String) -> String { url.appending(path: name).path() }
}
