public import ArgumentParser
import Foundation

extension ParsableCommand {
    /// Runs a tool by its command line. What cannot be understood is a usage error that names the word that was meant,
    /// and repeats none that may be personal.
    public static func runAsTool() {
        Descriptor.openStandardStreams()
        // A reader that goes away is an error of that write, and no end of the process.
        signal(SIGPIPE, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "help" { explainMistake(in: arguments) }
        var command: any ParsableCommand
        do {
            command = try parseAsRoot(arguments)
        } catch {
            if exitCode(for: error) == .validationFailure { explainMistake(in: arguments) }
            end(error)
        }
        do {
            try command.run()
        } catch {
            end(error)
        }
    }

    /// Ends the process with the status of an error, or with what was asked for, such as help: with status 2 where that
    /// cannot be printed.
    private static func end(_ error: any Error) -> Never {
        guard exitCode(for: error) == .success else { exit(withError: error) }
        do throws(JobError) {
            try StandardOutput.write(fullMessage(for: error) + "\n")
            Foundation.exit(ExitCode.success.rawValue)
        } catch {
            _ = Descriptor.write(Array("error: \(error.message)\n".utf8), to: STDERR_FILENO)
            Foundation.exit(error.status)
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
        _ = Descriptor.write(Array(text.utf8), to: STDERR_FILENO)
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
