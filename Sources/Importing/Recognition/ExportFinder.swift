import Foundation
import Tabular

/// Finds the files that the arguments of a command name: files as they are, folders by what lies in them.
struct ExportFinder {
    /// A file to look at.
    struct Candidate: Equatable {
        let path: String
        /// Whether it was named itself: then it must be readable, while a folder may hold other things.
        let isNamed: Bool
    }

    private static let endings: Set<String> = ["csv", "tsv", "txt", "json", "ndjson", "jsonl"]
    /// Endings of what holds tables that cannot be read as they are: such a file is looked at, to say what to do with it.
    private static let tables: Set<String> = [
        "xlsx", "xls", "xlsm", "xlsb", "ods", "numbers", "zip", "7z", "rar", "tar", "tgz", "parquet", "mdb", "accdb",
    ]
    /// Folders in which this toolkit writes, so that its own output is not imported.
    private static let skippedFolders: Set<String> = ["rejects", "reports"]

    /// The files, in the order of the arguments and within a folder by path.
    func find(_ inputs: [String]) throws(ImportError) -> [Candidate] {
        var result: [Candidate] = []
        for input in inputs {
            if input == ExportInput.standardInput {
                result.append(Candidate(path: input, isNamed: true))
                continue
            }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: input, isDirectory: &isFolder) else {
                throw ImportError("\(input): there is no such file or folder", hint: hint(for: input))
            }
            guard isFolder.boolValue else {
                result.append(Candidate(path: input, isNamed: true))
                continue
            }
            var entered: Set<FileIdentity> = []
            let files = try filesBelow(input, &entered)
            guard !files.isEmpty else {
                throw ImportError(
                    "\(input): the folder holds no exports",
                    hint: "exports end in \(ExportFinder.endings.sorted().map { "." + $0 }.joined(separator: ", "))")
            }
            result += files.map { Candidate(path: $0, isNamed: false) }
        }
        var seen: Set<String> = []
        return result.filter { seen.insert($0.path).inserted }
    }

    /// The exports of a folder and those below it, each of which is entered once: a link may lead back up. What is no
    /// file, such as a pipe that nobody writes to, is none of them.
    private func filesBelow(_ folder: String, _ entered: inout Set<FileIdentity>) throws(ImportError) -> [String] {
        guard let identity = FileIdentity(folder), entered.insert(identity).inserted else { return [] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            // What is in it would be missing without a word.
            throw ImportError(
                "\(folder): the folder cannot be read", hint: "ask for the right to read it, or move it away")
        }
        var files: [String] = []
        for name in names.sorted() where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            switch FileIdentity(path)?.kind {
            case .folder? where !ExportFinder.skippedFolders.contains(name): files += try filesBelow(path, &entered)
            case .file? where ExportFinder.isExport(name) || ExportFinder.isTable(name): files.append(path)
            default: continue
            }
        }
        return files
    }

    /// Whether a file's name ends as an export's, packed or not.
    private static func isExport(_ name: String) -> Bool {
        var parts = name.lowercased().split(separator: ".")
        if parts.count > 2, parts.last == "gz" { parts.removeLast() }
        return parts.count > 1 && endings.contains(String(parts[parts.count - 1]))
    }

    /// Whether a file's name ends as that of a workbook, a database or an archive, in which exports may lie.
    private static func isTable(_ name: String) -> Bool {
        tables.contains(String(name.lowercased().split(separator: ".").dropFirst().last ?? ""))
    }

    /// Names a file of the same folder that is spelled nearly so.
    private func hint(for input: String) -> String {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: PathName.folder(of: input))) ?? []
        if let near = Spelling.nearest(to: PathName.name(of: input), among: names.sorted()) {
            return "did you mean \(near)?"
        }
        return "name an export, or a folder that holds exports"
    }
}
