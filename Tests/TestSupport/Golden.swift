public import Foundation
public import Testing

/// Compares a text with the file `Golden/<name>` beside the calling test.
///
/// With `RECORD_GOLDEN=1` in the environment the file is written anew, and the test fails all the same: a recording is
/// to be read and committed, not to be taken for a pass.
public func expectGolden(
    _ text: String, _ name: String, file: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden")
    try expectFile(folder.appending(path: name), holds: text, sourceLocation: sourceLocation)
}

/// Compares a text with a committed file; records it like a golden file.
public func expectFile(_ file: URL, holds text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let name = file.path().replacing(packageRoot.path(), with: "")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        Issue.record(
            "recorded \(name): read it, commit it, and run again without RECORD_GOLDEN", sourceLocation: sourceLocation)
        return
    }
    guard let data = FileManager.default.contents(atPath: file.path()) else {
        Issue.record(
            "\(name): there is no such file; run with RECORD_GOLDEN=1 to record it", sourceLocation: sourceLocation)
        return
    }
    let expected = String(decoding: data, as: UTF8.self)
    if expected != text {
        Issue.record("\(name) differs\n\(firstDifference(expected, text))", sourceLocation: sourceLocation)
    }
}

/// The first line in which two texts differ, with a few lines around it.
func firstDifference(_ expected: String, _ actual: String) -> String {
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let found = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(wanted, found).prefix { $0 == $1 }.count
    let before = wanted[max(0, same - 2)..<same].map { "  \($0)" }
    let removed = wanted[same..<min(wanted.count, same + 5)].map { "- \($0)" }
    let added = found[same..<min(found.count, same + 5)].map { "+ \($0)" }
    return (["line \(same + 1):"] + before + removed + added).joined(separator: "\n")
}
