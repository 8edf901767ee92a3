import Foundation
import TestSupport
import Testing

@Suite struct DocumentationTests {
    static let pages = ["README.md", "sql/README.md", "samples/README.md", "CHANGELOG.md"]
    static let tools = ["migrate", "import", "dedupe", "backfill", "report", "desk", "samples"].map { "booking-" + $0 }

    @Test(arguments: pages)
    func `Commands print what the pages show, and help is what it says`(path: String) throws {
        let page = try DocumentationPage(path)
        let recorded = try page.recorded()
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try expectFile(packageRoot.appending(path: path), holds: recorded.text)
            return
        }
        for (shown, now) in zip(page.blocks, recorded.blocks) {
            #expect(
                withoutTimes(shown.body) == withoutTimes(now.body),
                "\(path): the block under \(shown.marker) has changed; record it with RECORD_GOLDEN=1")
        }
    }

    /// Seconds differ from run to run, and with them the blanks that align a table.
    private func withoutTimes(_ text: String) -> String {
        text.replacing(/[0-9]+\.[0-9]{2} s\b/, with: "# s")
            .replacing(/[ ]+[0-9]+\.[0-9]{2}\n/, with: " #\n")
            .replacing(/[ ]{2,}/, with: "  ")
    }

    @Test
    func `The README has the help of every executable`() throws {
        let described = try DocumentationPage("README.md").blocks.filter { $0.kind == "help" }.map(\.argument)
        #expect(described == DocumentationTests.tools)
        let manifest = try text("Package.swift")
        let built = manifest.matches(of: /\.executable\(name: "([^"]+)"/).map { String($0.output.1) }
        #expect(Set(built) == Set(described))
    }

    @Test(arguments: pages + ["scripts/demo", "scripts/benchmark"])
    func `Every flag that a page or a script gives to an executable exists`(path: String) throws {
        // What a page shows as run is run, mistyped flags and all.
        let isPage = path.hasSuffix(".md")
        let text = (isPage ? try DocumentationPage(path).withoutOutputs : try text(path)).replacing("\\\n", with: " ")
        var helps: [String: String] = [:]
        for match in text.matches(of: /(booking-[a-z]+)((?: +[^ \n`|;]+)+)/) {
            let tool = String(match.output.1)
            guard DocumentationTests.tools.contains(tool) else { continue }
            let help =
                try helps[tool]
                ?? DocumentationPage.commands(of: [tool]).flatMap(\.help).joined(separator: "\n")
            helps[tool] = help
            for flag in match.output.2.matches(of: /(?: )(--[a-z][a-z-]*)/).map({ String($0.output.1) }) {
                #expect(help.contains(" \(flag)"), "\(path) gives \(flag) to \(tool), which does not know it")
            }
        }
    }

    @Test(arguments: pages)
    func `Links within the repository lead somewhere`(path: String) throws {
        let folder = packageRoot.appending(path: path).deletingLastPathComponent()
        for match in try DocumentationPage(path).prose.matches(of: /\]\(([^)#]+)\)/) {
            let target = String(match.output.1)
            guard !target.contains("://") else { continue }
            let isThere = FileManager.default.fileExists(atPath: folder.appending(path: target).path())
            #expect(isThere, "\(path) links to \(target), which is not there")
        }
    }

    @Test(arguments: ["sql", "samples"])
    func `The tables of a folder's page name each of its files, and nothing else`(folder: String) throws {
        let page = try DocumentationPage(folder + "/README.md").prose
        let named = page.matches(of: /(?m)^\| `([^`]+\.[a-z]+)` \|/).map { String($0.output.1) }
        #expect(Set(named).count == named.count, "a file is named twice")
        #expect(try named.sorted() == files(in: folder))
    }

    @Test
    func `Each file with a defect has the outcome that its page names`() throws {
        let page = try DocumentationPage("samples/README.md").prose
        let rows = page.matches(of: /(?m)^\| `(defects\/[^`]+)` \| [^|]+ \| ([^|]+) \|$/)
        #expect(!rows.isEmpty)
        for row in rows {
            let folder = try TemporaryFolder()
            let file = packageRoot.appending(path: "samples/" + row.output.1).path()
            let run = try ToolRun("booking-import", [file, "--database", "bookings.sqlite", "--json"], in: folder)
            #expect(try outcome(of: run) == String(row.output.2), "\(row.output.1)")
        }
    }

    /// What a run made of one file, in the words of the table.
    private func outcome(of run: ToolRun) throws -> String {
        struct Summary: Decodable {
            struct File: Decodable { var read, loaded, duplicate, rejected: Int }
            var files: [File]
        }
        if run.status == 2 { return "refused" }
        let summary = try JSONDecoder().decode(Summary.self, from: Data(run.standardOutput.utf8))
        let file = try #require(summary.files.first)
        var words = "\(file.loaded) of \(file.read) loaded"
        if file.duplicate > 0 { words += ", \(file.duplicate) duplicate" }
        if file.rejected > 0 { words += ", \(file.rejected) rejected" }
        return words
    }

    @Test
    func `The changelog's first version is the executables' own`() throws {
        let version = try ToolRun("booking-migrate", ["--version"], in: TemporaryFolder()).expect(status: 0)
        let number = version.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
        let first = try #require(try text("CHANGELOG.md").firstMatch(of: /(?m)^## \[?([0-9][^\]\s]*)/))
        #expect(String(first.output.1) == number)
    }

    @Test(.enabled(if: systemdAnalyze != nil, "systemd-analyze is not installed"))
    func `systemd understands the units`() throws {
        let folder = try TemporaryFolder()
        let units = try DocumentationPage("README.md").blocks.filter { $0.kind == "systemd" }
        #expect(units.count == 2)
        for unit in units {
            // Here the executables are in the build folder, and there is no user for the data.
            let body = unit.body
                .replacing("/usr/local/bin/", with: ToolProcess.buildFolder.path())
                .replacing("User=bookings\n", with: "")
            try folder.write(unit.argument, body)
        }
        let analyze = try #require(systemdAnalyze)
        let run = try ToolRun(analyze, ["verify", "--man=no"] + units.map { folder.path($0.argument) }, in: folder)
        let complaints = run.standardError.split(separator: "\n").filter { $0.contains("booking-migrate.") }
        #expect(complaints.isEmpty, "\(run)")
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
    }

    /// Every file below a folder by its path within it, but for the page itself and what starts with a dot.
    private func files(in folder: String) throws -> [String] {
        let root = packageRoot.appending(path: folder).resolvingSymlinksInPath().path()
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root)
        return paths.filter { path in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder) else {
                return false
            }
            return !isFolder.boolValue && path != "README.md"
                && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }.sorted()
    }
}

/// Where systemd's own check of units is, or nil where there is none.
private let systemdAnalyze = ["/usr/bin/systemd-analyze", "/bin/systemd-analyze"].first {
    FileManager.default.isExecutableFile(atPath: $0)
}
