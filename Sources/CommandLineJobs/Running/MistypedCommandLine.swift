import ArgumentParser
import Importing

/// What is wrong with a command line that cannot be understood, with the word that was meant.
///
/// Of what was typed only the names of options are repeated: the rest may be a name or an address.
struct MistypedCommandLine {
    /// What to say of it.
    private(set) var description = ""
    /// The commands on whose level the mistake is, the tool first.
    private(set) var path: [String]

    private let tool: CommandShape

    /// Looks for the first mistake; nil where none of these is found.
    init?(_ arguments: [String], of tool: CommandShape) {
        self.tool = tool
        path = [tool.commandName]
        guard let mistake = find(arguments[...]) else { return nil }
        description = mistake
    }

    private var name: String { path.joined(separator: " ") }

    private mutating func find(_ arguments: ArraySlice<String>) -> String? {
        var rest = arguments
        var levels = [tool]
        var placed = 0
        while let word = rest.popFirst(), let command = levels.last {
            if word == "--" { return nil }
            if word.hasPrefix("--") {
                let typed = String(word.prefix { $0 != "=" })
                if MistypedCommandLine.everywhere.contains(typed) { continue }
                guard let option = levels.lazy.compactMap({ $0.option(typed) }).first else {
                    return unknown(typed, command)
                }
                if typed == word { skipValues(of: option, &rest) }
            } else if word.hasPrefix("-"), word != "-" {
                // Single letters are named well enough by the library of commands.
                guard let option = levels.lazy.compactMap({ $0.option(word) }).first else { return nil }
                skipValues(of: option, &rest)
            } else if !command.commands.isEmpty {
                if word == "help" { return missing(help: rest, command) }
                guard let next = command.command(named: word) else { return noCommand(word, command) }
                levels.append(next)
                path.append(next.commandName)
            } else if let mistake = misplaced(word, at: placed, command) {
                return mistake
            } else {
                placed += 1
            }
        }
        return nil
    }

    /// What every tool takes beside its own.
    private static let everywhere: Set<String> = [
        "--help", "--version", "--help-hidden", "--generate-completion-script", "--experimental-dump-help",
    ]

    private func skipValues(of option: CommandShape.Argument, _ rest: inout ArraySlice<String>) {
        guard option.kind == "option" else { return }
        repeat {
            _ = rest.popFirst()
        } while option.parsingStrategy == "upToNextOption"
            && rest.first.map { !$0.hasPrefix("-") } ?? false
    }

    private func unknown(_ typed: String, _ command: CommandShape) -> String {
        let start = "Unknown option '\(typed)'."
        if let meant = MistypedCommandLine.nearest(typed, command.options) {
            return "\(start) Did you mean '\(meant)'?"
        }
        if let meant = MistypedCommandLine.nearest(typed, command.optionsBelow) {
            return "\(start) Did you mean '\(meant)'? It stands behind the command: \(name) <subcommand> \(meant)"
        }
        if typed == "--dry-run" { return "\(start) '\(name)' changes nothing: leave it out." }
        guard let owner = owner(of: typed) else { return "Unknown option '\(typed)'" }
        return "\(start) '\(owner)' has it; '\(name)' does not."
    }

    /// The first command of the tool that has an option.
    private func owner(of option: String) -> String? {
        func search(_ command: CommandShape, _ path: [String]) -> String? {
            if command.option(option) != nil { return path.joined(separator: " ") }
            return command.commands.lazy.compactMap { search($0, path + [$0.commandName]) }.first
        }
        return search(tool, [tool.commandName])
    }

    private func noCommand(_ word: String, _ command: CommandShape) -> String {
        let names = command.commands.map(\.commandName)
        guard let meant = Spelling.nearest(to: word, among: names) else {
            return "There is no such command. Commands are \(names.joined(separator: ", "))."
        }
        return "There is no such command. Did you mean '\(name) \(meant)'?"
    }

    private mutating func missing(help words: ArraySlice<String>, _ command: CommandShape) -> String? {
        var command = command
        for word in words {
            guard !command.commands.isEmpty, !word.hasPrefix("-") else { return nil }
            guard let next = command.command(named: word) else { return noCommand(word, command) }
            command = next
            path.append(next.commandName)
        }
        return nil
    }

    private func misplaced(_ word: String, at place: Int, _ command: CommandShape) -> String? {
        let places = command.places
        guard let argument = place < places.count ? places[place] : places.last.flatMap({ $0.isRepeating ? $0 : nil })
        else {
            guard !places.isEmpty else { return "'\(name)' takes options only; one word is no option." }
            return "One argument is too many: '\(name)' takes \(places.map(\.usage).joined(separator: " "))."
        }
        guard let values = argument.allValues, !values.isEmpty, !values.contains(word) else { return nil }
        guard let meant = Spelling.nearest(to: word, among: values) else {
            return "<\(argument.valueName ?? "value")> takes \(values.joined(separator: ", "))."
        }
        return "<\(argument.valueName ?? "value")> has no such value. Did you mean '\(meant)'?"
    }

    /// The option that was meant: one that differs by a slip, or one of whose words it is.
    private static func nearest(_ typed: String, _ options: [String]) -> String? {
        let word = String(typed.dropFirst(2))
        let names = options.map { String($0.dropFirst(2)) }
        let meant =
            Spelling.nearest(to: word, among: names)
            ?? names.first { word.count > 3 && $0.split(separator: "-").contains { $0 == word } }
        return meant.map { "--\($0)" }
    }
}
