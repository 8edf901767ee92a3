import Foundation

extension TemporaryFolder {
    /// Writes a file, with the folders above it; gives its path relative to the folder.
    @discardableResult
    public func write(_ name: String, _ text: String) throws -> String { try write(name, bytes: Array(text.utf8)) }

    /// Writes a file of bytes, with the folders above it; gives its path relative to the folder.
    @discardableResult
    public func write(_ name: String, bytes: [UInt8]) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return name
    }

    /// Removes a file or a folder.
    public func remove(_ name: String) throws { try FileManager.default.removeItem(at: url.appending(path: name)) }

    /// The text of a file.
    public func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// The bytes of a file.
    public func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appending(path: name))) }

    /// Whether there is a file or a folder of that name.
    public func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// Every file below `name`, by its path relative to that folder, with its bytes; links count as what they lead to.
    public func contents(of name: String = "") throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        try FileTree(root: url.appending(path: name)).forEachFile { path, file in
            files[path] = Array(try Data(contentsOf: file))
        }
        return files
    }
}

/// Walks a folder and the folders that it links to.
struct FileTree {
    let root: URL

    func forEachFile(_ body: (_ path: String, _ file: URL) throws -> Void) throws { try walk(root, "", body) }

    private func walk(_ folder: URL, _ prefix: String, _ body: (String, URL) throws -> Void) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() {
            let entry = folder.appending(path: name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: entry.path(), isDirectory: &isFolder) else { continue }
            if isFolder.boolValue { try walk(entry, prefix + name + "/", body) } else { try body(prefix + name, entry) }
        }
    }
}
