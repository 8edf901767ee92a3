public import Foundation

/// A run of an executable that has not ended yet, so that a test can send it a signal.
public final class ToolProcess: @unchecked Sendable {
    private let process = Process()
    private let command: String
    private let folder: TemporaryFolder
    /// Both streams go to files: a pipe that nobody reads would stop the process.
    private let streams: TemporaryFolder
    /// What is typed while the run goes on.
    private let typing: Pipe?

    /// Starts an executable: one of the build folder by its name, any other by its path. `isTyped` says that its input is
    /// not there yet: it comes by ``type(_:)``, and ends with the run.
    public init(
        _ tool: String, _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
        input: String? = nil, isTyped: Bool = false
    ) throws {
        typing = isTyped ? Pipe() : nil
        self.folder = folder
        command = ([tool] + arguments).joined(separator: " ")
        streams = try TemporaryFolder()
        let executable = tool.contains("/") ? URL(filePath: tool) : ToolProcess.buildFolder.appending(path: tool)
        guard FileManager.default.isExecutableFile(atPath: executable.path()) else {
            throw MissingExecutable(path: executable.path())
        }
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        var variables = ["PATH": "/usr/bin:/bin", "HOME": folder.url.path(), "LANG": "C.UTF-8"]
        variables.merge(environment) { $1 }
        process.environment = variables
        try streams.write("input", input ?? "")
        try streams.write("output", "")
        try streams.write("error", "")
        if let typing {
            process.standardInput = typing
        } else {
            process.standardInput = try FileHandle(forReadingFrom: streams.url.appending(path: "input"))
        }
        process.standardOutput = try FileHandle(forWritingTo: streams.url.appending(path: "output"))
        process.standardError = try FileHandle(forWritingTo: streams.url.appending(path: "error"))
        try process.run()
    }

    /// The folder with the executables that were built together with the running test.
    public static let buildFolder: URL = {
        let test =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(filePath: test).deletingLastPathComponent()
    }()

    /// The number of the process.
    public var processID: Int32 { process.processIdentifier }

    /// Whether it has not ended.
    public var isRunning: Bool { process.isRunning }

    /// Types a line, for a run that was started so.
    public func type(_ line: String) throws {
        try typing?.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Sends a signal.
    public func send(signal: Int32) { _ = kill(process.processIdentifier, signal) }

    /// What it has said so far on standard error.
    public func speechSoFar() throws -> String { try streams.text("error") }

    /// Waits for its end.
    public func finish() throws -> ToolRun {
        process.waitUntilExit()
        let signalled = process.terminationReason == .uncaughtSignal
        return ToolRun(
            command: command, folder: folder.url, status: process.terminationStatus + (signalled ? 128 : 0),
            standardOutput: try streams.text("output"), standardError: try streams.text("error"))
    }
}

/// An executable that was not built, or not where the test looks.
struct MissingExecutable: Error, CustomStringConvertible {
    let path: String

    var description: String { "\(path): there is no such executable; build the whole package before the tests run" }
}
