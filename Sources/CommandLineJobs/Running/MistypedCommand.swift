public import ArgumentParser
import Importing

/// A word where a command should stand that is none of them, with the one that was meant. The word itself is not
/// repeated, nor what follows: it may be a name.
public struct MistypedCommand: CustomStringConvertible {
    /// What to say of it.
    public let description: String

    /// Looks along the commands of a tool; nil where each is one of them, or where a flag comes first.
    public init?(_ arguments: [String], of tool: any ParsableCommand.Type) {
        guard let advice = MistypedCommand.advice(arguments[...], [tool._commandName], tool.configuration.subcommands)
        else { return nil }
        description = "There is no such command. \(advice)"
    }

    private static func advice(
        _ arguments: ArraySlice<String>, _ path: [String], _ commands: [any ParsableCommand.Type]
    ) -> String? {
        guard let word = arguments.first, !commands.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
        let names = commands.map { $0._commandName }
        if let known = names.firstIndex(of: word) {
            return advice(arguments.dropFirst(), path + [word], commands[known].configuration.subcommands)
        }
        guard let meant = Spelling.nearest(to: word, among: names) else {
            return "Commands are \(names.joined(separator: ", "))."
        }
        return "Did you mean '\((path + [meant]).joined(separator: " "))'?"
    }
}
