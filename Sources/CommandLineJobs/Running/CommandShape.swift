import ArgumentParser
import Foundation

/// The commands and options of a tool, as the library of commands describes them.
struct CommandShape: Decodable {
    let commandName: String
    let aliases: [String]?
    let subcommands: [CommandShape]?
    let arguments: [Argument]?

    /// An argument in a place of its own, or an option.
    struct Argument: Decodable {
        let kind: String
        let names: [Name]?
        let valueName: String?
        let isRepeating: Bool
        let isOptional: Bool
        let parsingStrategy: String
        let allValues: [String]?

        struct Name: Decodable {
            let kind: String
            let name: String

            /// As it is typed.
            var typed: String { kind == "short" ? "-\(name)" : "--\(name)" }
        }

        /// As usage shows it.
        var usage: String { "<\(valueName ?? "value")>" + (isRepeating ? " ..." : "") }
    }

    /// The shape of a tool; nil where its description has another form than this one.
    init?(of tool: (some ParsableCommand).Type) {
        let json = Data(tool._dumpHelp().utf8)
        guard let description = try? JSONDecoder().decode(Description.self, from: json) else { return nil }
        self = description.command
    }

    /// The document in which the shape comes.
    private struct Description: Decodable { let command: CommandShape }

    /// The commands below this one; every tool has `help` beside them.
    var commands: [CommandShape] { (subcommands ?? []).filter { $0.commandName != "help" } }

    func command(named name: String) -> CommandShape? {
        commands.first { $0.commandName == name || ($0.aliases ?? []).contains(name) }
    }

    /// The arguments that have places of their own.
    var places: [Argument] { (arguments ?? []).filter { $0.kind == "positional" } }

    func option(_ typed: String) -> Argument? {
        (arguments ?? []).first { ($0.names ?? []).contains { $0.typed == typed } }
    }

    /// Its long options as they are typed.
    var options: [String] {
        (arguments ?? []).flatMap { ($0.names ?? []).filter { $0.kind == "long" }.map(\.typed) }
    }

    /// The long options of all commands below.
    var optionsBelow: [String] { commands.flatMap { $0.options + $0.optionsBelow } }
}
