import Database
import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and the system's wish to end: the running statement stops, the transaction rolls back, the exit status is 130.
final class Interruption: Sendable {
    private let isRequested = Mutex(false)
    private let target = Mutex<Target?>(nil)
    nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

    /// The connection's interrupt is the one call that another thread may make.
    private struct Target: @unchecked Sendable {
        var connection: any Database
    }

    /// Listens for SIGINT and SIGTERM: from before there is a connection, so that there is no moment in which they would
    /// end the program as they find it.
    init() {
        var sources: [any DispatchSourceSignal] = []
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            sources.append(DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated)))
        }
        self.sources = sources
        for (source, number) in zip(sources, [SIGINT, SIGTERM]) {
            source.setEventHandler { [weak self] in
                let isSecond = self?.isRequested.withLock { isRequested in
                    defer { isRequested = true }
                    return isRequested
                }
                // Who asks again does not want to wait: the next run takes back what was begun.
                if isSecond ?? true {
                    signal(number, SIG_DFL)
                    kill(getpid(), number)
                }
                self?.target.withLock { $0?.connection.interrupt() }
            }
            source.activate()
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }

    /// Listens on behalf of a connection from here on.
    func listen(for database: any Database) {
        let next = Target(connection: database)
        target.withLock { $0 = next }
        // Connecting to a server takes a while, and what came meanwhile holds.
        if isRequested.withLock({ $0 }) { database.interrupt() }
    }

    /// Throws where an interruption was asked for: between statements nothing else would notice.
    func check() throws(JobError) {
        if isRequested.withLock({ $0 }) { throw .interrupted }
    }
}
