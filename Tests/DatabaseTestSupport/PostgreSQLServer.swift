import Database
import Foundation
import PostgreSQLDriver
import TestSupport
import Testing

/// A real server in a folder of its own, on a socket of its own; it goes when the tests do, however they end.
public final class PostgreSQLServer: Sendable {
    /// The folder of the server's programs, or nil where PostgreSQL is not installed.
    public static let programs: String? = {
        let folder = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let newest = versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "\(folder)/\($0)/bin" }
        let others = ["/opt/homebrew/opt/postgresql/bin", "/usr/local/bin", "/usr/bin"]
        return (newest + others).first { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }
    }()

    /// Whether tests may count on a server: where one is installed, and in continuous integration, which promises one.
    public static let isExpected = programs != nil || ProcessInfo.processInfo.environment["CI"] == "true"

    /// The server that most tests share.
    public static let shared = Result { try PostgreSQLServer() }

    /// The folder of the socket, which is the host in connection strings.
    public let folder: String
    private let identity: [String]
    /// The size of a small disk of the server's own, in `disk`; nil: it has none.
    private let diskMegabytes: Int?
    private static let made = Counter()

    /// Makes a cluster and starts its server, as an unprivileged user where the tests run as root.
    ///
    /// With a size in megabytes, the server alone sees a disk of that size in the folder `disk`: in memory, in a namespace of
    /// mounts that needs no privilege where the system allows users their own.
    public init(diskMegabytes: Int? = nil) throws {
        self.diskMegabytes = diskMegabytes
        guard let programs = PostgreSQLServer.programs else {
            throw ServerFailure("PostgreSQL is not installed: sudo apt-get install postgresql")
        }
        let number = PostgreSQLServer.made.next()
        // Short: a socket's path has room for some hundred bytes.
        folder = "/tmp/booking-pg-\(getpid())-\(number)"
        identity = getuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []
        try run(["mkdir", "-m", "755", folder])
        try run(["mkdir", "-m", "700", folder + "/disk"])
        try run([
            programs + "/initdb", "-D", folder + "/data", "-U", "toolkit", "-A", "trust", "-E", "UTF8", "--no-sync",
            // A locale that orders texts otherwise than by their bytes: nothing of ours may hang on it.
            "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en",
        ])
        try start()
        watch()
    }

    /// Starts the server again after it was stopped or killed; returns when it answers.
    public func start() throws {
        let options = [
            "-k \(folder)", "-c listen_addresses=''", "-c fsync=off", "-c max_connections=200",
            "-c shared_buffers=64MB", "-c max_prepared_transactions=0",
        ]
        let disk = diskMegabytes.map { PostgreSQLServer.mounting($0, at: folder + "/disk") } ?? []
        let command =
            disk + [
                (PostgreSQLServer.programs ?? "") + "/pg_ctl", "-D", folder + "/data", "-w", "-t", "60", "-l",
                folder + "/log", "-o", options.joined(separator: " "), "start",
            ]
        // What is left of a killed server lets go of its memory a moment later.
        for _ in 0..<40 {
            if (try? run(command)) != nil { return }
            usleep(250_000)
        }
        try run(command)
    }

    /// What a command is put behind to see a small disk at `path`.
    private static func mounting(_ megabytes: Int, at path: String) -> [String] {
        let mount = "mount -t tmpfs -o size=\(megabytes)m,mode=700 tmpfs \(path) && exec \"$@\""
        return ["unshare", "-m", "--map-current-user", "--keep-caps", "sh", "-c", mount, "sh"]
    }

    /// Whether a server can have a small disk of its own.
    public static let canHaveDisk: Bool = {
        let identity = getuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = identity + mounting(1, at: "/tmp") + ["true"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    /// Kills the server and everything that works for it at once, as a crash of the machine would; gives false where it
    /// was not running.
    @discardableResult
    public func kill() throws -> Bool {
        let file = try? String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
        guard let id = file?.split(separator: "\n").first else { return false }
        // Its children first see that it is gone when they next wait; a crash would not let them finish.
        try run(["sh", "-c", "kill -9 \(id) $(cat /proc/\(id)/task/*/children) 2>/dev/null; true"])
        return true
    }

    /// A connection string to an empty schema of its own in a database that tests share.
    public func freshSchema() throws -> String {
        let name = "test_\(PostgreSQLServer.made.next())"
        let server = "postgresql://toolkit@/postgres?host=\(folder)"
        try PostgreSQLDatabase(server, applicationName: "tests").execute("CREATE SCHEMA \(name)")
        return "\(server)&options=-csearch_path%3D\(name)"
    }

    /// Stops the server and removes its folder when this process has ended.
    private func watch() {
        let programs = PostgreSQLServer.programs ?? ""
        let script = """
            while [ -d /proc/\(getpid()) ]; do sleep 1; done
            \(programs)/pg_ctl -D \(folder)/data -m immediate stop; rm -rf \(folder)
            """
        try? run(["sh", "-c", "(setsid sh -c \"$1\" </dev/null >/dev/null 2>&1 &)", "sh", script])
    }

    private func run(_ command: [String]) throws {
        let process = Process()
        // Foundation waits until nobody has its socket open any more, and a server would keep it.
        let closing = """
            for fd in /proc/$$/fd/*; do n=${fd##*/}; if ((n > 2)); then eval "exec $n>&-"; fi; done 2>/dev/null
            exec "$@"
            """
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", closing, "bash"] + identity + command
        process.currentDirectoryURL = URL(filePath: "/tmp")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ServerFailure("\(command.joined(separator: " ")): exit status \(process.terminationStatus)")
        }
    }
}

/// Why there is no server.
public struct ServerFailure: Error, CustomStringConvertible {
    /// What happened.
    public let description: String

    init(_ description: String) { self.description = description }
}

extension Trait where Self == ConditionTrait {
    /// Skips where no server can have a small disk of its own.
    public static var requiresSmallDisk: ConditionTrait {
        .enabled(
            if: PostgreSQLServer.programs != nil && PostgreSQLServer.canHaveDisk,
            "this system lets nobody mount a small disk for a test (unshare --mount --map-current-user)")
    }

    /// Skips where PostgreSQL is not installed; never in continuous integration.
    public static var requiresPostgreSQL: ConditionTrait {
        .enabled(
            if: PostgreSQLServer.isExpected,
            "PostgreSQL is not installed: every test of the database runs on SQLite alone (apt-get install postgresql)")
    }
}
