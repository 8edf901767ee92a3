public import ArgumentParser
import Foundation

extension ParsableCommand {
    /// Runs a tool by its command line. What cannot be understood is a usage error that names the word that was meant,
    /// and repeats none that may be personal.
    public static func runAsTool() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "help" { explainMistake(in: arguments) }
        var command: any ParsableCommand
        do {
            command = try parseAsRoot(arguments)
        } catch {
            if exitCode(for: error) == .validationFailure { explainMistake(in: arguments) }
            exit(withError: error)
        }
        do {
            try command.run()
        } catch {
            exit(withError: error)
        }
    }

    /// Ends the process where a mistake is found.
    private static func explainMistake(in arguments: [String]) {
        guard let shape = CommandShape(of: self), let mistake = MistypedCommandLine(arguments, of: shape) else {
            return
        }
        let name = mistake.path.joined(separator: " ")
        let text = """
            Error: \(mistake.description)
            Usage: \(usage(of: mistake.path))
              See '\(name) --help' for more information.

            """
        FileHandle.standardError.write(Data(text.utf8))
        Foundation.exit(ExitCode.validationFailure.rawValue)
    }

    private static func usage(of path: [String]) -> String {
        var command: any ParsableCommand.Type = self
        for name in path.dropFirst() {
            guard let next = command.configuration.subcommands.first(where: { $0._commandName == name }) else { break }
            command = next
        }
        return usageString(for: command)
    }
}
