import Foundation
import TestSupport
import Testing

extension DocumentationPage {
    /// The page with the contents of every block as they are now. All commands run in one folder, in their order, with
    /// the package's samples in it and the executables on the path, as somebody would who tries the page.
    func recorded() throws -> DocumentationPage {
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "samples"), withDestinationURL: packageRoot.appending(path: "samples"))
        var page = self
        for (index, part) in parts.enumerated() {
            guard case .block(var block) = part else { continue }
            switch block.kind {
            case "file": try folder.write(block.argument, block.body)
            case "run": block.lines = try DocumentationPage.transcript(of: block.lines, in: folder)
            case "help": block.lines = try DocumentationPage.help(of: block.argument)
            case "commands": block.lines = try DocumentationPage.reference(of: block.argument)
            case "fields": block.lines = try DocumentationPage.mappingFields()
            default: break
            }
            page.parts[index] = .block(block)
        }
        return page
    }

    /// The commands of a console block, each with what it prints now.
    private static func transcript(of lines: [String], in folder: TemporaryFolder) throws -> [String] {
        var result: [String] = []
        for line in lines where line.hasPrefix("$ ") {
            let run = try ToolRun(
                "/bin/bash", ["-c", "{ \(line.dropFirst(2)); } 2>&1"], in: folder,
                environment: ["PATH": "\(ToolProcess.buildFolder.path()):/usr/bin:/bin"])
            // The byte order mark and the carriage returns of files for spreadsheets do not show on a terminal either.
            let shown = run.standardOutput.replacing("\u{FEFF}", with: "").replacing("\r\n", with: "\n")
            if !result.isEmpty { result.append("") }
            result.append(line)
            result += DocumentationPage.lines(of: shown)
        }
        return result
    }

    /// What an executable, or one of its commands, says for `--help`, line by line.
    static func help(of tool: String, _ words: [String] = []) throws -> [String] {
        let run = try ToolRun(tool, words + ["--help"], in: TemporaryFolder()).expect(status: 0)
        return lines(of: run.standardOutput)
    }

    /// An executable and all of its commands, each with its own help.
    static func commands(of command: [String]) throws -> [(command: [String], help: [String])] {
        let help = try help(of: command[0], Array(command.dropFirst()))
        let names = help.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
            .compactMap { $0.wholeMatch(of: /\ {2}([a-z]+)(?: .*)?/).map { String($0.output.1) } }
        return try [(command, help)] + names.flatMap { try commands(of: command + [$0]) }
    }

    /// How each command of an executable is called, and what it does, in its help's own words.
    private static func reference(of tool: String) throws -> [String] {
        try commands(of: [tool]).filter { !$0.help.contains("SUBCOMMANDS:") }.flatMap { command in
            let usage = command.help.first { $0.hasPrefix("USAGE: ") }?.dropFirst("USAGE: ".count) ?? ""
            let abstract = command.help.prefix { !$0.isEmpty }.joined(separator: " ").dropFirst("OVERVIEW: ".count)
            return [String(abstract)] + wrapped(usage.split(separator: " ").map(String.init)).map { "  " + $0 } + [""]
        }
    }

    /// The fields that a mapping file can fill, by entity: what the tool itself offers where a name is not one of them.
    private static func mappingFields() throws -> [String] {
        let entities = [
            "bookings", "sessions", "courses", "users", "groups", "waiting_lists", "communications", "payments",
            "certificates", "notes",
        ]
        return try entities.flatMap { entity in
            let folder = try TemporaryFolder()
            try folder.write("mapping.yaml", "entity: \(entity)\ncolumns: {'0123456789': x}\n")
            let run = try ToolRun(
                "booking-import", ["export.csv", "--mapping", "mapping.yaml", "--database", "bookings.sqlite"],
                in: folder)
            let known = try #require(run.standardError.firstRange(of: "known are: "), "\(run)")
            let words = run.standardError[known.upperBound...].split { $0 == "," || $0.isWhitespace }
            return DocumentationPage.wrapped([entity + ":"] + words.map(String.init))
        }
    }

    /// Words in lines of at most 100 characters, those after the first indented.
    private static func wrapped(_ words: [String]) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in words {
            if line.count + word.count >= 100 {
                lines.append(line)
                line = " "
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }

    private static func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
