import Foundation
import TestSupport
import Testing

/// A page of documentation with marked blocks, whose contents a test can work out anew.
///
/// A block is a comment and the fenced lines after it: `<!-- help: booking-report -->`, then ```` ```text ````, and so
/// on. A marker without fenced lines is a block that was never recorded.
struct DocumentationPage {
    /// A stretch of the page.
    enum Part {
        /// Lines that are as they are.
        case text([String])
        /// A marked block.
        case block(Block)
    }

    /// What stands under a marker.
    struct Block {
        /// What the marker says: `run`, `help`, `commands`, `file`.
        let kind: String
        /// What it says after the colon; empty where there is none.
        let argument: String
        /// The word after the fence.
        var language: String
        var lines: [String]

        var marker: String { argument.isEmpty ? "<!-- \(kind) -->" : "<!-- \(kind): \(argument) -->" }
        var body: String { lines.map { $0 + "\n" }.joined() }
    }

    /// The page's path in the package.
    let path: String
    var parts: [Part]

    private static let kinds: Set<String> = ["run", "help", "commands", "file", "fields", "systemd"]

    /// Reads the page at `path`, relative to the package.
    init(_ path: String) throws {
        self.path = path
        parts = []
        let text = try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        var plain: [String] = []
        while let line = lines.popFirst() {
            plain.append(line)
            guard var block = DocumentationPage.block(line) else { continue }
            plain.removeLast()
            parts.append(.text(plain))
            plain = []
            if let fence = lines.first, fence.hasPrefix("```") {
                block.language = String(lines.removeFirst().dropFirst(3))
                while let line = lines.popFirst(), line != "```" { block.lines.append(line) }
            }
            parts.append(.block(block))
        }
        parts.append(.text(plain))
    }

    private static func block(_ line: String) -> Block? {
        guard line.hasPrefix("<!-- "), line.hasSuffix(" -->") else { return nil }
        let words = line.dropFirst(5).dropLast(4).split(separator: ":", maxSplits: 1)
        guard let kind = words.first.map(String.init), kinds.contains(kind) else { return nil }
        let argument = words.count > 1 ? words[1].trimmingCharacters(in: .whitespaces) : ""
        return Block(kind: kind, argument: argument, language: "text", lines: [])
    }

    /// The blocks in their order.
    var blocks: [Block] {
        parts.compactMap { if case .block(let block) = $0 { block } else { nil } }
    }

    /// The page as a file holds it.
    var text: String {
        parts.flatMap { part -> [String] in
            switch part {
            case .text(let lines): lines
            case .block(let block): [block.marker, "```" + block.language] + block.lines + ["```"]
            }
        }.joined(separator: "\n")
    }

    /// The page without its blocks.
    var prose: String { text(with: { _ in false }) }

    /// The page with what somebody would copy from it, and without what commands have printed.
    var withoutOutputs: String { text(with: { $0.kind == "file" || $0.kind == "systemd" }) }

    private func text(with isKept: (Block) -> Bool) -> String {
        parts.flatMap { part -> [String] in
            switch part {
            case .text(let lines): lines
            case .block(let block): isKept(block) ? block.lines : []
            }
        }.joined(separator: "\n")
    }
}
