public import Foundation
public import Testing

/// One finished run of an executable of this package, and everything it said.
public struct ToolRun: Sendable, CustomStringConvertible {
    /// The command as it would be typed.
    public let command: String
    /// The folder in which it ran.
    public let folder: URL
    /// The exit status; for a process that a signal ended, 128 and the signal's number.
    public let status: Int32
    /// What it printed as data.
    public let standardOutput: String
    /// What it said.
    public let standardError: String

    /// Runs an executable of the build folder in `folder` and waits for its end.
    ///
    /// The environment is `environment` and no more than a process needs beside it: no `DATABASE_URL` leaks in.
    public init(
        _ tool: String, _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
        input: String? = nil
    ) throws {
        self = try ToolProcess(tool, arguments, in: folder, environment: environment, input: input).finish()
    }

    /// Runs a command line of a shell, in which `tool` is the path of the executable named so: for streams that are closed
    /// or full, and for limits.
    public static func shell(_ line: String, _ tool: String, in folder: TemporaryFolder) throws -> ToolRun {
        try ToolRun(
            "/bin/sh", ["-c", line], in: folder,
            environment: ["tool": ToolProcess.buildFolder.appending(path: tool).path()])
    }

    init(command: String, folder: URL, status: Int32, standardOutput: String, standardError: String) {
        self.command = command
        self.folder = folder
        self.status = status
        self.standardOutput = standardOutput
        self.standardError = standardError
    }

    /// Records an issue with the whole run in it unless the run ended with `expected`.
    @discardableResult
    public func expect(status expected: Int32, sourceLocation: SourceLocation = #_sourceLocation) -> ToolRun {
        if status != expected {
            Issue.record("expected exit status \(expected)\n\(self)", sourceLocation: sourceLocation)
        }
        return self
    }

    /// Records an issue with the whole run in it unless it ended with `expected` and said exactly `speech`.
    @discardableResult
    public func expect(status expected: Int32, speech: String, sourceLocation: SourceLocation = #_sourceLocation)
        -> ToolRun
    {
        expect(status: expected, sourceLocation: sourceLocation)
        if standardError != speech {
            Issue.record("expected on standard error:\n\(speech)\n---\n\(self)", sourceLocation: sourceLocation)
        }
        return self
    }

    /// The run as one would want to see it when a test fails.
    public var description: String {
        """
        $ cd \(folder.path()) && \(command)
        exit status \(status)
        --- standard output
        \(standardOutput)
        --- standard error
        \(standardError)
        """
    }
}
